-- title: Every pledge that is no part of another one has a step that tells of it.
-- why: The indicators on pledges are made from the steps, so a pledge without one would not count.
SELECT
    'investment_pledges' AS table_name,
    p.pledge_id AS row_id,
    '' AS column_name,
    '' AS value,
    CASE WHEN count(e.event_id) = 0 THEN 'has no step' END AS finding
FROM investment_pledges AS p
LEFT JOIN pledge_events AS e ON e.pledge_id = p.pledge_id
    AND e.stage IN ('announced', 'agreed', 'approved', 'contracted')
WHERE p.parent_pledge_id IS NULL
GROUP BY p.pledge_id
