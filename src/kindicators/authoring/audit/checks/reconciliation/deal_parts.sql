-- title: The contracts of a framework and the deliveries of a contract stay within it, and a sum is the sum of its
--   parts.
-- why: What is handed over can be counted on the occasion (lot) or so far (cumulative), and never exceeds what was
--   ordered. Sums are rounded to two or three digits.
WITH RECURSIVE below AS (
    SELECT deal_id AS whole, deal_id FROM arms_export_deals
    UNION ALL
    SELECT b.whole, d.deal_id FROM below AS b JOIN arms_export_deals AS d ON d.parent_deal_id = b.deal_id
),
parts AS (
    SELECT
        w.deal_id,
        w.stage,
        w.counting,
        w.quantity,
        w.amount,
        sum(p.quantity) FILTER (p.stage IN ('contract') AND p.counting = 'own' AND p.item = w.item) AS ordered,
        sum(p.quantity) FILTER (p.stage = 'delivery' AND p.counting = 'lot') AS lots,
        max(coalesce(p.quantity, p.quantity_low)) FILTER (p.stage = 'delivery' AND p.counting = 'cumulative') AS so_far,
        sum(p.amount) FILTER (p.counting = 'own' AND p.currency = w.currency AND p.stage = 'contract'
            AND (p.date = w.date OR w.stage = 'framework')) AS amounts,
        sum(p.quantity) FILTER (p.parent_deal_id = w.deal_id AND p.counting = 'own') AS pieces
    FROM below AS b
    JOIN arms_export_deals AS w ON w.deal_id = b.whole
    JOIN arms_export_deals AS p ON p.deal_id = b.deal_id AND p.deal_id <> w.deal_id
    GROUP BY ALL
)
SELECT
    'arms_export_deals' AS table_name,
    deal_id AS row_id,
    'quantity' AS column_name,
    quantity::VARCHAR AS value,
    CASE
        WHEN stage = 'framework' AND ordered > quantity THEN 'has contracts for ' || ordered
        WHEN stage IN ('contract', 'option') AND greatest(lots, so_far) > quantity
            THEN 'has deliveries of ' || greatest(lots, so_far)
        WHEN stage = 'framework' AND amounts > 1.05 * amount THEN 'has contracts of ' || amounts
        WHEN counting = 'sum' AND stage = 'contract' AND abs(amounts / amount - 1) > 0.02
            THEN 'has parts of ' || amounts
        WHEN counting = 'sum' AND pieces <> quantity THEN 'has parts of ' || pieces || ' pieces'
    END AS finding
FROM parts
