-- title: No two rows of a table are equal in all that they say of the world.
-- why: A fact that came from two sources, or that was entered twice, would be counted twice.
WITH said AS (
    SELECT table_name, row_id, string_agg(column_name || '=' || cell, '; ' ORDER BY column_name) AS content
    FROM cells
    WHERE column_name NOT IN ('title', 'note', 'source_id', 'confidence')
        AND NOT starts_with(column_name, 'reported_on')
        AND table_name NOT IN ('actors', 'sources', 'evidence', 'corrections')
    GROUP BY ALL
)
SELECT
    table_name,
    row_id,
    '' AS column_name,
    '' AS value,
    CASE WHEN count(*) OVER same > 1
        THEN 'says what ' || string_agg(row_id, ', ') OVER same || ' say' END AS finding
FROM said
WINDOW same AS (
    PARTITION BY table_name, content ORDER BY row_id ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
)
