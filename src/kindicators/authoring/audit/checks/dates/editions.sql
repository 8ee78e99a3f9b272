-- title: Figures of one edition became public on one day.
-- why: A White Paper or a Defense of Japan comes out once, so a row of it with another day is mistyped. Editions are
--   pages of which three figures in four at least, and three in all, have one day.
WITH rows_ AS (
    SELECT
        table_name, row_id, source_id, reported_on, mode(reported_on) OVER page AS usual, count(*) OVER page AS figures
    FROM facts
    WHERE reported_on_basis = 'source' AND table_name IN (
        'missile_estimates', 'nuclear_arsenal_estimates', 'nuclear_test_estimates', 'sanctions_figures',
            'submarine_figures'
    )
    WINDOW page AS (PARTITION BY table_name, source_id)
),
editions AS (
    SELECT *, count(*) FILTER (reported_on = usual) OVER (PARTITION BY table_name, source_id) AS agreeing FROM rows_
)
SELECT
    table_name,
    row_id,
    'reported_on' AS column_name,
    reported_on::VARCHAR AS value,
    CASE WHEN reported_on <> usual THEN 'the other figures of ' || source_id || ' are of ' || usual END AS finding
FROM editions
WHERE figures >= 3 AND agreeing >= 0.75 * figures
