-- id: range_limit_km
-- title: Range limit in force on the ROK's missiles
-- topic: Missile limits
-- unit: km
-- subject: weapon class (ballistic)
-- frequency: change
-- plot: step
-- definition: The longest range that the rules agreed between the ROK and the US allowed for weapons of the class that
--   the ROK possesses. Where a rule trades range for payload, the longest range counts.
-- choice: A limit is an event and has one row whoever reports it.
-- caveats: Since 21 May 2021 there is no limit, so the series ends. Cruise missiles and drones had no limit of range
--   as such, only one of payload beyond 300 km, and so have no series: see payload_limit_kg. Space launchers were never
--   possessed as weapons.
-- tables: missile_range_limits
SELECT
    weapon_class AS subject,
    valid_from AS period_start,
    valid_to AS period_end,
    max(range_km) AS value,
    NULL AS low,
    NULL AS high,
    'km' AS unit,
    string_agg(DISTINCT source_id, '; ' ORDER BY source_id) AS source_ids
FROM missile_range_limits AS held
WHERE limited_party = 'KOR' AND scope = 'possession' AND range_rule = 'max' AND valid_from IS NOT NULL
    -- A class whose longer ranges are free up to a payload is not limited in range.
    AND NOT EXISTS (
        SELECT 1 FROM missile_range_limits AS free
        WHERE free.limited_party = 'KOR' AND free.scope = 'possession' AND free.range_rule = 'unlimited'
            AND free.weapon_class = held.weapon_class AND free.valid_from = held.valid_from
    )
GROUP BY ALL
