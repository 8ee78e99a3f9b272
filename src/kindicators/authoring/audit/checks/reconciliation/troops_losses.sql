-- title: Dead, wounded, missing and captured add up to the casualties, and killed and wounded to the figure of
-- both.
-- why: A reporter who gives all parts of one day gives a sum of them. The tables of the ROK White Paper of 2000
-- hold for every country.
WITH said AS (
    PIVOT (
        SELECT sending_country, host, force, date, reporter, series, category, value, deployment_id
        FROM troop_deployments
        WHERE measure = 'cumulative' AND branch = 'total' AND value IS NOT NULL
    )
    ON category IN (
        'deaths_all_causes', 'killed', 'wounded', 'missing', 'captured', 'casualties', 'killed_and_wounded'
    )
    USING max(value) AS v, max(deployment_id) AS id
    GROUP BY sending_country, host, force, date, reporter, series
),
sums AS (
    SELECT
        casualties_id AS row_id, casualties_v AS whole,
        deaths_all_causes_v + wounded_v + missing_v + captured_v AS parts
    FROM said
    UNION ALL
    SELECT killed_and_wounded_id, killed_and_wounded_v, killed_v + wounded_v FROM said
)
SELECT
    'troop_deployments' AS table_name,
    row_id,
    'value' AS column_name,
    plain(whole) AS value,
    CASE WHEN parts <> whole THEN format('the parts add up to {:,}, not {:,}', parts, whole) END AS finding
FROM sums
WHERE parts IS NOT NULL AND whole IS NOT NULL
