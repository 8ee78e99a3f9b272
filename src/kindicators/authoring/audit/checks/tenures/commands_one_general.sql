-- title: Since 1957 one general commands the UN Command, US Forces Korea and, since 1978, the Combined Forces
-- Command, on the same days.
-- why: The three posts are one job; a day or name that differs in one of them is a slip.
SELECT
    'command_tenures' AS table_name,
    one.tenure_id AS row_id,
    'start_date' AS column_name,
    one.start_date::VARCHAR AS value,
    CASE WHEN count(other.tenure_id) = 0
        THEN 'nobody of that name holds the post in ' || command.name || ' on the same days' END AS finding
FROM command_tenures AS one
JOIN (VALUES ('unc', DATE '1957-07-01'), ('usfk', DATE '1957-07-01'), ('cfc', DATE '1978-11-07')) AS command(name,
    since)
    ON command.name <> one.command AND coalesce(one.end_date, DATE '2100-01-01') > command.since
LEFT JOIN command_tenures AS other
    ON other.command = command.name AND other.post = 'commander' AND other.person = one.person
    AND other.end_date IS NOT DISTINCT FROM one.end_date
    AND greatest(other.start_date, DATE '1978-11-07') = greatest(one.start_date, DATE '1978-11-07')
WHERE one.post = 'commander'
GROUP BY one.tenure_id, one.start_date, command.name
