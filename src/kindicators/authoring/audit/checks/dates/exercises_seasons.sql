-- title: An edition of an exercise lies in the months of its series, and inside the life of the series.
-- why: The spring exercises begin in February, March or April, Ulchi in August, the autumn ones from September to
-- December; a day and month that were swapped, or a year that slipped, does not fit.
WITH seasons(exercise_id, first_month, last_month) AS (
    VALUES
        ('team-spirit', 2, 6), ('rsoi', 3, 5), ('key-resolve', 2, 4), ('dong-maeng', 3, 3), ('freedom-shield', 3, 3),
        ('ulchi-focus-lens', 8, 8), ('ulchi-freedom-guardian', 8, 8), ('ulchi-freedom-shield', 8, 8),
        ('combined-command-post-training', 3, 8), ('foal-eagle', 2, 10), ('hoguk', 10, 11), ('vigilant-ace', 11, 12),
        ('vigilant-storm', 10, 10), ('vigilant-defence', 10, 10), ('max-thunder', 4, 5),
        ('korea-flying-training', 4, 5),
        ('freedom-flag', 4, 11), ('freedom-edge', 6, 11), ('ssangyong', 3, 8), ('taegeuk', 5, 11),
        ('ulchi-taegeuk', 5, 5), ('warrior-shield', 3, 3), ('focus-retina', 3, 3), ('freedom-bolt', 3, 3)
)
SELECT
    'military_exercises' AS table_name,
    edition_id AS row_id,
    'start_date' AS column_name,
    start_date::VARCHAR AS value,
    CASE
        WHEN first_month IS NULL THEN 'no months are stated for the series'
        WHEN month(start_date) NOT BETWEEN first_month AND last_month
            THEN format('is not from month {} to {}', first_month, last_month)
        WHEN start_date < first_held THEN 'the series began on ' || first_held
        WHEN start_date > latest(last_held, last_held_precision, false) THEN 'the series ended on ' || last_held
    END AS finding
FROM military_exercises
JOIN exercise_series USING (exercise_id)
LEFT JOIN seasons USING (exercise_id)
WHERE start_date IS NOT NULL
