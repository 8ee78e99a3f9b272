-- title: In the Korean War the strength of a day is less than all who served, losses are less than two in five of
-- them, and no nation but the United States and the ROK sent more than 85,000 or lost more than 5,000.
-- why: The largest other contingent was the British with 81,084 by its own count; the heaviest share of losses in
-- the ROK White Paper of 2000 is below a quarter.
WITH served AS (
    SELECT sending_country, max(coalesce(high, value, low)) AS served
    FROM troop_deployments
    WHERE host = 'KOR' AND category = 'personnel' AND measure = 'cumulative' AND year(date) BETWEEN 1950 AND 1954
    GROUP BY sending_country
)
SELECT
    'troop_deployments' AS table_name,
    deployment_id AS row_id,
    column_name,
    plain(number) AS value,
    CASE
        WHEN number > CASE
            WHEN sending_country IN ('unc', 'un-and-rok-forces') THEN 2000000
            WHEN sending_country = 'USA' THEN 1800000
            WHEN sending_country = 'KOR' THEN 700000
            WHEN sending_country = 'unc-other-contingents' THEN 150000
            WHEN category = 'personnel' THEN 85000
            ELSE 5000
        END THEN 'is more than such a contingent had or lost'
        WHEN category = 'personnel' AND measure <> 'cumulative' AND number > served * 1.02
            THEN format('is more than the {:,} who served', served)
        WHEN category <> 'personnel' AND number > served * 0.4 THEN format('is much of the {:,} who served', served)
        WHEN category = 'personnel' AND measure = 'cumulative' AND number < served * 0.1 AND branch = 'total'
            THEN format('is a small part of the {:,} of another reporter', served)
    END AS finding
FROM (
    UNPIVOT (
        SELECT t.*, served FROM troop_deployments AS t LEFT JOIN served USING (sending_country)
        WHERE host = 'KOR' AND (force IN ('unc', 'rok-armed-forces') OR sending_country IN ('un-and-rok-forces', 'DEU'))
    ) ON value, low, high INTO NAME column_name VALUE number
)
