-- title: As many flights are counted of a system as the table has launches of it.
-- why: CNS counts missiles up to a day; the launches of the system up to that day must hold about as many, a sixth
--   or two more or less, since some flights are given to other types.
WITH flown AS (
    SELECT estimate_id, e.system_id, e.value, coalesce(sum(coalesce(count, count_low)), 0)::INT AS missiles
    FROM missile_estimates AS e
    LEFT JOIN missile_launches AS l ON l.system_id = e.system_id AND l.date <= e.date
    WHERE measure = 'flight_tests'
    GROUP BY ALL
)
SELECT
    'missile_estimates' AS table_name,
    estimate_id AS row_id,
    'value' AS column_name,
    plain(value) AS value,
    CASE WHEN missiles NOT BETWEEN least(value / 1.2, value - 2) AND greatest(value * 1.2, value + 2)
        THEN 'the table has ' || missiles || ' missiles of the system up to then' END AS finding
FROM flown
