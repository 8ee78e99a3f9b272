-- title: What took place rests on a source that is not older than it.
-- why: A page from before the day can announce, but not confirm. A day is allowed for time zones.
WITH told AS (
    SELECT table_name, row_id, source_id FROM facts
    UNION ALL
    SELECT table_name, row_id, source_id FROM evidence WHERE role = 'corroborates'
),
newest AS (
    SELECT
        table_name,
        row_id,
        max(coalesce(latest(published_on, published_on_precision, false), DATE '9999-12-31')) AS last
    FROM told JOIN sources USING (source_id)
    GROUP BY ALL
)
SELECT
    table_name,
    row_id,
    'source_id' AS column_name,
    source_id AS value,
    CASE WHEN last < starts - 1 THEN 'is from ' || last || ', before it took place on ' || starts END AS finding
FROM facts JOIN newest USING (table_name, row_id)
WHERE status IN ('held', 'occurred', 'launched') AND starts IS NOT NULL
