-- title: What happened was not public before it happened.
-- why: known_at would show it too early. What was announced, planned, demanded or expected may lie ahead.
SELECT
    table_name,
    row_id,
    'reported_on' AS column_name,
    reported_on::VARCHAR AS value,
    CASE WHEN reported_on < starts THEN 'was public before ' || starts || ', when it happened' END AS finding
FROM facts
WHERE (status IN ('held', 'occurred', 'reported', 'estimated', 'claimed') OR table_name = 'command_events')
    AND starts IS NOT NULL
    AND table_name NOT IN ('agreement_terms', 'arms_exports', 'cost_sharing', 'defense_spending', 'exercise_figures')
