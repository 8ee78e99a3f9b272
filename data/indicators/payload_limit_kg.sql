-- id: payload_limit_kg
-- title: Payload limit in force on the ROK's missiles at their longest range
-- topic: Missile limits
-- unit: kg
-- subject: weapon class (ballistic, cruise, uav)
-- frequency: change
-- plot: step
-- definition: The heaviest payload that the rules agreed between the ROK and the US allowed for weapons of the class
--   that the ROK possesses, at the longest range that they allowed (cruise missiles and drones: at any range beyond 300
--   km).
-- choice: A limit is an event and has one row whoever reports it.
-- caveats: At shorter ranges heavier payloads were allowed: from 2012 to 2017 ballistic missiles 1,000 kg at 500 km
--   and 2,000 kg at 300 km. Where a series ends the limit of payload ended: in November 2017 for ballistic missiles, in
--   May 2021 for the others. What held for cruise missiles and drones before 2001 is not in the table.
-- tables: missile_range_limits
SELECT
    weapon_class AS subject,
    valid_from AS period_start,
    valid_to AS period_end,
    payload_kg AS value,
    NULL AS low,
    NULL AS high,
    'kg' AS unit,
    source_id AS source_ids
FROM missile_range_limits
WHERE limited_party = 'KOR' AND scope = 'possession' AND range_rule IN ('max', 'unlimited') AND valid_from IS NOT NULL
QUALIFY payload_rule = 'max'
    -- The longest range; no limit of range is longer than any.
    AND row_number() OVER (
        PARTITION BY weapon_class, valid_from ORDER BY range_rule = 'unlimited' DESC, range_km DESC
    ) = 1
