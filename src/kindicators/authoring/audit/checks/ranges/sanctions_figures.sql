-- title: A figure on sanctions can be true of its time.
-- why: A month of refined oil holds up to 60,000 barrels as reported, half as much again as the cap for a month, and
--   up to 400,000 as assessed; a tonne is about 8 barrels. Coal and export values lie within the trade of 2016 and
--   2017, thefts between half a billion and four billion dollars.
WITH bounds (subject, measure, unit, least, most) AS (
    VALUES
        ('refined_petroleum', 'reported_deliveries', 'barrels', 0, 60000),
        ('refined_petroleum', 'reported_deliveries', 'tonnes', 500, 7500),
        ('refined_petroleum', 'assessed_deliveries', 'barrels', 50000, 400000),
        ('refined_petroleum', 'expected_cut', 'percent', 20, 100),
        ('coal_exports', 'reported_deliveries', 'tonnes', 100000, 3000000),
        ('coal_exports', 'expected_cut', 'USD_per_year', 100000000, 1500000000),
        ('coal_exports', 'export_value', 'USD', 500000000, 2000000000),
        ('all_exports', 'export_value', 'USD_per_year', 1000000000, 4000000000),
        ('metal_exports', 'export_value', 'USD_per_year', 50000000, 500000000),
        ('cryptocurrency', 'stolen', 'USD', 300000000, 6000000000),
        ('monitoring_team', 'members', 'count', 11, 20),
        ('monitoring_team', 'reports_to_date', 'count', 1, 12)
)
SELECT
    table_name,
    row_id,
    column_name,
    number::BIGINT::VARCHAR AS value,
    CASE
        WHEN f.unit = 'count' AND number <> floor(number) THEN 'is no whole number'
        WHEN least IS NULL THEN 'no range is stated for ' || f.subject || ', ' || f.measure || ' in ' || f.unit
        -- Deliveries are compared by the month.
        WHEN number / CASE WHEN f.measure LIKE '%deliveries'
            THEN greatest(1, (period_end - period_start) / 31) ELSE 1 END
            NOT BETWEEN least AND most THEN 'lies outside ' || thousands(least) || ' to '
                || thousands(most) || ' ' || f.unit
        WHEN number = 0 AND (counterpart <> 'RUS' OR year(period_start) <> 2021)
            THEN 'only Russia is known to have reported nothing, for 2021'
        WHEN period_start < DATE '2016-01-01' OR period_end - period_start > 366 * 9
            THEN 'the figures begin with 2016, and none spans nine years'
    END AS finding
FROM numbers
JOIN sanctions_figures AS f ON table_name = 'sanctions_figures' AND row_id = figure_id
LEFT JOIN bounds ON bounds.subject = f.subject AND bounds.measure = f.measure AND bounds.unit = f.unit
WHERE column_name IN ('value', 'low', 'high')
