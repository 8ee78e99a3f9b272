-- title: A ROK unit abroad, and all of them together, do not grow by more than 60 percent from one count to the next.
-- why: Parliament caps each unit, and the largest growth was that of the Ashena unit in its first two years. They may
-- shrink as they like before they go home.
WITH counted AS (
    SELECT
        deployment_id, date, value,
        lag(value) OVER (PARTITION BY host, force ORDER BY date) AS before,
        lag(date) OVER (PARTITION BY host, force ORDER BY date) AS date_before
    FROM troop_deployments
    WHERE sending_country = 'KOR' AND host NOT IN ('KOR', 'south-vietnam') AND category = 'personnel'
        AND measure IN ('present', 'initial') AND (force IS NOT NULL OR host = 'world')
        -- The figure of 2000 counts UN peacekeeping only.
        AND NOT (host = 'world' AND date < DATE '2006-01-01')
)
SELECT
    'troop_deployments' AS table_name,
    deployment_id AS row_id,
    'value' AS column_name,
    value,
    CASE WHEN value > before * 1.6
        THEN format('is {:.2f} times the count of {}', value / before, date_before) END AS finding
FROM counted
WHERE before IS NOT NULL
