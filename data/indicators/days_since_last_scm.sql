-- id: days_since_last_scm
-- title: Days since the last Security Consultative Meeting
-- topic: Alliance
-- unit: days
-- subject: scm
-- frequency: day
-- plot: line
-- definition: Whole days from the last day of the most recent Security Consultative Meeting of the defence ministers
--   of the ROK and the US (at the place of the meeting) to the day; 0 on a last day. The first three had another
--   name.
-- choice: A meeting is one row whoever reports it. Planned and postponed meetings do not count.
-- caveats: To the last meeting of any ROK-US body that is known; whether the 58th, planned for October 2026, was held
--   is not known.
-- tables: alliance_meetings
WITH scm AS (
    SELECT end_date, source_id FROM alliance_meetings WHERE body = 'scm' AND status = 'held' AND end_date_precision = 'day'
),
span AS (
    SELECT
        (SELECT min(end_date) FROM scm) AS first_day,
        (SELECT max(end_date) FROM alliance_meetings WHERE status = 'held' AND end_date_precision = 'day') AS last_day
)
SELECT
    'scm' AS subject,
    day::DATE AS period_start,
    day::DATE + 1 AS period_end,
    day::DATE - end_date AS value,
    NULL AS low,
    NULL AS high,
    'days' AS unit,
    source_id AS source_ids
FROM (
    SELECT unnest(generate_series(first_day::TIMESTAMP, last_day::TIMESTAMP, INTERVAL 1 DAY)) AS day FROM span
) AS days
ASOF JOIN scm ON days.day >= scm.end_date
