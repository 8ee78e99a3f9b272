-- title: A source that corroborates a value states that value.
-- why: A source that states another one disputes it. A round number may be 2 percent off, a date may be a month or a
--   year, the day before or after by the time zone, or the last day where the row has the first day after it.
SELECT
    'evidence' AS table_name,
    evidence_id AS row_id,
    'stated_value' AS column_name,
    stated_value AS value,
    CASE
        WHEN type IN ('integer', 'number') AND abs(try_cast(stated_value AS DOUBLE) - cell::DOUBLE) > 0.02 * abs(cell::DOUBLE)
            THEN 'is not the ' || cell || ' that it corroborates'
        WHEN type = 'date' AND regexp_full_match(stated_value, '\d{4}(-\d\d){0,2}')
            AND NOT starts_with(cell, stated_value)
            AND NOT starts_with((cell::DATE - 1)::VARCHAR, stated_value)
            AND NOT starts_with((cell::DATE + 1)::VARCHAR, stated_value)
            AND NOT coalesce(try_cast(stated_value AS DATE) BETWEEN day AND latest(day, precision, false), false)
            THEN 'is not the ' || cell || ' that it corroborates'
    END AS finding
FROM evidence AS e JOIN cells AS c
    ON c.table_name = e.table_name AND c.row_id = e.row_id AND c.column_name = e.field
LEFT JOIN days AS d ON d.table_name = e.table_name AND d.row_id = e.row_id AND d.column_name = e.field
WHERE role = 'corroborates' AND stated_value IS NOT NULL
