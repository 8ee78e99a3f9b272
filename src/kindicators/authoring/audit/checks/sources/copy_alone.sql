-- title: A row of high confidence does not rest on a copy alone.
-- why: A copy on another host may have been changed or misread. It needs a second publisher, or an original.
SELECT
    table_name,
    row_id,
    'confidence' AS column_name,
    confidence AS value,
    CASE WHEN is_mirror AND NOT EXISTS (
        FROM evidence AS e JOIN sources AS other ON other.source_id = e.source_id
        WHERE e.table_name = facts.table_name AND e.row_id = facts.row_id AND role = 'corroborates'
            AND (other.publisher <> sources.publisher OR NOT other.is_mirror)
    ) THEN 'rests on a copy alone: ' || facts.source_id END AS finding
FROM facts JOIN sources ON sources.source_id = facts.source_id
WHERE confidence = 'high'
