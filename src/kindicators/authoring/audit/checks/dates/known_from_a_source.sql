-- title: A row whose day of publication is that of a source has a source that was out by then.
-- why: The basis "source" says so. A page may repeat what came out some days earlier, as its text says.
WITH told AS (
    SELECT table_name, row_id, source_id FROM facts
    UNION ALL
    SELECT table_name, row_id, source_id FROM evidence
),
out AS (
    SELECT table_name, row_id, min(coalesce(published_on, DATE '1900-01-01')) AS first
    FROM told JOIN sources USING (source_id)
    GROUP BY ALL
)
SELECT
    table_name,
    row_id,
    'reported_on' AS column_name,
    reported_on::VARCHAR AS value,
    CASE WHEN first > reported_on + 10 THEN 'rests on sources from ' || first || ' on' END AS finding
FROM facts JOIN out USING (table_name, row_id)
WHERE reported_on_basis = 'source'
