-- id: nuclear_warheads_projected
-- title: Projections of the number of North Korean warheads
-- topic: Nuclear
-- unit: warheads
-- subject: reporter
-- frequency: report
-- plot: points
-- definition: Warheads expected for a year, by who projects. The period is the year projected to, not that of the
--   statement.
-- choice: Every reporter apart, with its last projection for a year; a reporter's several cases are one range.
-- caveats: Forecasts, most of them upper ends. Goals that North Korea is thought to have are left out.
-- tables: nuclear_arsenal_estimates
SELECT
    reporter AS subject,
    target_date AS period_start,
    make_date(year(target_date) + 1, 1, 1) AS period_end,
    NULL AS value,
    min(coalesce(low, value)) AS low,
    max(coalesce(high, value)) AS high,
    'warheads' AS unit,
    string_agg(DISTINCT source_id, '; ' ORDER BY source_id) AS source_ids
FROM nuclear_arsenal_estimates
WHERE measure = 'warheads_projected'
GROUP BY reporter, target_date, reported_on
QUALIFY row_number() OVER (PARTITION BY reporter, target_date ORDER BY reported_on DESC) = 1
