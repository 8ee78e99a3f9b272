-- title: What somebody says of US forces in Korea is not further from the nearest count of the Department of
-- Defense than a third of it.
-- why: The political figure of 28,500 stands up to 22 percent above the count, the 30,000 to which Japan rounds 26
-- percent. Twice the count or half of it is a slip.
WITH counted AS (
    SELECT date, value FROM troop_deployments
    WHERE series = 'dmdc' AND sending_country = 'USA' AND host = 'KOR' AND branch = 'total' AND year(date) >= 1957
),
said AS (
    SELECT
        deployment_id, date, if(value IS NULL, if(low IS NULL, 'high', 'low'), 'value') AS column_name,
        coalesce(value, low, high) AS number
    FROM troop_deployments
    WHERE series IS DISTINCT FROM 'dmdc' AND sending_country = 'USA' AND host = 'KOR' AND branch = 'total'
        AND category = 'personnel' AND year(date) >= 1957
        AND measure IN ('present', 'stated_level', 'agreed_level', 'statutory_floor', 'sense_of_congress')
),
nearest AS (
    SELECT said.*, arg_min(counted.value, abs(counted.date - said.date)) AS counted
    FROM said, counted
    GROUP BY ALL
)
SELECT
    'troop_deployments' AS table_name,
    deployment_id AS row_id,
    column_name,
    plain(number) AS value,
    CASE WHEN abs(number / counted - 1) > 0.34
        THEN format('is {:.2f} times the nearest count, {:,}', number / counted, counted) END AS finding
FROM nearest
