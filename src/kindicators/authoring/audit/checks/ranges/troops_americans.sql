-- title: Figures on US forces in Korea, Japan and the world lie where figures of their service and time can lie.
-- why: The counts of the Department of Defense since 1957 run from 22,844 to 71,043 in Korea and, since 1974, from
-- 32,803 to 71,567 in Japan; the services vary more. A figure in thousands, or one that was doubled, falls outside
-- most of these ranges.
WITH allowed(host, kind, branch, since, until, lowest, highest) AS (
    VALUES
        ('KOR', 'counted', 'total', 1957, 2100, 20000, 75000),
        ('KOR', 'counted', 'army', 1957, 2100, 13000, 65000),
        ('KOR', 'counted', 'air_force', 1957, 2100, 3500, 12500),
        ('KOR', 'counted', 'air_and_space_force', 2020, 2100, 7000, 9000),
        ('KOR', 'counted', 'navy', 1957, 2100, 150, 1300),
        ('KOR', 'counted', 'marine_corps', 1957, 2100, 20, 1600),
        ('KOR', 'counted', 'coast_guard', 2008, 2100, 1, 5),
        ('KOR', 'counted', 'space_force', 2020, 2100, 40, 150),
        ('KOR', 'counted', 'civilian', 2008, 2100, 2500, 4000),
        ('KOR', 'counted', 'reserve', 2008, 2100, 5, 600),
        ('KOR', 'counted', 'total', 1953, 1956, 60000, 330000),
        ('KOR', 'counted', 'army', 1953, 1956, 50000, 310000),
        ('KOR', 'counted', 'air_force', 1953, 1956, 8000, 50000),
        ('KOR', 'counted', 'marine_corps', 1953, 1956, 100, 35000),
        ('KOR', 'counted', 'navy', 1953, 1956, 200, 3500),
        ('KOR', 'counted', 'total', 1951, 1952, 300000, 330000),
        ('KOR', 'counted', 'total', 1948, 1950, 400, 10000),
        ('KOR', 'counted', 'army', 1948, 1950, 400, 10000),
        ('KOR', 'counted', 'air_force', 1948, 1950, 1, 100),
        ('KOR', 'counted', 'navy', 1948, 1950, 1, 100),
        ('KOR', 'counted', 'marine_corps', 1948, 1950, 1, 100),
        ('KOR', 'level', 'total', 1989, 2100, 20000, 40000),
        ('KOR', 'change', 'total', 1970, 2100, 2000, 20000),
        ('KOR', 'change', 'army', 2000, 2100, 2000, 10000),
        ('KOR', 'change', 'combat', 1970, 1990, 500, 1000),
        ('KOR', 'proposed', 'total', 2000, 2100, 5000, 28500),
        ('KOR', 'reinforcement', 'total', 1990, 2100, 400000, 700000),
        ('JPN', 'counted', 'total', 1974, 2100, 32000, 72000),
        ('JPN', 'counted', 'total', 1950, 1973, 50000, 215000),
        ('JPN', 'counted', 'army', 1974, 2100, 1500, 8000),
        ('JPN', 'counted', 'air_force', 1974, 2100, 10000, 18000),
        ('JPN', 'counted', 'air_and_space_force', 2020, 2100, 10000, 15000),
        ('JPN', 'counted', 'navy', 1974, 2100, 3500, 22500),
        ('JPN', 'counted', 'marine_corps', 1974, 2100, 9500, 26000),
        ('JPN', 'counted', 'coast_guard', 2008, 2100, 10, 30),
        ('JPN', 'counted', 'space_force', 2020, 2100, 50, 250),
        ('world', 'counted', 'total', 1950, 2100, 140000, 1500000)
),
said AS (
    UNPIVOT (
        SELECT
            deployment_id, host, branch, year(date) AS year,
            CASE
                WHEN measure = 'present' THEN 'counted'
                WHEN measure IN ('stated_level', 'agreed_level', 'statutory_floor', 'sense_of_congress', 'planned')
                    THEN 'level'
                WHEN measure LIKE '%reduction' THEN 'change'
                WHEN measure = 'wartime_augmentation' THEN 'reinforcement'
                WHEN measure = 'proposed' THEN 'proposed'
            END AS kind,
            value, low, high
        FROM troop_deployments
        WHERE sending_country = 'USA' AND host IN ('KOR', 'JPN', 'world') AND category = 'personnel'
            AND unit = 'persons'
            AND force IS DISTINCT FROM 'unc' AND force IS DISTINCT FROM 'kmag'
    ) ON value, low, high INTO NAME column_name VALUE number
)
SELECT
    'troop_deployments' AS table_name,
    deployment_id AS row_id,
    column_name,
    plain(number) AS value,
    CASE
        WHEN lowest IS NULL THEN 'no range is stated for figures of this kind and time'
        WHEN number NOT BETWEEN lowest AND highest
            THEN format('is not from {:,} to {:,}', lowest, highest)
    END AS finding
FROM said
LEFT JOIN allowed
    ON allowed.host = said.host AND allowed.kind = said.kind AND allowed.branch = said.branch
    AND said.year BETWEEN since AND until
WHERE said.kind IS NOT NULL
