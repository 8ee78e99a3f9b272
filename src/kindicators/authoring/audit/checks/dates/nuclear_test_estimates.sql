-- title: A nuclear test is estimated after it was made, and a first figure is the first.
-- why: A figure from before the test belongs to another one. What was replaced came before what replaced it.
SELECT
    'nuclear_test_estimates' AS table_name,
    e.estimate_id AS row_id,
    'reported_on' AS column_name,
    e.reported_on::VARCHAR AS value,
    CASE
        WHEN e.reported_on < t.date THEN 'the test was made on ' || t.date
        WHEN e.reported_on > t.date + 366 * 16 THEN 'is more than 16 years after the test'
        WHEN left(e.estimate_id, 10) <> t.date::VARCHAR THEN 'the id names another day than that of the test'
        WHEN e.status = 'superseded' AND later.estimate_id IS NULL THEN 'no later figure replaces it'
    END AS finding
FROM nuclear_test_estimates AS e
JOIN nuclear_tests AS t USING (test_id)
LEFT JOIN nuclear_test_estimates AS later ON later.test_id = e.test_id AND later.reporter = e.reporter
    AND later.measure = e.measure AND later.status = 'estimated' AND later.reported_on >= e.reported_on
