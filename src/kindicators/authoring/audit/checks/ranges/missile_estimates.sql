-- title: An estimate can be true of a missile of its class.
-- why: The greatest ranges follow from the classes (up to 300, 1,000, 3,000 and 5,500 km), with a fifth to spare,
--   since estimates of one system fall on both sides of a border; the least from the shortest missile of the class.
--   Payloads run from 300 kg to the 8 tonnes of the Hyunmoo-5, orders from 10 missiles to 500, purchases from 100
--   billion won.
WITH bounds (classes, measure, least, most) AS (
    VALUES
        (['crbm', 'mlrs', 'artillery'], 'range_km', 40, 300),
        (['srbm'], 'range_km', 100, 1200),
        (['mrbm'], 'range_km', 800, 3600),
        (['irbm'], 'range_km', 2400, 6600),
        (['icbm'], 'range_km', 5000, 16000),
        (['slv'], 'range_km', 1800, 12000),
        (['slbm'], 'range_km', 400, 4000),
        (['hgv'], 'range_km', 500, 6600),
        (['lacm', 'slcm'], 'range_km', 300, 3000),
        (['ascm'], 'range_km', 80, 1200),
        (['sam'], 'range_km', 20, 300),
        (['srbm', 'crbm'], 'minimum_range_km', 30, 200),
        (['srbm', 'mrbm', 'irbm', 'icbm', 'slbm', 'hgv', 'slv'], 'payload_kg', 400, 8000),
        (['lacm', 'ascm', 'slcm'], 'payload_kg', 100, 1000),
        (['srbm', 'mlrs', 'crbm', 'lacm', 'ascm'], 'flight_distance_km', 80, 1000),
        (['irbm', 'icbm', 'mrbm', 'hgv', 'slbm'], 'flight_distance_km', 300, 5500),
        (['sam'], 'intercept_altitude_km', 10, 1000),
        (['icbm'], 'thrust_kn', 300, 4000),
        (['srbm', 'lacm', 'sam'], 'quantity', 10, 500),
        (['icbm', 'irbm', 'mrbm', 'srbm', 'slbm', 'hgv'], 'flight_tests', 1, 150),
        (['srbm', 'sam', 'lacm', 'ascm'], 'procurement_cost', 100000000000, 5000000000000)
)
SELECT
    table_name,
    row_id,
    column_name,
    plain(number) AS value,
    CASE WHEN least IS NULL THEN 'no range is stated for this measure of a missile of class ' || missile_class
        WHEN number NOT BETWEEN least AND most
            THEN bounds.measure || ' of a missile of class ' || missile_class || ' lies between ' || thousands(least)
                || ' and ' || thousands(most)
    END AS finding
FROM numbers
JOIN missile_estimates AS e ON table_name = 'missile_estimates' AND row_id = estimate_id
JOIN missile_systems USING (system_id)
LEFT JOIN bounds ON bounds.measure = CASE WHEN column_name = 'joint_payload_kg' THEN 'payload_kg' ELSE e.measure END
    AND list_contains(classes, missile_class)
WHERE column_name IN ('value', 'low', 'high', 'joint_payload_kg')
