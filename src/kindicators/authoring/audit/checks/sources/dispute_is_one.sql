-- title: A number that disputes a row lies within a factor of a hundred of it.
-- why: A dispute that is far off is a wrong unit, or is about something else.
SELECT
    'evidence' AS table_name,
    evidence_id AS row_id,
    'stated_value' AS column_name,
    stated_value AS value,
    CASE WHEN stated_value::DOUBLE / nullif(cell::DOUBLE, 0) NOT BETWEEN 0.01 AND 100
        THEN 'disputes ' || cell || ', which is far off' END AS finding
FROM evidence AS e JOIN cells AS c
    ON c.table_name = e.table_name AND c.row_id = e.row_id AND c.column_name = e.field
WHERE role = 'disputes' AND type IN ('integer', 'number') AND try_cast(stated_value AS DOUBLE) IS NOT NULL
