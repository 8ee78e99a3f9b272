-- title: The distance that a flight is said to have covered is the same in the reports on launches and in the
--   estimates.
-- why: Flights that show what a system can do stand in both tables. A reporter that rounds may differ by a
--   twentieth.
SELECT
    'missile_estimates' AS table_name,
    estimate_id AS row_id,
    'value' AS column_name,
    e.value::VARCHAR AS value,
    CASE WHEN NOT bool_or(e.value BETWEEN coalesce(r.value, r.low, 0) / 1.05
            AND coalesce(r.value, r.high, 'infinity'::DOUBLE) * 1.05)
        THEN 'the reports on the launch say '
            || string_agg(coalesce(r.value, r.low, r.high)::VARCHAR, ', ' ORDER BY report_id)
    END AS finding
FROM missile_estimates AS e
JOIN missile_launches AS l ON l.date = e.date AND e.date_precision = 'day'
JOIN missile_systems AS s ON s.system_id = e.system_id AND s.country = l.country
JOIN launch_reports AS r ON r.launch_id = l.launch_id AND r.reporter = e.reporter AND r.measure = 'range_km'
WHERE e.measure = 'flight_distance_km' AND (l.system_id = e.system_id OR l.system_id IS NULL)
GROUP BY estimate_id, e.value
