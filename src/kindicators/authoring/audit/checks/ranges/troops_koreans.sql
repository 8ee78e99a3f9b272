-- title: Figures on ROK and North Korean troops abroad lie where figures of their kind can lie.
-- why: The ROK sent 50,000 to Vietnam at most and has sent units of 20 to 3,800 people since; the largest estimate
-- of North Koreans in Russia is that of up to 30,000 planned. Losses are bounded by the largest estimates.
WITH allowed(sending_country, host, kind, lowest, highest) AS (
    VALUES
        ('KOR', 'south-vietnam', 'all who served', 100000, 330000),
        ('KOR', 'south-vietnam', 'people', 140, 50000),
        ('KOR', 'south-vietnam', 'losses', 2, 11500),
        ('KOR', 'world', 'all who served', 2500, 65000),
        ('KOR', 'world', 'people', 30, 4000),
        ('KOR', 'unit', 'all who served', 150, 20000),
        ('KOR', 'unit', 'people', 20, 4000),
        ('PRK', 'RUS', 'all who served', 3000, 20000),
        ('PRK', 'RUS', 'people', 500, 30000),
        ('PRK', 'RUS', 'losses', 30, 6500),
        ('PRK', 'RUS', 'missing or captured', 2, 10),
        ('PRK', 'RUS', 'of one regiment', 5, 100),
        ('PRK', 'RUS', 'officers', 3, 500),
        ('PRK', 'north-vietnam', 'people', 100, 400),
        ('PRK', 'north-vietnam', 'all who served', 100, 400),
        ('PRK', 'north-vietnam', 'pilots', 20, 800),
        ('PRK', 'north-vietnam', 'losses', 10, 20),
        ('PRK', 'EGY', 'pilots', 20, 40),
        ('PRK', 'EGY', 'losses', 1, 5)
),
said AS (
    UNPIVOT (
        SELECT
            deployment_id, sending_country,
            CASE WHEN sending_country = 'PRK' OR host IN ('south-vietnam', 'world') THEN host ELSE 'unit' END AS host,
            CASE
                WHEN category = 'personnel' AND measure = 'cumulative' THEN 'all who served'
                WHEN category = 'personnel' THEN 'people'
                WHEN category IN ('officers', 'pilots') THEN category
                WHEN host = 'RUS' AND category IN ('missing', 'captured') THEN 'missing or captured'
                WHEN host = 'RUS' AND force IS NOT NULL THEN 'of one regiment'
                ELSE 'losses'
            END AS kind,
            value, low, high
        FROM troop_deployments
        WHERE sending_country IN ('KOR', 'PRK') AND host <> 'KOR'
    ) ON value, low, high INTO NAME column_name VALUE number
)
SELECT
    'troop_deployments' AS table_name,
    deployment_id AS row_id,
    column_name,
    plain(number) AS value,
    CASE
        WHEN lowest IS NULL THEN 'no range is stated for figures of this kind'
        WHEN number NOT BETWEEN lowest AND highest THEN format('is not from {:,} to {:,}', lowest, highest)
    END AS finding
FROM said LEFT JOIN allowed USING (sending_country, host, kind)
