-- title: An index of prices rises by the inflation that is stated of the same year.
-- why: Two tables of two makers, so an error in one shows. Rates of national offices have one decimal; the World
--   Bank's US deflator follows other rounding before 1970, by up to 0.3 points.
WITH years AS (
    SELECT
        country,
        measure,
        reporter,
        vintage,
        year(period_start) AS year,
        figure_id,
        value,
        100 * (value / lag(value) OVER s - 1) AS rise
    FROM economic_context
    WHERE measure IN ('consumer_price_index', 'gdp_deflator') AND month(period_start) = 1
        AND period_end = period_start + INTERVAL 1 YEAR
    WINDOW s AS (PARTITION BY country, measure, reporter ORDER BY period_start)
),
pairs AS (
    SELECT y.figure_id, y.value, y.rise, i.value AS stated, CASE WHEN i.value = round(i.value, 1) THEN 0.07
        WHEN y.measure = 'gdp_deflator' AND y.country = 'USA' AND y.year <= 1970 THEN 0.35 ELSE 0.02 END AS tolerance
    FROM years AS y
    JOIN economic_context AS i ON i.country = y.country AND year(i.period_start) = y.year
        AND i.measure = CASE y.measure WHEN 'gdp_deflator' THEN 'gdp_deflator_inflation'
            ELSE 'consumer_price_inflation' END
    WHERE y.rise IS NOT NULL
)
SELECT
    'economic_context' AS table_name,
    figure_id AS row_id,
    'value' AS column_name,
    plain(value) AS value,
    CASE WHEN abs(rise - stated) > tolerance THEN format('rises by {:.2f} percent; {:.2f} is stated', rise, stated)
    END AS finding
FROM pairs
