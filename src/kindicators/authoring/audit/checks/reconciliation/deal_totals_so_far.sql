-- title: A total of all orders so far is the sum of the contracts and options of that customer and system.
-- why: It is stated by another source than the orders, so a lost order or a wrong number shows.
SELECT
    'arms_export_deals' AS table_name,
    t.deal_id AS row_id,
    'quantity' AS column_name,
    t.quantity::VARCHAR AS value,
    CASE WHEN sum(o.quantity) <> t.quantity
        THEN 'is not the ' || thousands(sum(o.quantity)) || ' of the orders' END AS finding
FROM arms_export_deals AS t
JOIN arms_export_deals AS o ON o.customer = t.customer AND o.system = t.system AND o.date <= t.date
    AND o.counting = 'own' AND o.stage IN ('contract', 'option')
WHERE t.stage = 'contract' AND t.counting = 'cumulative'
GROUP BY t.deal_id, t.quantity
