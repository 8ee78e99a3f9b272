-- id: days_since_last_launch
-- title: Days since the last North Korean ballistic missile or space launch
-- topic: Launches
-- unit: days
-- subject: country that launched
-- frequency: day
-- plot: line
-- definition: Whole days from the most recent launch of a ballistic missile or space launcher to the day (Korean
--   time); 0 on a day of a launch.
-- choice: A launch is one row whoever reports it. Launches that a compiler marks as unconfirmed are left out.
-- caveats: From 2013, because short-range launches before that are incomplete, to the last launch in the table:
--   nothing says that none followed it.
-- tables: missile_launches
WITH launches AS (
    SELECT date, string_agg(DISTINCT source_id, '; ' ORDER BY source_id) AS source_ids
    FROM missile_launches
    WHERE country = 'PRK' AND status <> 'unconfirmed' AND date_precision = 'day'
        AND missile_class IN ('srbm', 'crbm', 'mrbm', 'irbm', 'icbm', 'slbm', 'hgv', 'ballistic', 'slv')
    GROUP BY date
)
SELECT
    'PRK' AS subject,
    day::DATE AS period_start,
    day::DATE + 1 AS period_end,
    day::DATE - date AS value,
    NULL AS low,
    NULL AS high,
    'days' AS unit,
    source_ids
FROM generate_series(DATE '2013-01-01', (SELECT max(date) FROM launches)::TIMESTAMP, INTERVAL 1 DAY) AS days(day)
ASOF JOIN launches ON days.day >= launches.date
