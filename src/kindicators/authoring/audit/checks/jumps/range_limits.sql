-- title: No guideline lets the ROK's missiles of a class fly less far than the one before, and within one guideline
-- more payload means less range.
-- why: Every revision from 1979 to 2021 widened the limits.
WITH held AS (
    SELECT
        *,
        if(range_rule = 'unlimited', 99999, range_km) AS reach,
        if(payload_rule = 'unlimited', 99999, payload_kg) AS load
    FROM missile_range_limits
    WHERE limited_party = 'KOR' AND scope = 'possession' AND instrument_type = 'bilateral_guideline'
        AND valid_from IS NOT NULL
)
SELECT
    'missile_range_limits' AS table_name,
    new.limit_id AS row_id,
    'range_km' AS column_name,
    new.range_km AS value,
    CASE
        WHEN max(new.reach) < max(old.reach) FILTER (WHERE old.valid_to = new.valid_from AND old.load >= new.load)
            THEN 'is less than the guideline before allowed with such a payload'
        WHEN count(*) FILTER (
            WHERE old.instrument = new.instrument AND old.limit_id <> new.limit_id
                AND old.reach <= new.reach AND old.load <= new.load
        ) > 0 THEN 'allows more range and more payload than another limit of the same guideline'
    END AS finding
FROM held AS new
JOIN held AS old USING (weapon_class)
GROUP BY new.limit_id, new.range_km
