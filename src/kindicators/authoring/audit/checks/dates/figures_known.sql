-- title: A figure or event of these tables became public on its own day or on that of a source, as its basis says.
-- why: The basis "event" means the day itself, give or take a week of corrections; the basis "source" the day of a
--   page, its principal one or another that says the same. Day and month that were swapped, and a wrong year, fit
--   neither.
WITH pages AS (
    SELECT table_name, row_id, source_id FROM facts
    UNION ALL
    SELECT table_name, row_id, source_id FROM evidence
),
published AS (
    SELECT table_name, row_id, list(published_on) AS days, min(published_on) AS first
    FROM pages JOIN sources USING (source_id)
    WHERE published_on_precision = 'day'
    GROUP BY ALL
),
known AS (
    SELECT
        table_name, row_id, facts.reported_on, facts.reported_on_basis, days, first,
        coalesce(ends - 1, starts, l.date, t.date) AS happened
    FROM facts
    LEFT JOIN published USING (table_name, row_id)
    LEFT JOIN launch_reports AS r ON table_name = 'launch_reports' AND report_id = row_id
    LEFT JOIN missile_launches AS l USING (launch_id)
    LEFT JOIN nuclear_test_estimates AS n ON table_name = 'nuclear_test_estimates' AND n.estimate_id = row_id
    LEFT JOIN nuclear_tests AS t USING (test_id)
    WHERE facts.reported_on_precision = 'day' AND table_name IN (
        'missile_launches', 'launch_reports', 'launch_totals', 'missile_estimates', 'nuclear_tests',
            'nuclear_test_estimates',
        'nuclear_arsenal_estimates', 'sanctions_resolutions', 'sanctions_figures', 'submarine_program',
            'submarine_figures'
    )
)
SELECT
    table_name,
    row_id,
    'reported_on' AS column_name,
    reported_on::VARCHAR AS value,
    CASE
        WHEN reported_on_basis = 'event' AND abs(reported_on - happened) > 7
            THEN 'is not the day of the event, ' || happened
        WHEN reported_on_basis = 'source' AND happened > reported_on AND table_name <> 'sanctions_figures'
            THEN 'is before the day that it is about, ' || happened
        -- A page may repeat what came out in the days before.
        WHEN reported_on_basis = 'source' AND len(list_filter(days, lambda day: abs(day - reported_on) <= 5)) = 0
            THEN 'no source of the row is of that day; the first is of ' || first
    END AS finding
FROM known
WHERE reported_on_basis = 'event' AND happened IS NOT NULL OR reported_on_basis = 'source' AND days IS NOT NULL
