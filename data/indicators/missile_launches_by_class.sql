-- id: missile_launches_by_class
-- title: North Korean missile launches by class
-- topic: Launches
-- unit: launches
-- subject: class of missile
-- frequency: year
-- plot: bars
-- definition: Launches in a calendar year (Korean time): the missiles of one type fired from one site on one occasion
--   are one launch, however many they are.
-- choice: A launch is one row whoever reports it. Launches that a compiler marks as unconfirmed are left out.
-- caveats: A year and class without a launch has no row; 2018 had no launch at all. Short-range, cruise and air-defence
--   firings before 2013 are incomplete. Rockets of 200 mm or more are in it (mlrs, artillery). The last period ends
--   with the last launch in the table.
-- tables: missile_launches
SELECT
    missile_class AS subject,
    date_trunc('year', date) AS period_start,
    -- The year that is not over ends, for this table, with its last launch.
    least(make_date(year(date) + 1, 1, 1), (SELECT max(date) + 1 FROM missile_launches)) AS period_end,
    count(*) AS value,
    NULL AS low,
    NULL AS high,
    'launches' AS unit,
    string_agg(DISTINCT source_id, '; ' ORDER BY source_id) AS source_ids
FROM missile_launches
WHERE country = 'PRK' AND status <> 'unconfirmed'
GROUP BY missile_class, year(date), date_trunc('year', date)
