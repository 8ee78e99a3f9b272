-- title: A figure on an edition is dated by its first day, and was known from half a year before it to two years
-- after.
-- why: Figures are given when an exercise is announced, begins or ends, or compared with the next edition; those on
-- the exercises before 1990 were found in later pages.
SELECT
    'exercise_figures' AS table_name,
    figure_id AS row_id,
    'date' AS column_name,
    figures.date::VARCHAR AS value,
    CASE
        WHEN coalesce(start_date, end_date) IS NOT NULL AND figures.date <> coalesce(start_date, end_date)
            THEN 'the edition was on ' || coalesce(start_date, end_date)
        WHEN year(figures.date) <> year THEN 'the edition is that of ' || year
        WHEN figures.reported_on - figures.date < -190 THEN 'was reported long before, on ' || figures.reported_on
        WHEN year >= 1990 AND figures.reported_on - figures.date > 750
            THEN 'was reported long after, on ' || figures.reported_on
        WHEN year >= 1990 AND figures.status IN ('announced', 'planned') AND figures.reported_on - figures.date > 31
            THEN 'was announced only on ' || figures.reported_on
    END AS finding
FROM exercise_figures AS figures
JOIN military_exercises USING (edition_id)
