-- title: The first flight of a North Korean system is the first launch of it in the table.
-- why: The table of launches lists every known ballistic, cruise and space launch since 1984, so the date in the
--   register and the first launch are one event; so are the first success and the first launch that succeeded.
WITH flights AS (
    SELECT
        system_id, arg_min(launch, date) AS first_test,
        arg_min(launch, date) FILTER (launch.outcome IN ('success', 'mixed', 'partial')) AS first_success
    FROM missile_launches AS launch
    GROUP BY system_id
),
cases AS (
    SELECT system_id, 'first_test' AS column_name, s.first_test AS day, first_test_precision AS precision,
        f.first_test AS launch
    FROM missile_systems AS s LEFT JOIN flights AS f USING (system_id)
    WHERE country = 'PRK'
    UNION ALL
    SELECT system_id, 'first_success', s.first_success, first_success_precision, f.first_success
    FROM missile_systems AS s LEFT JOIN flights AS f USING (system_id)
    WHERE country = 'PRK'
)
SELECT
    'missile_systems' AS table_name,
    system_id AS row_id,
    column_name,
    day::VARCHAR AS value,
    CASE
        WHEN launch IS NULL THEN 'the table has no such launch'
        WHEN launch.date > latest(day, precision, false)
            OR latest(launch.date, launch.date_precision, false) < day
            THEN 'the first such launch in the table is ' || launch.launch_id
    END AS finding
FROM cases
WHERE day IS NOT NULL
