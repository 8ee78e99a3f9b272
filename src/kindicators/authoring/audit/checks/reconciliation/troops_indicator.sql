-- title: The indicator of US forces in Korea has one value for every count of the Department of Defense, and it is
-- the count.
-- why: The best-known package of troop data once gave Korea's figures doubled, because two rows of one period were
-- added.
WITH shown AS (
    SELECT
        deployment_id,
        counted.value,
        list(shown.value::BIGINT ORDER BY shown.value) FILTER (WHERE shown.value IS NOT NULL) AS shown
    FROM troop_deployments AS counted
    LEFT JOIN usfk_personnel AS shown ON counted.date >= shown.period_start AND counted.date < shown.period_end
    WHERE series = 'dmdc' AND sending_country = 'USA' AND host = 'KOR' AND branch = 'total' AND measure = 'present'
    GROUP BY ALL
)
SELECT
    'troop_deployments' AS table_name,
    deployment_id AS row_id,
    'value' AS column_name,
    value,
    CASE WHEN shown IS DISTINCT FROM [value::BIGINT]
        THEN 'the indicator has ' || coalesce(array_to_string(shown, ' and '), 'nothing') END AS finding
FROM shown
