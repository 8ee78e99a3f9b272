-- title: Distance, altitude and time of a flight fit each other.
-- why: A ballistic missile reaches a quarter of its distance, a depressed or gliding one less, a lofted one more:
--   from a fifth of that (0.04) up to eight times the distance (the ICBM tests since 2017). It falls from its peak
--   no faster than a stone, so a flight lasts twice a fall from the peak, and up to 4.5 times, since gravity wanes
--   with height. A cruise missile flies 150 to 300 metres in a second.
WITH flights AS (
    SELECT
        launch_id, reporter, missile,
        coalesce(
            max(report_id) FILTER (measure = 'flight_time_s'), max(report_id) FILTER (measure = 'apogee_km')
        ) AS report_id,
        max(coalesce(value, high, low)) FILTER (measure = 'range_km') AS range_km,
        max(coalesce(value, low, high)) FILTER (measure = 'apogee_km') AS apogee_km,
        max(coalesce(value, low, high)) FILTER (measure = 'flight_time_s') AS seconds
    FROM launch_reports
    WHERE qualifier <> 'default'
    GROUP BY launch_id, reporter, missile
)
SELECT
    'launch_reports' AS table_name,
    report_id AS row_id,
    'value' AS column_name,
    concat_ws(' ', reporter, missile, range_km, apogee_km, seconds) AS value,
    CASE
        WHEN missile_class IN ('srbm', 'crbm') AND apogee_km / range_km NOT BETWEEN 0.04 AND 1.1
            OR missile_class NOT IN ('ascm', 'lacm') AND apogee_km / range_km NOT BETWEEN 0.03 AND 8
            OR missile_class = 'icbm' AND outcome = 'success' AND apogee_km / range_km < 1
            THEN reporter || ' has an altitude of ' || apogee_km || ' km over a distance of ' || range_km || ' km'
        WHEN missile_class NOT IN ('ascm', 'lacm') AND seconds NOT BETWEEN 2 * sqrt(2000 * apogee_km / 9.81)
            AND 4.5 * sqrt(2000 * apogee_km / 9.81)
            THEN reporter || ' has ' || seconds || ' seconds up to ' || apogee_km || ' km and down'
        WHEN missile_class IN ('ascm', 'lacm') AND range_km * 1000 / seconds NOT BETWEEN 150 AND 300
            THEN reporter || ' has ' || range_km || ' km in ' || seconds || ' seconds'
    END AS finding
FROM flights
JOIN missile_launches USING (launch_id)
WHERE (range_km IS NOT NULL)::INT + (apogee_km IS NOT NULL)::INT + (seconds IS NOT NULL)::INT > 1
