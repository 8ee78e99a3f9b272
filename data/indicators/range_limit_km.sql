-- title: Range limit in force on the ROK's missiles
-- topic: Missile limits
-- unit: km
-- subject: weapon class (ballistic, cruise, uav, space_launch)
-- frequency: change
-- plot: step
-- definition: The longest range that the rules agreed between the ROK and the US, or set by the ROK itself, allowed for
--   weapons of the class to possess, at any payload. Where a rule trades range for payload, the longest range counts.
-- choice: Limits are events and have one row whoever reports them; the limit in force has the row's principal source.
-- caveats: A time without a row is a time without a limit of range in force, or for which none is known: the class was
--   unlimited, not yet covered, or banned altogether.
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
FROM missile_range_limits
WHERE limited_party = 'KOR' AND scope = 'possession' AND range_rule = 'max' AND valid_from IS NOT NULL
GROUP BY ALL
