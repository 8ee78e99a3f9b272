-- title: A command was founded before it did anything else, and its first commander came within three weeks of that
-- day.
-- why: Events and tenures tell of the same life. General MacArthur was named 16 days before his headquarters was
-- set up.
WITH founded AS (
    SELECT command, date AS day, event_id FROM command_events WHERE kind = 'established'
)
SELECT
    'command_events' AS table_name,
    event_id AS row_id,
    'date' AS column_name,
    day::VARCHAR AS value,
    CASE WHEN abs(day - min(start_date)) > 21 THEN 'its first commander came on ' || min(start_date) END AS finding
FROM founded JOIN command_tenures USING (command)
GROUP BY event_id, day
UNION ALL
SELECT
    'command_events', events.event_id, 'date', date::VARCHAR,
    CASE
        WHEN date < day THEN 'the command was founded on ' || day
        WHEN NOT contains(events.event_id, year(date)::VARCHAR) THEN 'the id names another year'
        WHEN status = 'occurred' AND reported_on - date > 31 THEN 'was reported only on ' || reported_on
    END
FROM command_events AS events LEFT JOIN founded USING (command)
WHERE kind <> 'established'
