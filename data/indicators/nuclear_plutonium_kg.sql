-- title: North Korean weapons plutonium by estimator
-- topic: Nuclear
-- unit: kg
-- subject: reporter
-- frequency: report
-- plot: points
-- definition: Plutonium held for weapons at the time, in kilograms, by who estimates.
-- choice: Every reporter apart: nothing is averaged.
-- caveats: The White Papers' figures rest on statements in their text; institutes deduct what tests have used.
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
WHERE metric = 'plutonium_kg'
