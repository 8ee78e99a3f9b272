-- title: Arms exports, shares, ranks and numbers of customers lie where those of the ROK can lie.
-- why: From the least to the most known with a margin, by measure, unit and time: exports were below 1 billion
--   dollars until 2007 and are 10 to 25 today.
WITH ranges(measure, unit, first, last, low, high) AS (
    VALUES ('contracts_total', 'USD', 2000, 2007, 1e8, 1.5e9),
        ('contracts_total', 'USD', 2008, 2020, 5e8, 5e9),
        ('contracts_total', 'USD', 2021, 2030, 5e9, 3e10),
        ('contracts_average', 'USD', 2000, 2007, 1e8, 1e9),
        ('contracts_with_customer', 'USD', 2020, 2030, 1e8, 2e10),
        ('contracts_deferred', 'USD', 2020, 2030, 1e9, 2e10),
        ('contracts_forecast', 'USD', 2025, 2030, 1e10, 5e10),
        ('first_sale', 'USD', 1975, 1975, 1e5, 1e6),
        ('target', 'USD', 2000, 2009, 2e8, 2e9),
        ('target', 'USD', 2010, 2030, 1e9, 3e10),
        ('overseas_sales', 'KRW', 2010, 2030, 5e11, 1e13),
        ('exports_value', 'KRW', 2010, 2030, 5e11, 1e13),
        ('customer_share', 'percent', 2010, 2030, 5, 80),
        ('share', 'percent', 2010, 2030, 1, 5),
        ('share_target', 'percent', 2020, 2030, 3, 10),
        ('rank', 'rank', 2010, 2030, 5, 15),
        ('rank_target', 'rank', 2020, 2030, 1, 10),
        ('customer_countries', 'count', 2000, 2030, 3, 100),
        ('items_in_service', 'count', 2000, 2030, 1000, 3000),
        ('items_sold', 'count', 1999, 2030, 100, 2000)
),
figures AS (
    SELECT e.figure_id, n.column_name, n.number, any_value(r.low) AS low, any_value(r.high) AS high
    FROM arms_exports AS e
    JOIN numbers AS n ON n.table_name = 'arms_exports' AND n.row_id = e.figure_id
    LEFT JOIN ranges AS r ON r.measure = e.measure AND r.unit = e.unit
        AND year(coalesce(e.period_start, e.period_end)) BETWEEN r.first AND r.last
    GROUP BY ALL
)
SELECT
    'arms_exports' AS table_name,
    figure_id AS row_id,
    column_name,
    plain(number) AS value,
    CASE WHEN low IS NULL THEN 'has no range for its measure, unit and year'
        WHEN number NOT BETWEEN low AND high THEN format('lies outside {:,.0f} to {:,.0f}', low, high) END AS finding
FROM figures
