-- title: Nothing was published, and nothing happened, after the last day on which a source was opened.
-- why: A mistyped year, or a forecast that stands as a fact.
WITH today AS (SELECT max(accessed_on) AS today FROM sources)
SELECT
    table_name,
    row_id,
    column_name,
    day::VARCHAR AS value,
    CASE WHEN day > today THEN 'lies after ' || today || ', when the last source was opened' END AS finding
FROM days, today
WHERE column_name IN ('reported_on', 'published_on', 'accessed_on')
UNION ALL
SELECT
    table_name,
    row_id,
    'status',
    status,
    CASE WHEN starts > today THEN 'is said of ' || starts || ', which lies after ' || today END
FROM facts, today
WHERE status IN ('held', 'occurred', 'launched', 'adopted', 'delivered', 'reported')
    AND table_name NOT IN ('arms_exports', 'defense_spending') AND starts IS NOT NULL
