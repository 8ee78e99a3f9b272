-- id: missiles_launched_by_class
-- title: North Korean missiles launched by class
-- topic: Launches
-- unit: missiles
-- subject: class of missile
-- frequency: year
-- plot: bars
-- definition: Missiles fired in a calendar year (Korean time). Where the number of one launch at least is unknown or
--   known only as a floor, the sum of the others is a floor too and stands in low.
-- choice: The number on which reporters commonly agree; what each of them says is in launch_reports. Launches that a
--   compiler marks as unconfirmed are left out.
-- caveats: A year and class without a counted missile has no row. Short-range, cruise and air-defence firings before
--   2013 are incomplete. 'About ten' counts as ten. The last period ends with the last launch in the table. For totals
--   by other rules see missiles_launched_by_rule.
-- tables: missile_launches
SELECT
    missile_class AS subject,
    date_trunc('year', date) AS period_start,
    -- The year that is not over ends, for this table, with its last launch.
    least(make_date(year(date) + 1, 1, 1), (SELECT max(date) + 1 FROM missile_launches)) AS period_end,
    CASE WHEN bool_and(count IS NOT NULL) THEN sum(count) END AS value,
    CASE WHEN bool_or(count IS NULL) THEN sum(coalesce(count, count_low)) END AS low,
    NULL AS high,
    'missiles' AS unit,
    string_agg(DISTINCT source_id, '; ' ORDER BY source_id) AS source_ids
FROM missile_launches
WHERE country = 'PRK' AND status <> 'unconfirmed'
GROUP BY missile_class, year(date), date_trunc('year', date)
HAVING sum(coalesce(count, count_low)) IS NOT NULL
