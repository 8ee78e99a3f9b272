-- title: US forces abroad do not change by more than a third from one year to the next, and those in Japan by more
-- than a fourth, outside the wars of 1950 and 2003.
-- why: These are the yearly series `troopdata-world-sum` and `kane`: a year that slipped or a figure that was
-- doubled shows.
WITH counted AS (
    SELECT
        deployment_id, host, series, date, value,
        lag(value) OVER (PARTITION BY host, series ORDER BY date) AS before,
        lag(date) OVER (PARTITION BY host, series ORDER BY date) AS date_before
    FROM troop_deployments
    WHERE series = 'troopdata-world-sum' OR (series = 'kane' AND host IN ('JPN', 'KOR'))
)
SELECT
    'troop_deployments' AS table_name,
    deployment_id AS row_id,
    'value' AS column_name,
    value,
    CASE WHEN (value > before * 4 / 3 OR value < before * 2 / 3)
        AND year(date) - year(date_before) <= 2
        AND NOT (year(date) IN (1951, 2003))
        THEN format('is {:.2f} times the figure of {}', value / before, year(date_before)) END AS finding
FROM counted
WHERE before IS NOT NULL
