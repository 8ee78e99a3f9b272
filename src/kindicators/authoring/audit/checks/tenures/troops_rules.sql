-- title: Two acts of the US Congress do not set the strength in Korea at the same time.
-- why: Each yearly defence act replaces the one before, so the floors and the levels that it calls for follow each
-- other.
SELECT
    'troop_deployments' AS table_name,
    one.deployment_id AS row_id,
    'period_start' AS column_name,
    one.period_start::VARCHAR AS value,
    CASE
        WHEN one.period_start IS NULL THEN 'has no day from which it holds'
        WHEN count(other.deployment_id) > 0 THEN 'holds at the same time as ' || string_agg(other.deployment_id, ', ')
    END AS finding
FROM troop_deployments AS one
LEFT JOIN troop_deployments AS other
    ON other.measure IN ('statutory_floor', 'sense_of_congress') AND other.deployment_id <> one.deployment_id
    AND other.period_start < coalesce(one.period_end, DATE '2100-01-01')
    AND one.period_start < coalesce(other.period_end, DATE '2100-01-01')
WHERE one.measure IN ('statutory_floor', 'sense_of_congress')
GROUP BY one.deployment_id, one.period_start
