-- title: Deliveries begin within two months and twelve years of the order, grow, and fall into the time agreed for
--   them.
-- why: Polish tanks came after 102 days, so faster is a slip; slower than twelve years is a lost deal. A total so far
--   never falls.
WITH deliveries AS (
    SELECT
        p.deal_id,
        p.date,
        w.date AS ordered,
        w.delivery_from,
        coalesce(p.quantity, p.quantity_low) AS quantity,
        max(coalesce(q.quantity, q.quantity_low)) AS before
    FROM arms_export_deals AS p
    JOIN arms_export_deals AS w ON w.deal_id = p.parent_deal_id
    LEFT JOIN arms_export_deals AS q ON q.parent_deal_id = p.parent_deal_id AND q.stage = 'delivery' AND q.date < p.date
        AND q.counting = 'cumulative' AND p.counting = 'cumulative'
    WHERE p.stage = 'delivery'
    GROUP BY ALL
)
SELECT
    'arms_export_deals' AS table_name,
    deal_id AS row_id,
    'date' AS column_name,
    date::VARCHAR AS value,
    CASE
        WHEN date NOT BETWEEN ordered + 60 AND ordered + INTERVAL 12 YEAR
            THEN 'is not 60 days to 12 years after ' || ordered
        WHEN date < delivery_from THEN 'lies before ' || delivery_from || ', when delivery was to begin'
        WHEN quantity < before
            THEN 'has ' || thousands(quantity) || ', less than the ' || thousands(before) || ' of before'
    END AS finding
FROM deliveries
UNION ALL
SELECT
    'arms_export_deals',
    deal_id,
    'delivery_to',
    coalesce(delivery_from, delivery_to)::VARCHAR,
    CASE WHEN least(delivery_from, delivery_to) < date_trunc('year', date) OR greatest(delivery_from, delivery_to)
        > date + INTERVAL 12 YEAR
            THEN 'is not in the twelve years after ' || date END
FROM arms_export_deals
WHERE coalesce(delivery_from, delivery_to) IS NOT NULL
