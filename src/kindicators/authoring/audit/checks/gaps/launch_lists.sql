-- title: The lists of CNS and CSIS have a total for every year from their first to their last.
-- why: A year without a launch stands as zero, so a year without a row is a lost row. Both begin with 1984.
WITH years AS (
    SELECT reporter, measure, max(period_start) AS last
    FROM launch_totals
    WHERE counting_rule IN ('cns_500kg_300km', 'csis_missile_events') AND status = 'derived'
    GROUP BY ALL
)
SELECT
    'launch_totals' AS table_name,
    'prk-' || year(day) || '-' || years.reporter || '-' || years.measure AS row_id,
    'period_start' AS column_name,
    day::DATE::VARCHAR AS value,
    CASE WHEN total_id IS NULL THEN 'the year is missing from the list'
        WHEN period_end <> day + INTERVAL 1 YEAR AND day::DATE < last THEN 'the year ends before '
            || period_end END AS finding
FROM years
CROSS JOIN generate_series(TIMESTAMP '1984-01-01', last::TIMESTAMP, INTERVAL 1 YEAR) AS series(day)
LEFT JOIN launch_totals AS t ON t.reporter = years.reporter AND t.measure = years.measure AND t.status = 'derived'
    AND t.period_start = day::DATE
