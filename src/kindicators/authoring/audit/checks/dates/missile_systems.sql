-- title: A system is shown, flown, deployed and retired in that order, in the time in which its state had missiles.
-- why: Deployment without a flight is rare and needs a word, and so does retirement before it. North Korea flies
--   missiles since 1984, the ROK has had them since 1965; a variant does not fly before what it varies. What was shown
--   or flown since 1995 was public within a year; a quiet deployment came out after 11 years at most.
WITH life AS (
    SELECT s.*, p.first_test AS parents_test
    FROM missile_systems AS s
    LEFT JOIN missile_systems AS p ON p.system_id = s.variant_of
)
SELECT
    'missile_systems' AS table_name,
    system_id AS row_id,
    column_name,
    day::VARCHAR AS value,
    CASE
        WHEN day > reported_on + 366 * 20 OR day < DATE '1960-01-01' THEN 'is decades from its first report'
        WHEN country = 'PRK' AND day < DATE '1984-01-01' THEN 'North Korea had no missiles then'
        WHEN column_name = 'in_service_from' AND latest(day, in_service_from_precision, false) < first_test
            THEN 'it first flew on ' || first_test
        WHEN column_name = 'in_service_from' AND latest(day, in_service_from_precision, false) < first_success
            THEN 'it first succeeded on ' || first_success
        WHEN column_name = 'retired_on' AND day < coalesce(in_service_from, first_test) THEN 'it began to serve later'
        WHEN column_name = 'first_test' AND day < parents_test THEN 'that of which it is a variant flew on '
            || parents_test
        WHEN column_name = 'first_success' AND day > first_test + 4 * 366 THEN 'is years after the first flight'
        WHEN column_name = 'first_shown' AND first_test < day - 5 * 366 THEN 'is years after the first flight'
    END AS finding
FROM life
JOIN days AS d ON d.table_name = 'missile_systems' AND row_id = system_id
WHERE column_name IN ('first_shown', 'first_test', 'first_success', 'in_service_from', 'retired_on')
UNION ALL
SELECT
    'missile_systems',
    system_id,
    'reported_on',
    reported_on::VARCHAR,
    CASE
        WHEN reported_on > least(first_shown, first_test) + 366
            THEN 'is more than a year after ' || least(first_shown, first_test)
        WHEN reported_on > in_service_from + INTERVAL 11 YEAR THEN 'is long after ' || in_service_from
    END
FROM missile_systems
WHERE least(first_shown, first_test, in_service_from) >= DATE '1995-01-01'
