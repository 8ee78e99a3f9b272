-- title: A launch takes place in the country that launched, or in the sea before it.
-- why: North Korea lies between 37.7 and 43.1 degrees north and between 124.1 and 130.8 degrees east, the sites of
--   its missiles south of 41.5; a launch from the ROK lies south of 38.7. Coordinates of another country, swapped
--   ones, and a launch entered for the other Korea lie outside.
SELECT
    'missile_launches' AS table_name,
    launch_id AS row_id,
    'country' AS column_name,
    country AS value,
    CASE
        WHEN country NOT IN ('PRK', 'KOR') THEN 'is neither of the Koreas'
        WHEN launch_id NOT LIKE lower(country) || '-%' THEN 'is not the country in the id'
        WHEN country = 'PRK' AND (latitude NOT BETWEEN 37.7 AND 41.5 OR longitude NOT BETWEEN 124.1 AND 130.8)
            OR country = 'KOR' AND (latitude NOT BETWEEN 33 AND 38.7 OR longitude NOT BETWEEN 125 AND 130)
            THEN 'is not where the launch took place: ' || latitude || ', ' || longitude
    END AS finding
FROM missile_launches
