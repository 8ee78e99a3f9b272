-- title: A number in the history of a command is one of its unit.
-- why: Such numbers are small counts; a wrong unit makes thousands of them, or fractions.
SELECT
    'command_events' AS table_name,
    event_id AS row_id,
    'value' AS column_name,
    plain(value) AS value,
    CASE WHEN value NOT BETWEEN 1 AND 100
        THEN 'lies outside what is possible for ' || unit END AS finding
FROM command_events
WHERE value IS NOT NULL
