-- id: nuclear_test_magnitude
-- title: Seismic magnitude of the North Korean nuclear tests by reporter
-- topic: Nuclear
-- unit: magnitude
-- subject: reporter
-- frequency: report
-- plot: points
-- definition: Seismic magnitude of each of the six tests (2006 to 2017), by who measured it. The period is the day of
--   the test.
-- choice: Every reporter apart, with its last figure for a test: nothing is averaged.
-- caveats: Reporters use different scales (nuclear_test_estimates.scale), so differences between them are not errors.
-- tables: nuclear_test_estimates, nuclear_tests
SELECT
    reporter AS subject,
    date AS period_start,
    date + 1 AS period_end,
    value,
    low,
    high,
    'magnitude' AS unit,
    e.source_id AS source_ids
FROM nuclear_test_estimates AS e
JOIN nuclear_tests USING (test_id)
WHERE measure = 'magnitude'
-- A replaced figure counts only until the one that replaced it is known.
QUALIFY row_number() OVER (
    PARTITION BY test_id, reporter ORDER BY e.status IS DISTINCT FROM 'estimated', e.reported_on DESC, estimate_id
) = 1
