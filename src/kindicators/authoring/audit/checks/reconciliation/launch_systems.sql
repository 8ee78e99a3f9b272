-- title: A launch is one of its system: of the country that holds it, of its class, and not before it could fly.
-- why: The register and the list of launches are filled from different sources. Cruise missiles for submarines are
--   launched as cruise missiles, and what the ROK and Japan call a short-range ballistic missile may be a rocket to
--   North Korea.
SELECT
    'missile_launches' AS table_name,
    launch_id AS row_id,
    'system_id' AS column_name,
    system_id AS value,
    CASE
        WHEN l.country <> s.country THEN 'is a system of ' || s.country
        WHEN l.missile_class <> s.missile_class AND NOT (l.missile_class = 'lacm' AND s.missile_class = 'slcm')
            AND NOT (l.missile_class = 'srbm' AND s.missile_class = 'mlrs')
            THEN 'is of class ' || s.missile_class || ', the launch of class ' || l.missile_class
        WHEN s.status IN ('shown', 'reported', 'development') THEN 'has never flown'
        WHEN latest(l.date, l.date_precision, false) < s.first_test THEN 'first flew on ' || s.first_test
        WHEN l.date < s.first_success AND l.outcome IN ('success')
            AND l.landing IN ('sea_of_japan', 'orbit', 'japan_eez')
            THEN 'first succeeded on ' || s.first_success
        WHEN l.date > s.retired_on THEN 'was out of service since ' || s.retired_on
    END AS finding
FROM missile_launches AS l
JOIN missile_systems AS s USING (system_id)
