-- title: Ranges and payloads of limits are those of the regimes: 180 to 1,000 km and 500 to 2,500 kg for the ROK,
-- 300 km and 500 kg for exports, 500 to 5,500 km in the treaty of 1987.
-- why: 180 km are 112 miles and 300 km are 186: a figure in miles is not in the list, nor one in metres or grams.
WITH said AS (
    UNPIVOT (
        SELECT
            limit_id, limited_party, range_rule, range_km, range_km_low, range_km_high, payload_kg, total_impulse_lbf_s
        FROM missile_range_limits
    ) ON range_km, range_km_low, range_km_high, payload_kg, total_impulse_lbf_s INTO NAME column_name VALUE number
)
SELECT
    'missile_range_limits' AS table_name,
    limit_id AS row_id,
    column_name,
    plain(number) AS value,
    CASE WHEN NOT list_contains(
        CASE
            WHEN column_name = 'range_km' AND range_rule = 'min' THEN [300]
            WHEN column_name = 'range_km' AND limited_party = 'KOR' THEN [180, 300, 500, 550, 800, 1000]
            WHEN column_name = 'range_km_low' THEN [500]
            WHEN column_name = 'range_km_high' THEN [5500]
            WHEN column_name = 'payload_kg' THEN [500, 1000, 2000, 2500]
            WHEN column_name = 'total_impulse_lbf_s' THEN [1000000]
            ELSE []
        END,
        number
    ) THEN 'no such limit is known' END AS finding
FROM said
