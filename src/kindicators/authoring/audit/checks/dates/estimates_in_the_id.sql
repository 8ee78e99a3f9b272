-- title: The year and month in the id of an estimate or a total are those of its date.
-- why: Ids are made from the date: rok-mnd-2010 is of the edition of 2010, prk-2017-cns-missiles counts 2017. Where
--   the id has no day, no other check looks.
WITH rows_ AS (
    -- In the ids of estimates of missiles the date comes last, since names of systems hold years as well.
    SELECT
        'missile_estimates' AS table_name, estimate_id AS row_id, date AS day, date AS last,
        regexp_extract(estimate_id, '((?:19|20)\d\d(?:-(?:0[1-9]|1[0-2]))?)(?:-\d\d?)?(?:-\d)?$', 1) AS stated
    FROM missile_estimates
    UNION ALL
    SELECT
        'nuclear_arsenal_estimates', estimate_id, date, date,
        regexp_extract(estimate_id, '(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2])(?:-|$))?')
    FROM nuclear_arsenal_estimates
    UNION ALL
    SELECT 'launch_totals', total_id, period_start, (period_end - 1)::DATE,
        regexp_extract(total_id, '(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2])(?:-|$))?')
    FROM launch_totals
    UNION ALL
    SELECT 'sanctions_figures', figure_id, period_start, (period_end - 1)::DATE,
        regexp_extract(figure_id, '(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2])(?:-|$))?')
    FROM sanctions_figures
    UNION ALL
    SELECT 'submarine_figures', figure_id, date, date, regexp_extract(figure_id,
        '(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2])(?:-|$))?')
    FROM submarine_figures
    WHERE regexp_matches(figure_id, '20\d\d-(0[1-9]|1[0-2])-')
)
SELECT
    table_name,
    row_id,
    '' AS column_name,
    rtrim(stated, '-') AS value,
    CASE WHEN NOT starts_with(day::VARCHAR, rtrim(stated, '-')) AND NOT starts_with(last::VARCHAR, rtrim(stated, '-'))
        THEN 'the row is of ' || day END AS finding
FROM rows_
WHERE stated <> ''
