-- id: unsc_dprk_resolutions
-- title: Security Council resolutions of the sanctions on North Korea adopted so far
-- topic: Sanctions
-- unit: resolutions
-- subject: sanctions (impose or widen sanctions or extend the lists) or panel_mandate (only extend the Panel of
--   Experts)
-- frequency: change
-- plot: step
-- definition: Resolutions adopted since 1718 of 14 October 2006, which began the sanctions, counted from the day of
--   the vote in New York.
-- choice: A resolution is one row whoever reports it. One that reacts to a test or launch (column trigger) is counted
--   as of sanctions, a routine extension as panel_mandate.
-- caveats: 1695 of July 2006 and 825 of 1993, which impose no sanctions, are left out, and so are vetoed drafts. The
--   mandate of the Panel ended on 30 April 2024; its resolutions stay counted.
-- tables: sanctions_resolutions
WITH adopted AS (
    SELECT CASE WHEN "trigger" IS NULL THEN 'panel_mandate' ELSE 'sanctions' END AS subject, date, source_id
    FROM sanctions_resolutions
    WHERE kind = 'resolution' AND status = 'adopted' AND date >= DATE '2006-10-14'
)
SELECT
    latest.subject,
    latest.date AS period_start,
    lead(latest.date) OVER (PARTITION BY latest.subject ORDER BY latest.date) AS period_end,
    count(*) AS value,
    NULL AS low,
    NULL AS high,
    'resolutions' AS unit,
    string_agg(DISTINCT so_far.source_id, '; ' ORDER BY so_far.source_id) AS source_ids
FROM adopted AS latest
JOIN adopted AS so_far ON so_far.subject = latest.subject AND so_far.date <= latest.date
GROUP BY latest.subject, latest.date
