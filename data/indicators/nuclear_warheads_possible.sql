-- id: nuclear_warheads_possible
-- title: North Korean warheads that the fissile material would allow by estimator
-- topic: Nuclear
-- unit: warheads
-- subject: reporter
-- frequency: report
-- plot: points
-- definition: Warheads for which the fissile material made until then would suffice, by who estimates.
-- choice: Every reporter apart: nothing is averaged.
-- caveats: Material is not weapons: see nuclear_warheads_assembled.
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
WHERE measure = 'warheads_possible'
