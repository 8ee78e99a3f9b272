-- title: Rates, prices, products and wages lie where such figures can lie.
-- why: The dollar cost 686 to 1,529 won since 1981; the ranges leave less than a factor of ten beyond the figures
--   known, so that a unit of thousands falls out. An index is 100 in its base year (the US one, 1982 to 1984, within
--   5 of it).
WITH ranges(measure, unit, low, high) AS (
    VALUES ('exchange_rate_average', 'KRW_per_USD', 600, 1700),
        ('consumer_price_index', 'index', 1, 400),
        ('consumer_price_inflation', 'percent', -2, 35),
        ('gdp_deflator', 'index', 0.5, 150),
        ('gdp_deflator_inflation', 'percent', -3, 35),
        ('gdp_nominal', 'KRW', 4e10, 4e15),
        ('gdp_nominal', 'USD', 2e9, 3.5e13),
        ('gdp_real_growth', 'percent', -8, 16),
        ('gni_per_capita', 'KRW', 1e7, 1e8),
        ('gni_per_capita', 'USD', 1e4, 6e4),
        ('gni', 'USD', 1e10, 5e10),
        ('wage_annual', 'PPP_USD', 2e4, 1e5),
        ('wage_gap', 'percent', 0, 60)
),
figures AS (
    SELECT
        e.figure_id,
        n.column_name,
        n.number,
        CASE WHEN e.base_year <> year(e.period_start) OR e.base_year IS NULL THEN r.low
            WHEN e.vintage LIKE '%1982-84%' THEN 95 ELSE 100 END AS low,
        CASE WHEN e.base_year = year(e.period_start) THEN 100 ELSE r.high END AS high
    FROM economic_context AS e
    JOIN numbers AS n ON n.table_name = 'economic_context' AND n.row_id = e.figure_id
        AND n.column_name IN ('value', 'low', 'high')
    LEFT JOIN ranges AS r USING (measure, unit)
)
SELECT
    'economic_context' AS table_name,
    figure_id AS row_id,
    column_name,
    plain(number) AS value,
    CASE WHEN low IS NULL THEN 'has no range for its measure and unit'
        WHEN number NOT BETWEEN low AND high THEN format('lies outside {:,.0f} to {:,.0f}', low, high) END AS finding
FROM figures
