-- title: No missile flies farther than it is thought to reach.
-- why: A flight shows a range. One that is a quarter longer than the greatest range that anybody gives for the
--   system is wrong, or the estimates are.
WITH ranges AS (
    SELECT system_id, max(greatest(value, low, high)) AS most
    FROM missile_estimates
    WHERE measure = 'range_km'
    GROUP BY system_id
),
flights AS (
    SELECT 'launch_reports' AS table_name, report_id AS row_id, system_id, coalesce(r.value, r.high, r.low) AS flown
    FROM launch_reports AS r
    JOIN missile_launches USING (launch_id)
    WHERE measure = 'range_km' AND r.qualifier <> 'default'
    UNION ALL
    SELECT 'missile_estimates', estimate_id, system_id,
        value FROM missile_estimates WHERE measure = 'flight_distance_km'
)
SELECT
    table_name,
    row_id,
    'value' AS column_name,
    plain(flown) AS value,
    CASE WHEN flown > most * 1.25 THEN 'the greatest range that is stated of ' || system_id || ' is '
        || thousands(most) || ' km' END AS finding
FROM flights
JOIN ranges USING (system_id)
WHERE flown IS NOT NULL
