-- title: Every year has a figure of the contracts for arms exports, and every year from 2015 to 2019 one of sales.
-- why: The series of contracts was pieced together from many reports, so a lost row would go unseen.
WITH series(measure, first, last) AS (
    VALUES ('contracts_total', 2003, 2025), ('overseas_sales', 2015, 2019)
),
known AS (
    SELECT s.*, list(year(e.period_start)) AS years, arg_min(e.figure_id, e.period_start) AS figure_id
    FROM series AS s
    JOIN arms_exports AS e ON e.measure = s.measure AND e.period_end = e.period_start + INTERVAL 1 YEAR
        AND e.status IN ('reported', 'estimated')
    GROUP BY ALL
),
expected AS (
    SELECT *, unnest(generate_series(first, last)) AS year FROM known
)
SELECT
    'arms_exports' AS table_name,
    figure_id AS row_id,
    'period_start' AS column_name,
    year::VARCHAR AS value,
    CASE WHEN year NOT IN years THEN 'begins a series that has no row for ' || year END AS finding
FROM expected
