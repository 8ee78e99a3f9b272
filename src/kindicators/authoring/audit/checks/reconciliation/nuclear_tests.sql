-- title: A nuclear test stands with the place that the US Geological Survey gives, in the hours in which all were
--   made.
-- why: Place and time in the table are those of the Survey, whose figures stand among the estimates. All six tests
--   were made between 9 in the morning and 1 in the afternoon in Korea, so on one day in Korea and in UTC.
SELECT
    'nuclear_tests' AS table_name,
    test_id AS row_id,
    column_name,
    stated AS value,
    finding
FROM (
    SELECT
        t.test_id, 'latitude' AS column_name, t.latitude || ' ' || t.longitude AS stated,
        CASE WHEN bool_or(e.measure = 'latitude' AND abs(e.value - t.latitude) > 0.0005)
                OR bool_or(e.measure = 'longitude' AND abs(e.value - t.longitude) > 0.0005)
                OR count(DISTINCT e.measure) < 2
            THEN 'the Survey gives '
                || coalesce(string_agg(e.value::VARCHAR, ' ' ORDER BY e.measure), 'none') END AS finding
    FROM nuclear_tests AS t
    LEFT JOIN nuclear_test_estimates AS e ON e.test_id = t.test_id AND reporter = 'usgs' AND e.status = 'estimated'
        AND measure IN ('latitude', 'longitude')
    GROUP BY t.test_id, t.latitude, t.longitude
    UNION ALL
    SELECT
        test_id, 'time_utc', time_utc,
        CASE WHEN time_utc NOT BETWEEN '00:00:00' AND '04:00:00' THEN 'is not in the hours of the tests'
            WHEN test_id <> 'nuclear-test-' || date THEN 'the id names another day'
            WHEN date NOT BETWEEN DATE '2006-10-09' AND DATE '2017-09-03' THEN 'no test is known of that time'
            WHEN site <> 'Punggye-ri' THEN 'all tests were made at Punggye-ri' END
    FROM nuclear_tests
)
