-- title: The gap between the wages of two countries is what the two wages make.
-- why: Both are printed in one report: wages in whole dollars, the gap with one decimal.
SELECT
    'economic_context' AS table_name,
    g.figure_id AS row_id,
    'value' AS column_name,
    g.value::VARCHAR AS value,
    CASE WHEN abs(100 * (a.value / b.value - 1) - g.value) > 0.06
        THEN format('is stated; the wages make {:.2f}', 100 * (a.value / b.value - 1)) END AS finding
FROM economic_context AS g
JOIN economic_context AS a ON a.measure = 'wage_annual' AND a.country = g.country AND a.vintage = g.vintage
    AND a.period_start = g.period_start
JOIN economic_context AS b ON b.measure = 'wage_annual' AND b.country = g.counterpart AND b.vintage = g.vintage
    AND b.period_start = g.period_start
WHERE g.measure = 'wage_gap'
