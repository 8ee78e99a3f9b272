-- title: North Korean missile launches by class
-- topic: Launches
-- unit: launches
-- subject: class of missile
-- frequency: year
-- plot: bars
-- definition: Launches in a calendar year (Korean time): the missiles of one type fired from one site on one occasion
--   are one launch, however many they are.
-- choice: A launch is one row whoever reports it. Launches that a compiler marks as unconfirmed are left out.
-- caveats: A year and class without a launch has no row. Short-range, cruise and air-defence firings before 2013 are
--   incomplete. 2018 had no launch. The last year is not over.
-- tables: missile_launches
SELECT
    missile_class AS subject,
    date_trunc('year', date) AS period_start,
    make_date(year(date) + 1, 1, 1) AS period_end,
    count(*) AS value,
    NULL AS low,
    NULL AS high,
    'launches' AS unit,
    string_agg(DISTINCT source_id, '; ' ORDER BY source_id) AS source_ids
FROM missile_launches
WHERE country = 'PRK' AND status <> 'unconfirmed'
GROUP BY missile_class, year(date), date_trunc('year', date)
