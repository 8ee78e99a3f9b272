-- id: nuclear_plutonium_kg
-- title: North Korean plutonium by estimator
-- topic: Nuclear
-- unit: kg
-- subject: reporter
-- frequency: report
-- plot: points
-- definition: Separated plutonium held at the time, in kilograms, by who estimates.
-- choice: Every reporter apart: nothing is averaged.
-- caveats: The ministry's White Papers held to 40 kg from 2008 to 2014: that figure stands at 2008 only. What was made,
--   separated or not, is left out.
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
WHERE measure = 'plutonium_kg'
