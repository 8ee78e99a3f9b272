-- title: Where a missile came down fits what is reported of its flight.
-- why: What came down in Japan's zone is reported as such or flew 400 km at least, what crossed Japan 1,000 km; into
--   the Yellow Sea no missile but a cruise missile flies farther than 500 km; what broke up in flight was no
--   success; and no more missiles came down in the zone than were fired.
WITH flights AS (
    SELECT
        launch_id,
        max(coalesce(value, high, low)) FILTER (measure = 'range_km') AS range_km,
        max(coalesce(value, high, low)) FILTER (measure = 'landed_in_eez') AS in_zone
    FROM launch_reports
    GROUP BY launch_id
)
SELECT
    'missile_launches' AS table_name,
    launch_id AS row_id,
    'landing' AS column_name,
    coalesce(landing, '') AS value,
    CASE
        WHEN in_zone > 0 AND landing NOT IN ('japan_eez', 'several') THEN 'a reporter saw it come down in Japan''s zone'
        WHEN in_zone > coalesce(count, count_high, count_low) THEN 'more came down in Japan''s zone than were fired'
        WHEN landing = 'japan_eez' AND range_km < 400 THEN 'it flew ' || range_km || ' km'
        WHEN landing = 'pacific_ocean' AND range_km < 1000 THEN 'it flew ' || range_km || ' km'
        WHEN landing = 'yellow_sea' AND missile_class NOT IN ('lacm', 'slv') AND range_km > 500
            THEN 'it flew ' || range_km || ' km'
        WHEN landing IN ('in_flight', 'on_pad') AND outcome = 'success' THEN 'it is called a success'
        WHEN landing = 'orbit' AND outcome <> 'success' THEN 'its outcome is ' || outcome
        WHEN landing = 'on_land' AND range_km > 600 THEN 'it flew ' || range_km || ' km'
    END AS finding
FROM missile_launches
LEFT JOIN flights USING (launch_id)
WHERE landing IS NOT NULL OR in_zone IS NOT NULL
