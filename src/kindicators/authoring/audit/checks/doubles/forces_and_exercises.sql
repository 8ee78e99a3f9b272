-- title: An edition has one figure for one measure and branch, and a reporter one for one measure of one exercise.
-- why: A line that was read twice stands with two numbers.
SELECT
    'force_levels' AS table_name,
    figure_id AS row_id,
    'value' AS column_name,
    coalesce(value, low, high)::VARCHAR AS value,
    CASE WHEN row_number() OVER same > 1 THEN 'is the same as ' || first_value(figure_id) OVER same END AS finding
FROM force_levels
WINDOW same AS (
    PARTITION BY country, measure, branch, date, basis, target_date, edition, reporter, series, source_id
    ORDER BY figure_id
)
UNION ALL
SELECT
    'exercise_figures', figure_id, 'value', coalesce(value, low, high)::VARCHAR,
    CASE WHEN row_number() OVER same_1 > 1 THEN 'is the same as ' || first_value(figure_id) OVER same_1 END
FROM exercise_figures
WINDOW same_1 AS (
    PARTITION BY exercise_id, edition_id, measure, actor, reporter, if(edition_id IS NULL, date, NULL)
    ORDER BY figure_id
)
