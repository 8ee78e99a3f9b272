-- title: A launch site lies where the launches from it lie.
-- why: One site under one name has one place. 35 km are allowed where compilers take other points of an area (a
--   degree is 111 km, and 86 km from west to east); around Pyongyang, a name that covers a province, 60 km.
WITH places AS (
    SELECT site, median(latitude) AS latitude, median(longitude) AS longitude, count(*) AS launches
    FROM missile_launches
    WHERE latitude IS NOT NULL
    GROUP BY site
)
SELECT
    'missile_launches' AS table_name,
    launch_id AS row_id,
    'latitude' AS column_name,
    l.latitude || ' ' || l.longitude AS value,
    CASE WHEN sqrt(((l.latitude - p.latitude) * 111) ^ 2 + ((l.longitude - p.longitude) * 86) ^ 2)
        > CASE WHEN site LIKE '%Pyongyang%' THEN 60 ELSE 35 END
        THEN 'lies far from the other launches from ' || site END AS finding
FROM missile_launches AS l
JOIN places AS p USING (site)
WHERE l.latitude IS NOT NULL
