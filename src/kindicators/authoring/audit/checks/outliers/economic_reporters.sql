-- title: Two makers of one rate, price or product differ by little.
-- why: New York and Seoul differ by less than half a percent a year, and so do the price indices; GDP on base 2020 is
--   6 to 8 percent larger than on base 2015, and revisions of it stay within a percent.
WITH pairs AS (
    SELECT
        a.figure_id,
        a.value,
        a.value / b.value AS ratio,
        CASE WHEN a.measure IN ('gdp_nominal', 'gni_per_capita') THEN 0.09 ELSE 0.005 END AS tolerance,
        b.reporter
    FROM economic_context AS a
    JOIN economic_context AS b ON b.country = a.country AND b.measure = a.measure AND b.unit = a.unit
        AND b.period_start = a.period_start AND b.period_end = a.period_end AND b.figure_id <> a.figure_id
        AND b.base_year IS NOT DISTINCT FROM a.base_year AND b.counterpart IS NOT DISTINCT FROM a.counterpart
    WHERE a.unit <> 'percent' AND a.measure <> 'wage_annual'
)
SELECT
    'economic_context' AS table_name,
    figure_id AS row_id,
    'value' AS column_name,
    plain(value) AS value,
    CASE WHEN abs(ratio - 1) > tolerance THEN format('is {:.3f} times the figure of {}', ratio, reporter) END AS finding
FROM pairs
