-- title: The day in the id of a row stands in the row as well.
-- why: Ids are made from the date, so a date that was mistyped later, or an id that was copied, shows in the other.
--   For rows that belong to another one, such as a report on a launch, that day stands in the other's id; a last day
--   may stand as the first day after it. The figures on sanctions have months there: 2018-01-04 is January to April.
WITH named AS (
    SELECT
        table_name,
        row_id,
        unnest(regexp_extract_all(row_id, '(?:18|19|20)\d\d-(?:0\d|1[0-2])-[0-3]\d(?:-|$)')).left(10) AS day
    FROM (SELECT DISTINCT table_name, row_id FROM cells WHERE table_name NOT IN ('sources', 'evidence', 'corrections'))
    -- There the id has a span of months, which is looked at below.
    WHERE NOT (table_name = 'sanctions_figures' AND regexp_matches(row_id, '^(refined|crypto)-'))
)
SELECT
    table_name,
    row_id,
    '' AS column_name,
    day AS value,
    CASE WHEN NOT coalesce(bool_or(contains(cell, day) OR contains(cell, (day::DATE + 1)::VARCHAR)), false)
        THEN 'has the day ' || day || ' in its id and nowhere else' END AS finding
FROM named
LEFT JOIN cells USING (table_name, row_id)
WHERE column_name NOT IN ('source_id', 'title', 'note')
GROUP BY table_name, row_id, day
UNION ALL
SELECT
    'sanctions_figures',
    figure_id,
    '',
    said,
    CASE WHEN period_start <> (said[:7] || '-01')::DATE
        OR period_end <> (said[:5] || said[9:] || '-01')::DATE + INTERVAL 1 MONTH
        THEN 'has the months ' || said[6:] || ' in its id, and runs from ' || period_start || ' to ' || period_end END
FROM (
    SELECT *, regexp_extract(figure_id, '^(?:refined|crypto)-(\d{4}-\d\d-\d\d)-', 1) AS said FROM sanctions_figures
)
WHERE said <> ''
