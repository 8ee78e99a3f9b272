-- title: What an arms deal costs for each piece is what such a weapon costs.
-- why: From the least to the most known with a margin, in million dollars at the rate of the year. Used guns, parts
--   and hulls cost a tenth of new guns with ammunition, so the class of howitzers is wide; a thousandfold amount or
--   number is far outside all of them. A bid may be for a whole programme with its upkeep.
WITH prices(item, low, high) AS (
    VALUES ('air_defense', 150, 600), ('armoured_vehicles', 1, 6), ('combat_aircraft', 20, 90), ('corvettes', 100, 400),
        ('frigates', 120, 450), ('howitzers', 1.5, 35),
        ('infantry_fighting_vehicles', 10, 30), ('naval_vessels', 50, 250),
        ('package', 3, 25), ('patrol_vessels', 50, 150), ('rocket_launchers', 12, 80), ('submarines', 250, 1500),
        ('tanks', 12, 45), ('helicopters', 8, 40)
),
rates(currency, won) AS (
    VALUES ('EUR', 1450.0), ('CAD', 1000.0)
),
deals AS (
    SELECT
        d.deal_id,
        d.item,
        coalesce(d.amount, d.amount_low, d.amount_high) / 1e6
            * CASE d.currency WHEN 'USD' THEN 1.0 WHEN 'KRW' THEN 1 / r.value ELSE o.won / r.value END AS millions,
        CASE WHEN d.stage <> 'bid' THEN coalesce(d.quantity, d.quantity_low, d.quantity_high) END AS pieces
    FROM arms_export_deals AS d
    JOIN krw_per_usd AS r ON year(r.period_start) = least(year(d.date), 2025)
    LEFT JOIN rates AS o USING (currency)
)
SELECT
    'arms_export_deals' AS table_name,
    d.deal_id AS row_id,
    'amount' AS column_name,
    round(d.millions)::VARCHAR AS value,
    CASE
        WHEN d.pieces > 0 AND p.low IS NULL THEN 'has no price for its class'
        WHEN d.pieces > 0 AND millions / pieces NOT BETWEEN low AND high
            THEN format('is {:.2f} million dollars a piece, not {} to {}', millions / pieces, plain(low), plain(high))
        WHEN d.millions NOT BETWEEN 15 AND 50000 THEN 'is no amount of 15 million to 50 billion dollars'
    END AS finding
FROM deals AS d
LEFT JOIN prices AS p USING (item)
WHERE d.millions IS NOT NULL
