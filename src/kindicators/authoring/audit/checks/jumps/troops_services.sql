-- title: Army, air force and civilians in Korea and the air force in Japan do not change by more than a third from
-- one yearly count to the next, outside the known cuts and build-ups.
-- why: The small navy and marine detachments in Korea, and ships' crews and marines in Japan, follow exercises and
-- double at times; the others do not.
WITH counted AS (
    SELECT
        deployment_id, host, branch, date, value,
        lag(value) OVER (PARTITION BY host, branch ORDER BY date) AS before,
        lag(date) OVER (PARTITION BY host, branch ORDER BY date) AS date_before
    FROM troop_deployments
    WHERE sending_country = 'USA' AND series = 'dmdc' AND category = 'personnel' AND measure = 'present'
        AND (host = 'KOR' AND branch IN ('army', 'air_force', 'civilian')
            OR host = 'JPN' AND branch = 'air_force')
)
SELECT
    'troop_deployments' AS table_name,
    deployment_id AS row_id,
    'value' AS column_name,
    value,
    CASE WHEN (value > before * 4 / 3 OR value < before * 3 / 4)
        AND NOT (
            host = 'KOR'
            AND (year(date) BETWEEN 1953 AND 1958 OR year(date) BETWEEN 1966 AND 1971 OR year(date) = 2005)
        )
        THEN format('is {:.2f} times the count of {}', value / before, date_before) END AS finding
FROM counted
WHERE before IS NOT NULL
