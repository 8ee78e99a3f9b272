-- title: Two instruments never limit the ROK's missiles of one class, propellant and purpose at the same time.
-- why: The trade-offs of one instrument hold together; a later one takes the place of all of them on its first day.
SELECT
    'missile_range_limits' AS table_name,
    one.limit_id AS row_id,
    'valid_from' AS column_name,
    one.valid_from::VARCHAR AS value,
    CASE WHEN count(other.limit_id) > 0
        THEN 'holds at the same time as ' || string_agg(other.limit_id, ', ') END AS finding
FROM missile_range_limits AS one
LEFT JOIN missile_range_limits AS other
    ON other.limited_party = one.limited_party AND other.weapon_class = one.weapon_class AND other.scope = one.scope
    AND other.instrument <> one.instrument
    AND (other.propellant = one.propellant OR 'any' IN (one.propellant, other.propellant))
    AND other.valid_from < coalesce(one.valid_to, DATE '2100-01-01')
    AND one.valid_from < coalesce(other.valid_to, DATE '2100-01-01')
WHERE one.limited_party = 'KOR' AND one.valid_from IS NOT NULL
GROUP BY ALL
