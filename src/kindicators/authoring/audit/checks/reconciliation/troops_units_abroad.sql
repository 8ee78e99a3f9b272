-- title: The ROK units abroad are together not more than all ROK troops abroad, and the units of a country not more
-- than the troops there.
-- why: The White Papers give both for the same day; what is left over are people who serve alone.
WITH present AS (
    SELECT * FROM troop_deployments
    WHERE sending_country = 'KOR' AND measure = 'present' AND category = 'personnel' AND reporter = 'rok-mnd'
        AND host NOT IN ('KOR', 'south-vietnam')
),
sums AS (
    SELECT w.deployment_id AS row_id, w.value AS whole, sum(u.value) AS parts
    FROM present AS w
    JOIN present AS u ON u.date = w.date AND u.host <> 'world' AND u.force IS NOT NULL
    WHERE w.host = 'world' AND (w.force IS NULL OR w.force = 'rok-units-abroad')
    GROUP BY ALL
    UNION ALL
    SELECT w.deployment_id, w.value, sum(u.value)
    FROM present AS w
    JOIN present AS u ON u.date = w.date AND u.host = w.host AND u.force IS NOT NULL
    WHERE w.host <> 'world' AND w.force IS NULL
    GROUP BY ALL
)
SELECT
    'troop_deployments' AS table_name,
    row_id,
    'value' AS column_name,
    plain(whole) AS value,
    CASE
        WHEN parts > whole THEN format('the units add up to {:,}, which is more than {:,}', parts::BIGINT, whole)
        WHEN parts < whole * 0.2 THEN format('the units add up to {:,}, a small part of {:,}', parts::BIGINT, whole)
    END AS finding
FROM sums
