-- title: A plan for a submarine aims at a time after it was stated, and is no plan any more when it has happened.
-- why: Plans reach 20 years ahead. A plan for the handover, service or launch of a boat that has been handed over,
--   put into service or launched is superseded; what the row says of its target stands in its words as well.
WITH plans AS (
    SELECT
        *,
        CASE WHEN regexp_matches(event_id, 'delivery-plan|first-boat-plan') THEN ['delivered', 'commissioned']
            WHEN contains(event_id, 'launch-plan') THEN ['launched'] END AS fulfilled_by
    FROM submarine_program
    WHERE kind = 'plan'
)
SELECT
    'submarine_program' AS table_name,
    p.event_id AS row_id,
    'target_from' AS column_name,
    coalesce(p.target_text, '') AS value,
    CASE
        WHEN p.target_from < date_trunc('month', p.date) OR p.target_to <= p.date THEN 'is not after ' || p.date
        WHEN p.target_from > p.date + 366 * 25 OR p.target_to > p.date + 366 * 25
            THEN 'is more than 25 years after ' || p.date
        WHEN day(p.target_from) <> 1 OR day(p.target_to) <> 1
            THEN 'times aimed at are whole months: ' || concat_ws(' to ', p.target_from, p.target_to)
        WHEN p.target_to - p.target_from > 366 * 7 THEN 'runs from ' || p.target_from || ' to ' || p.target_to
        WHEN p.status = 'planned' AND bool_or(e.event_id IS NOT NULL) THEN 'has happened on ' || min(e.date)
        WHEN regexp_matches(p.target_text, '\d{4}([^s]|$)')
            AND NOT contains(p.target_text, year(coalesce(p.target_from, p.target_to))::VARCHAR)
            AND NOT contains(p.target_text, (year(p.target_to) - 1)::VARCHAR) THEN 'the dates are '
                || concat_ws(' to ', p.target_from, p.target_to)
    END AS finding
FROM plans AS p
LEFT JOIN submarine_program AS e ON e.boat = p.boat AND list_contains(fulfilled_by, e.kind) AND e.status = 'occurred'
GROUP BY p.event_id, p.target_text, p.target_from, p.target_to, p.date, p.status
