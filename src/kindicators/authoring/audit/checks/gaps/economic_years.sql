-- title: The yearly series of prices, rates and products that other indicators rest on are whole.
-- why: A missing year would take away the dollars, the constant prices or the shares of that year without a word.
WITH series(country, measure, unit, reporter, first, last) AS (
    VALUES ('KOR', 'consumer_price_index', 'index', 'world-bank', 1960, 2024),
        ('KOR', 'consumer_price_index', 'index', 'rok-kostat', 2021, 2025),
        ('KOR', 'consumer_price_inflation', 'percent', 'world-bank', 1960, 2024),
        ('KOR', 'consumer_price_inflation', 'percent', 'rok-kostat', 2021, 2025),
        ('KOR', 'gdp_deflator', 'index', 'world-bank', 1960, 2023),
        ('KOR', 'gdp_deflator_inflation', 'percent', 'world-bank', 1961, 2023),
        ('KOR', 'gdp_nominal', 'KRW', 'world-bank', 1960, 2023),
        ('KOR', 'gdp_nominal', 'USD', 'world-bank', 1960, 2023),
        ('KOR', 'exchange_rate_average', 'KRW_per_USD', 'us-federal-reserve', 1981, 2025),
        ('USA', 'consumer_price_index', 'index', 'us-bls', 1953, 2025),
        ('USA', 'consumer_price_inflation', 'percent', 'world-bank', 1960, 2024),
        ('USA', 'gdp_deflator', 'index', 'us-bea', 1953, 2024),
        ('USA', 'gdp_deflator_inflation', 'percent', 'world-bank', 1961, 2023),
        ('USA', 'gdp_nominal', 'USD', 'us-bea', 1953, 2023)
),
known AS (
    SELECT s.*, list(year(e.period_start)) AS years, arg_min(e.figure_id, e.period_start) AS figure_id
    FROM series AS s
    JOIN economic_context AS e USING (country, measure, unit, reporter)
    GROUP BY ALL
),
expected AS (
    SELECT *, unnest(generate_series(first, last)) AS year FROM known
)
SELECT
    'economic_context' AS table_name,
    figure_id AS row_id,
    'period_start' AS column_name,
    year::VARCHAR AS value,
    CASE WHEN year NOT IN years THEN 'begins a series that has no row for ' || year END AS finding
FROM expected
