-- title: What is reported of a launch can be true of a missile of its class.
-- why: The greatest distances follow from the classes (up to 1,000, 3,000 and 5,500 km), with a quarter to spare,
--   the altitudes from the highest lofted flight (7,700 km); the least are those of failures that were seen at all.
--   Kilometres given in metres, minutes given as seconds and swapped units lie outside.
WITH bounds (classes, measure, least, most) AS (
    VALUES
        (['crbm', 'mlrs', 'artillery', 'sam', 'unknown'], 'range_km', 30, 300),
        (['ascm'], 'range_km', 30, 300),
        (['srbm'], 'range_km', 80, 1000),
        (['slbm'], 'range_km', 20, 2500),
        (['mrbm'], 'range_km', 100, 3000),
        (['hgv', 'ballistic'], 'range_km', 100, 5500),
        (['irbm'], 'range_km', 30, 5500),
        (['lacm', 'slcm'], 'range_km', 200, 2500),
        (['icbm'], 'range_km', 200, 15000),
        (['slv'], 'range_km', 200, 4000),
        (['ascm', 'lacm'], 'apogee_km', 0, 5),
        (['crbm'], 'apogee_km', 10, 100),
        (['srbm'], 'apogee_km', 15, 300),
        (['slbm', 'hgv', 'mrbm', 'ballistic'], 'apogee_km', 10, 1250),
        (['irbm'], 'apogee_km', 40, 2500),
        (['icbm'], 'apogee_km', 40, 8000),
        (['slv'], 'apogee_km', 100, 1000),
        (['srbm', 'mrbm', 'irbm', 'slbm', 'hgv'], 'flight_time_s', 120, 2400),
        (['icbm'], 'flight_time_s', 1800, 5400),
        (['ascm', 'lacm'], 'flight_time_s', 600, 15000),
        (['icbm', 'slv', 'slbm', 'hgv', 'ballistic'], 'count', 1, 2),
        (['mrbm', 'irbm', 'ascm', 'crbm', 'lacm', 'sam', 'unknown'], 'count', 1, 10),
        (['srbm', 'mlrs', 'artillery'], 'count', 1, 30),
        (['icbm', 'irbm', 'mrbm', 'srbm', 'slbm'], 'landed_in_eez', 1, 5)
)
SELECT
    table_name,
    row_id,
    column_name,
    plain(number) AS value,
    CASE WHEN column_name = 'missile' THEN CASE WHEN number > coalesce(count, count_high, count_low + 10, 30)
                THEN 'the launch had ' || coalesce(count, count_high, count_low) || ' missiles' END
        WHEN launch_reports.unit = 'count' AND number <> floor(number) THEN 'is no whole number'
        WHEN least IS NULL THEN 'no range is stated for this measure of a missile of class ' || missile_class
        WHEN number NOT BETWEEN least AND most
            THEN launch_reports.measure || ' of a missile of class ' || missile_class || ' lies between '
                || thousands(least) || ' and ' || thousands(most)
    END AS finding
FROM numbers
JOIN launch_reports ON table_name = 'launch_reports' AND row_id = report_id
JOIN missile_launches USING (launch_id)
LEFT JOIN bounds ON bounds.measure = launch_reports.measure AND list_contains(classes, missile_class)
WHERE column_name IN ('missile', 'value', 'low', 'high')
