-- title: What North Korea and Russia give each other lies where such amounts can lie, and supplier and
--   recipient are the two in the id.
-- why: From the least to the most known with a margin, by thing and unit: a thousandfold number falls out.
WITH ranges(item, unit, low, high) AS (
    VALUES ('munitions', 'rounds', 1e6, 2.5e7), ('shells', 'rounds', 2e5, 2.5e7),
        ('shells_152mm', 'rounds', 5e5, 2.5e7),
        ('rockets_122mm', 'rounds', 1e5, 3e6), ('shells', 'rounds_per_month', 5e4, 1e6),
        ('munitions', 'percent', 10, 90), ('explosives', 'tonnes', 5e3, 1e5),
        ('containers', 'containers', 100, 5e4), ('voyages', 'count', 5, 200), ('tanker_voyages', 'count', 10, 200),
        ('ballistic_missiles', 'count', 10, 500), ('artillery', 'count', 50, 1000),
        ('self_propelled_guns', 'count', 20, 1000), ('rocket_launchers', 'count', 20, 1000),
        ('weapon_systems', 'count', 100, 5000), ('air_defense', 'count', 1, 50),
        ('workers', 'persons', 1e3, 1e5), ('refined_petroleum', 'barrels', 1e5, 5e6),
        ('arms', 'USD', 5e8, 2e10), ('arms_and_troops', 'USD', 5e8, 2e10), ('compensation', 'USD', 1e8, 5e9),
        ('earnings', 'USD', 1e9, 2e10), ('frozen_assets', 'USD', 1e6, 1e8)
),
pairs AS (
    SELECT
        transfer_id,
        supplier,
        recipient,
        supplier <> upper(split_part(transfer_id, '-', 1))
            OR recipient <> upper(split_part(transfer_id, '-', 2)) AS swapped
    FROM arms_transfers
)
SELECT
    'arms_transfers' AS table_name,
    t.transfer_id AS row_id,
    n.column_name,
    n.number::VARCHAR AS value,
    CASE WHEN r.low IS NULL THEN 'has no range for its thing and unit'
        WHEN n.number NOT BETWEEN r.low AND r.high THEN format('lies outside {:,.0f} to {:,.0f}', r.low, r.high)
    END AS finding
FROM arms_transfers AS t
JOIN numbers AS n ON n.table_name = 'arms_transfers' AND n.row_id = t.transfer_id
LEFT JOIN ranges AS r ON r.item = t.item AND r.unit = t.unit
UNION ALL
SELECT
    'arms_transfers',
    transfer_id,
    'supplier',
    supplier,
    CASE WHEN swapped THEN 'or its recipient is not the one in the identifier' END
FROM pairs
