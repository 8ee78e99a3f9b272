-- title: A source that corroborates a value states that value.
-- why: A source that states another one disputes it, and none can corroborate a cell that is empty. A bare number may be
--   2 percent off, one with words such as "more than" 5 percent; a date may be a month or a year, the day before or after
--   by the time zone, or the last day where the row has the first day after it.
WITH said AS (
    SELECT
        evidence_id,
        stated_value,
        cell,
        type,
        day,
        precision,
        try_cast(replace(regexp_extract(stated_value, '-?\d[\d,]*(?:\.\d+)?'), ',', '') AS DOUBLE) AS number,
        CASE WHEN try_cast(stated_value AS DOUBLE) IS NULL THEN 0.05 ELSE 0.02 END AS tolerance
    FROM evidence AS e
    LEFT JOIN cells AS c ON c.table_name = e.table_name AND c.row_id = e.row_id AND c.column_name = e.field
    LEFT JOIN days AS d ON d.table_name = e.table_name AND d.row_id = e.row_id AND d.column_name = e.field
    WHERE role = 'corroborates' AND stated_value IS NOT NULL AND field IS NOT NULL
)
SELECT
    'evidence' AS table_name,
    evidence_id AS row_id,
    'stated_value' AS column_name,
    stated_value AS value,
    CASE
        WHEN cell IS NULL THEN 'corroborates a cell that is empty'
        WHEN type IN ('integer', 'number') AND number IS NULL THEN 'holds no number'
        WHEN type IN ('integer', 'number') AND abs(number - cell::DOUBLE) > tolerance * abs(cell::DOUBLE)
            THEN 'is not the ' || cell || ' that it corroborates'
        WHEN type = 'date' AND regexp_full_match(stated_value, '\d{4}(-\d\d){0,2}')
            AND NOT starts_with(cell, stated_value)
            AND NOT starts_with((cell::DATE - 1)::VARCHAR, stated_value)
            AND NOT starts_with((cell::DATE + 1)::VARCHAR, stated_value)
            AND NOT coalesce(try_cast(stated_value AS DATE) BETWEEN day AND latest(day, precision, false), false)
            THEN 'is not the ' || cell || ' that it corroborates'
    END AS finding
FROM said
