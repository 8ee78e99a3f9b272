-- title: A series begins with its first edition and ends with its last, and the editions of a series that is said
-- to have had so many are as many.
-- why: `first_held` and `last_held` say when an edition began, so no edition is older or younger, and a day is that
-- of an edition where its row exists.
WITH span AS (
    SELECT
        exercise_id,
        min(start_date) AS first, max(start_date) AS last,
        count(*) FILTER (WHERE status IN ('held', 'scaled_back')) AS held
    FROM military_exercises
    WHERE status IN ('held', 'scaled_back')
    GROUP BY exercise_id
),
cases AS (
    SELECT
        'exercise_series' AS table_name, exercise_id AS row_id, 'first_held' AS column_name,
            first_held::VARCHAR AS value,
        CASE
            WHEN first < first_held THEN 'an edition began on ' || first
            WHEN first_held_precision = 'day' AND first > first_held THEN 'the first edition began on ' || first
        END AS finding
    FROM exercise_series JOIN span USING (exercise_id)
    WHERE first_held IS NOT NULL
    UNION ALL
    SELECT
        'exercise_series', exercise_id, 'last_held', last_held::VARCHAR,
        CASE
            WHEN last > latest(last_held, last_held_precision, false) THEN 'an edition began on ' || last
            WHEN last_held_precision = 'day' AND last < last_held THEN 'the last edition began on ' || last
        END
    FROM exercise_series JOIN span USING (exercise_id)
    WHERE last_held IS NOT NULL
    UNION ALL
    SELECT
        'exercise_figures', figure_id, 'value', value::INTEGER::VARCHAR,
        CASE WHEN value <> held THEN held || ' editions were held' END
    FROM exercise_figures JOIN span USING (exercise_id)
    WHERE measure = 'editions'
)
FROM cases
