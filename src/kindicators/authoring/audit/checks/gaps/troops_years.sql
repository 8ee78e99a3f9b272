-- title: US forces in Korea are counted for every year since 1950 and every quarter since the end of 2013, with all
-- four services each September.
-- why: The Department of Defense has given yearly counts since 1950 and quarterly ones since 2008. Where its files
-- have a hole, the series `kane` has the year.
WITH years AS (
    SELECT year, max(deployment_id) AS row_id
    FROM range(1950, 2026) AS years(year)
    LEFT JOIN troop_deployments
        ON year(date) = year AND sending_country = 'USA' AND host = 'KOR' AND branch = 'total' AND measure = 'present'
        AND series IN ('dmdc', 'kane')
    GROUP BY year
),
quarters AS (
    SELECT last_day(quarter + INTERVAL 2 MONTH) AS day, hosts.host, max(deployment_id) AS row_id
    FROM range(DATE '2013-10-01', DATE '2025-12-01', INTERVAL 3 MONTH) AS quarters(quarter)
    CROSS JOIN (VALUES ('KOR'), ('JPN')) AS hosts(host)
    LEFT JOIN troop_deployments
        ON date = last_day(quarter + INTERVAL 2 MONTH) AND sending_country = 'USA'
        AND troop_deployments.host = hosts.host AND branch = 'total' AND series = 'dmdc'
    GROUP BY ALL
),
services AS (
    SELECT
        max(deployment_id) FILTER (WHERE branch = 'total') AS row_id, date, host,
        list_filter(
            ['army', 'navy', 'marine_corps', 'air_force'],
            lambda service: NOT list_contains(list(replace(branch, 'air_and_space', 'air')), service)
        ) AS missing
    FROM troop_deployments
    WHERE series = 'dmdc' AND month(date) = 9
    GROUP BY date, host
)
SELECT
    'troop_deployments' AS table_name,
    coalesce(row_id, 'usa-kor-' || year) AS row_id,
    'date' AS column_name,
    year::VARCHAR AS value,
    CASE WHEN row_id IS NULL THEN 'no count of US forces in Korea in that year' END AS finding
FROM years
UNION ALL
SELECT
    'troop_deployments', coalesce(row_id, 'usa-' || lower(host) || '-dmdc-' || day || '-total'), 'date', day::VARCHAR,
    CASE WHEN row_id IS NULL AND day NOT BETWEEN DATE '2022-12-31' AND DATE '2023-06-30'
        THEN 'no count of that quarter' END
FROM quarters
UNION ALL
SELECT
    'troop_deployments', row_id, 'branch', date::VARCHAR,
    CASE WHEN len(missing) > 0 THEN 'has no ' || array_to_string(missing, ' and ') END
FROM services
