-- id: nuclear_test_yield_kt
-- title: Yield of the North Korean nuclear tests by reporter
-- topic: Nuclear
-- unit: kt
-- subject: reporter
-- frequency: report
-- plot: points
-- definition: Explosive yield of each of the six tests (2006 to 2017) in kilotons of TNT, by who estimated it. The
--   period is the day of the test.
-- choice: Every reporter apart, with its last figure for a test: nothing is averaged.
-- caveats: Yields rest on assumptions about depth and rock, which differ: for the test of 2017 they run from 50 to 300
--   kilotons.
-- tables: nuclear_test_estimates, nuclear_tests
SELECT
    reporter AS subject,
    date AS period_start,
    date + 1 AS period_end,
    value,
    low,
    high,
    'kt' AS unit,
    e.source_id AS source_ids
FROM nuclear_test_estimates AS e
JOIN nuclear_tests USING (test_id)
WHERE measure = 'yield'
-- A replaced figure counts only until the one that replaced it is known.
QUALIFY row_number() OVER (
    PARTITION BY test_id, reporter ORDER BY e.status IS DISTINCT FROM 'estimated', e.reported_on DESC, estimate_id
) = 1
