-- title: Reporters who say within three weeks how many North Korean soldiers were sent to Russia, or were lost
-- there, are not further from the median than a factor of four.
-- why: Estimates of the first weeks ran from 3,000 to 12,000, as troops arrived, and losses from 1,000 to 4,000;
-- ten times as many were nobody's estimate.
WITH said AS (
    SELECT
        deployment_id, category, latest(date, date_precision, false) AS day,
        if(value IS NULL, if(low IS NULL, 'high', 'low'), 'value') AS column_name,
        coalesce(value, low, high) AS number,
        CASE
            WHEN category = 'personnel' AND measure IN ('present', 'cumulative', 'deployed', 'planned', 'initial')
                THEN 'people'
            WHEN category IN ('casualties', 'killed_and_wounded') AND period_end IS NULL THEN 'losses'
            WHEN category = 'killed' AND measure = 'cumulative' THEN 'killed'
        END AS kind
    FROM troop_deployments
    WHERE sending_country = 'PRK' AND host = 'RUS' AND branch = 'total' AND unit = 'persons'
        AND coalesce(value, low, high) IS NOT NULL
        AND (place IS NULL OR category <> 'personnel')
)
SELECT
    'troop_deployments' AS table_name,
    one.deployment_id AS row_id,
    one.column_name,
    one.number AS value,
    CASE WHEN one.number / median(other.number) NOT BETWEEN 0.25 AND 4
        THEN format('is {:.2f} times the median of {} others', one.number / median(other.number), count(*))
            END AS finding
FROM said AS one
JOIN said AS other ON other.kind = one.kind AND other.deployment_id <> one.deployment_id
    AND abs(other.day - one.day) <= 21
WHERE one.kind IS NOT NULL
GROUP BY one.deployment_id, one.column_name, one.number
