-- id: nuclear_heu_kg
-- title: North Korean highly enriched uranium by estimator
-- topic: Nuclear
-- unit: kg
-- subject: reporter
-- frequency: report
-- plot: points
-- definition: Highly enriched uranium held at the time, in kilograms, by who estimates.
-- choice: Every reporter apart: nothing is averaged.
-- caveats: The number of enrichment plants is itself an estimate: the range of isis-ngo spans one plant and two.
-- tables: nuclear_arsenal_estimates
SELECT
    reporter AS subject,
    date AS period_start,
    CASE date_precision WHEN 'year' THEN date + INTERVAL 1 YEAR WHEN 'month' THEN date + INTERVAL 1 MONTH ELSE date + 1 END
        AS period_end,
    value,
    low,
    high,
    'kg' AS unit,
    source_id AS source_ids
FROM nuclear_arsenal_estimates
WHERE measure = 'heu_kg'
