-- title: What is estimated of a nuclear test can be true of it.
-- why: The tests shook the earth with magnitudes from 3.9 to 6.3, and their yields lie between half a kiloton and
--   300. They were made in tunnels 200 to 800 metres under the mountain; the latest was 11 times as strong as the
--   one of January 2016.
WITH bounds (measure, least, most) AS (
    VALUES
        ('yield', 0.2, 400), ('magnitude', 3.8, 6.5), ('aftershock_magnitude', 2, 5), ('depth', 100, 1000),
        ('latitude', 41.2, 41.4), ('longitude', 128.95, 129.2), ('energy_ratio', 1, 50)
)
SELECT
    table_name,
    row_id,
    column_name,
    plain(number) AS value,
    CASE
        WHEN number BETWEEN least AND most THEN NULL
        ELSE 'lies outside ' || coalesce(thousands(least) || ' to ' || thousands(most),
            'every range that is stated') END AS finding
FROM numbers
JOIN nuclear_test_estimates AS e ON table_name = 'nuclear_test_estimates' AND row_id = estimate_id
LEFT JOIN bounds ON bounds.measure = e.measure
WHERE column_name IN ('value', 'low', 'high')
