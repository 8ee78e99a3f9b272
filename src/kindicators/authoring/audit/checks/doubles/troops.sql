-- title: A reporter has one figure for one force, branch, kind and day.
-- why: Two are one entered twice, or one that belongs to another branch, place or day. What their notes tell apart
-- is listed as an exception.
SELECT
    'troop_deployments' AS table_name,
    deployment_id AS row_id,
    'value' AS column_name,
    coalesce(value, low, high) AS value,
    CASE WHEN row_number() OVER same > 1 THEN 'is the same as ' || first_value(deployment_id) OVER same END AS finding
FROM troop_deployments
WINDOW same AS (
    PARTITION BY
        sending_country, host, place, force, branch, category, measure, date, period_end, reporter, series, source_id
    ORDER BY deployment_id
)
