-- id: launch_days
-- title: Days with a North Korean ballistic missile or space launch
-- topic: Launches
-- unit: days
-- subject: country that launched
-- frequency: year
-- plot: bars
-- definition: Days of a calendar year (Korean time) on which at least one ballistic missile or space launcher was
--   fired, failures included.
-- choice: A launch is one row whoever reports it. Launches that a compiler marks as unconfirmed are left out.
-- caveats: A year without such a launch has no row; 2018 had none. Launches of which only the month or year is known
--   (1984, 1990, 1991, 2004) and launches of unknown types are left out, and short-range launches before 2013 are
--   incomplete. The last period ends with the last launch in the table.
-- tables: missile_launches
SELECT
    country AS subject,
    date_trunc('year', date) AS period_start,
    -- The year that is not over ends, for this table, with its last launch.
    least(make_date(year(date) + 1, 1, 1), (SELECT max(date) + 1 FROM missile_launches)) AS period_end,
    count(DISTINCT date) AS value,
    NULL AS low,
    NULL AS high,
    'days' AS unit,
    string_agg(DISTINCT source_id, '; ' ORDER BY source_id) AS source_ids
FROM missile_launches
WHERE country = 'PRK' AND status <> 'unconfirmed' AND date_precision = 'day'
    AND missile_class IN ('srbm', 'crbm', 'mrbm', 'irbm', 'icbm', 'slbm', 'hgv', 'ballistic', 'slv')
GROUP BY country, year(date), date_trunc('year', date)
