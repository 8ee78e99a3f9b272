-- id: scm_held
-- title: Security Consultative Meetings held in a year
-- topic: Alliance
-- unit: meetings
-- subject: scm
-- frequency: year
-- plot: bars
-- definition: Security Consultative Meetings of the defence ministers of the ROK and the US in a calendar year. The
--   first three had another name.
-- choice: A meeting is one row whoever reports it.
-- caveats: 1980 and 1998 had none, 1999 had two, the first of them put off from 1998. All meetings from 1968 to 2025
--   are known. A year that is not over ends with the last meeting known of any ROK-US body. 2026 has no row: no
--   source says whether the planned meeting was held.
-- tables: alliance_meetings
SELECT
    'scm' AS subject,
    date_trunc('year', start_date) AS period_start,
    -- The year that is not over ends with the last meeting of any body; that there was none is said of a whole year.
    CASE WHEN count(*) FILTER (WHERE status = 'held') = 0 THEN make_date(year(start_date) + 1, 1, 1)
        ELSE least(
            make_date(year(start_date) + 1, 1, 1),
            (SELECT max(end_date) + 1 FROM alliance_meetings WHERE status = 'held' AND end_date_precision = 'day')
        ) END AS period_end,
    count(*) FILTER (WHERE status = 'held') AS value,
    NULL AS low,
    NULL AS high,
    'meetings' AS unit,
    string_agg(DISTINCT source_id, '; ' ORDER BY source_id) AS source_ids
FROM alliance_meetings
-- A year without a meeting has a row of its own that says so.
WHERE body = 'scm' AND status IN ('held', 'not_held', 'postponed')
GROUP BY year(start_date), date_trunc('year', start_date)
