-- title: Days with a North Korean ballistic missile or space launch
-- topic: Launches
-- unit: days
-- subject: country that launched
-- frequency: year
-- plot: bars
-- definition: Days of a calendar year (Korean time) on which at least one ballistic missile or space launcher was
--   fired, failures on the pad included.
-- choice: A launch is one row whoever reports it. Launches that a compiler marks as unconfirmed are left out.
-- caveats: A year without such a launch has no row. Short-range launches before 2013 are incomplete. The last year is
--   not over.
-- tables: missile_launches
SELECT
    country AS subject,
    date_trunc('year', date) AS period_start,
    make_date(year(date) + 1, 1, 1) AS period_end,
    count(DISTINCT date) AS value,
    NULL AS low,
    NULL AS high,
    'days' AS unit,
    string_agg(DISTINCT source_id, '; ' ORDER BY source_id) AS source_ids
FROM missile_launches
WHERE country = 'PRK' AND status <> 'unconfirmed' AND date_precision = 'day'
    AND missile_class IN ('srbm', 'crbm', 'mrbm', 'irbm', 'icbm', 'slbm', 'hgv', 'ballistic', 'slv')
GROUP BY country, year(date), date_trunc('year', date)
