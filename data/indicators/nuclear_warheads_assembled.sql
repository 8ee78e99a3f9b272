-- id: nuclear_warheads_assembled
-- title: Assembled North Korean warheads by estimator
-- topic: Nuclear
-- unit: warheads
-- subject: reporter
-- frequency: report
-- plot: points
-- definition: Warheads that are thought to have been put together at the time, by who estimates.
-- choice: Every reporter apart: nothing is averaged.
-- caveats: Estimates without access to the sites. SIPRI's yearly series may not be redistributed; only its figures of
--   2024 and 2025 are quoted.
-- tables: nuclear_arsenal_estimates
SELECT
    reporter AS subject,
    date AS period_start,
    CASE date_precision WHEN 'year' THEN date + INTERVAL 1 YEAR WHEN 'month' THEN date + INTERVAL 1 MONTH ELSE date + 1 END
        AS period_end,
    value,
    low,
    high,
    'warheads' AS unit,
    source_id AS source_ids
FROM nuclear_arsenal_estimates
WHERE measure = 'warheads_assembled'
