-- title: A row of high confidence rests on a primary source or on two publishers.
-- why: So the confidence is defined. The press, reference works and blogs are not primary sources.
SELECT
    table_name,
    row_id,
    'confidence' AS column_name,
    confidence AS value,
    CASE WHEN source_type IN ('news', 'reference', 'blog') AND NOT EXISTS (
        FROM evidence AS e JOIN sources AS other ON other.source_id = e.source_id
        WHERE e.table_name = facts.table_name AND e.row_id = facts.row_id AND role = 'corroborates'
            AND other.publisher <> sources.publisher
    ) THEN 'rests on one publisher, ' || publisher END AS finding
FROM facts JOIN sources ON sources.source_id = facts.source_id
WHERE confidence = 'high'
