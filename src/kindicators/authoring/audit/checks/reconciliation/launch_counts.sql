-- title: The number of missiles of a launch is one that a reporter gives, and no floor exceeds what a reporter
--   counted.
-- why: The number in the table of launches is the one on which reporters commonly agree, so one of them must have
--   said it.
WITH said AS (
    SELECT
        launch_id, min(coalesce(value, low)) AS least, max(coalesce(value, high, low)) AS most,
        bool_or(value IS NULL AND high IS NULL) AS open_above,
        string_agg(reporter || ' ' || coalesce(value, low, high), ', ' ORDER BY reporter) AS figures
    FROM launch_reports
    WHERE measure = 'count'
    GROUP BY launch_id
)
SELECT
    'missile_launches' AS table_name,
    launch_id AS row_id,
    'count' AS column_name,
    coalesce(count, count_low, count_high)::VARCHAR AS value,
    CASE WHEN coalesce(count, count_high, count_low) < least OR coalesce(count, count_low) > most AND NOT open_above
        THEN 'is not among what the reporters say: ' || figures END AS finding
FROM missile_launches
JOIN said USING (launch_id)
WHERE coalesce(count, count_low, count_high) IS NOT NULL
