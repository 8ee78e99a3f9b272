-- title: A limit that was replaced is followed on the same day by another one for the same party and class of
-- weapon.
-- why: That is what replaced means; one that was ended without another is `terminated`. Russia took the place of
-- the Soviet Union in the treaty on intermediate-range forces.
SELECT
    'missile_range_limits' AS table_name,
    old.limit_id AS row_id,
    'valid_to' AS column_name,
    old.valid_to::VARCHAR AS value,
    CASE WHEN count(new.limit_id) = 0 THEN 'nothing for the same party and class begins on that day' END AS finding
FROM missile_range_limits AS old
LEFT JOIN missile_range_limits AS new
    ON new.valid_from = old.valid_to AND new.weapon_class = old.weapon_class
    AND (new.limited_party = old.limited_party OR new.instrument = old.instrument)
WHERE old.status = 'superseded'
GROUP BY ALL
