-- title: Each year has its two combined command post exercises, held or not: the summer one since 2004, the spring
-- one since 2006.
-- why: Ulchi and its successors, and the spring exercise under its five names, are yearly; what was called off has
-- a row.
WITH names(season, exercise_id, since) AS (
    VALUES
        ('summer', 'ulchi-focus-lens', 2004), ('summer', 'ulchi-freedom-guardian', 2004),
        ('summer', 'combined-command-post-training', 2004), ('summer', 'ulchi-freedom-shield', 2004),
        ('spring', 'rsoi', 2006), ('spring', 'key-resolve', 2006), ('spring', 'dong-maeng', 2006),
        ('spring', 'combined-command-post-training', 2006), ('spring', 'freedom-shield', 2006)
),
years AS (
    SELECT season, year
    FROM range(2004, 2026) AS years(year), (SELECT DISTINCT season, since FROM names) AS seasons
    WHERE year >= since
)
SELECT
    'military_exercises' AS table_name,
    coalesce(max(edition_id), years.season || '-' || years.year) AS row_id,
    'year' AS column_name,
    years.year::VARCHAR AS value,
    CASE count(edition_id)
        WHEN 0 THEN 'no edition of the ' || years.season || ' exercise'
        WHEN 1 THEN NULL
        ELSE 'more than one: ' || string_agg(edition_id, ', ')
    END AS finding
FROM years
LEFT JOIN (
    SELECT season, year, edition_id
    FROM names JOIN military_exercises USING (exercise_id)
    WHERE exercise_id <> 'combined-command-post-training' OR ends_with(edition, if(season = 'spring', '-1', '-2'))
) AS editions ON editions.season = years.season AND editions.year = years.year
GROUP BY years.season, years.year
