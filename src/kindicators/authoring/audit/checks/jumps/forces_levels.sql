-- title: A figure on the forces of one side does not change by more than a fifth in its people, and by more than 60
-- percent in anything else, from one edition to the next.
-- why: Forces of this size are built and cut over decades. Figures of ten or a few dozen are rounded to tens, so
-- the smallest step that counts is 15. What is counted changed between the editions of the 1980s and 1999 and for
-- brigades in 2018, and in the reform plan of 2012 the Marine Corps stands beside the navy; these are not compared.
WITH said AS (
    SELECT
        *,
        coalesce(value, low) AS number,
        lag(coalesce(value, low)) OVER editions AS before,
        lag(edition) OVER editions AS edition_before,
        lag(date) OVER editions AS date_before
    FROM force_levels
    WHERE series IS NOT NULL AND basis NOT IN ('planned', 'projected') AND coalesce(value, low) IS NOT NULL
    WINDOW editions AS (PARTITION BY country, measure, branch, series, basis ORDER BY date, reported_on)
)
SELECT
    'force_levels' AS table_name,
    figure_id AS row_id,
    if(value IS NULL, 'low', 'value') AS column_name,
    number AS value,
    CASE WHEN abs(number - before) >= 15
        AND greatest(number, before) > least(number, before) * if(measure = 'active_personnel', 1.2, 1.6)
        THEN format('is {:.2f} times the figure of {}', number / before, coalesce(edition_before, date_before::VARCHAR))
    END AS finding
FROM said
WHERE before IS NOT NULL AND (date_before >= DATE '1999-01-01' OR measure = 'active_personnel')
    AND date - date_before <= 1500
    AND NOT (measure = 'brigades' AND year(date) = 2018) AND NOT (series = 'defense-reform' AND branch = 'navy')
