-- id: nuclear_warheads_unspecified
-- title: North Korean warheads by estimators who do not say whether they are assembled
-- topic: Nuclear
-- unit: warheads
-- subject: reporter
-- frequency: report
-- plot: points
-- definition: Warheads or weapons, by who estimates, where the source does not say whether they are assembled or
--   possible.
-- choice: Every reporter apart: nothing is averaged.
-- caveats: Not comparable with nuclear_warheads_assembled or nuclear_warheads_possible.
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
WHERE measure = 'warheads_unspecified'
