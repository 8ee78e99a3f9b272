-- id: launch_success_share
-- title: Share of North Korean ballistic missile and space launches that succeeded
-- topic: Launches
-- unit: percent
-- subject: ballistic (missiles) or slv (space launchers)
-- frequency: year
-- plot: points
-- definition: Launches that succeeded in percent of those whose outcome is known (success, failure, partial, mixed). A
--   launch of which some missiles failed (mixed) or a part of a test failed (partial) is no success; high counts these
--   as successes.
-- choice: The outcome on which reporters commonly agree. Launches that a compiler marks as unconfirmed are left out.
-- caveats: Few launches a year: one failure moves the share by many points. Failures soon after launch were often not
--   reported, above all before 2013. Success means that the missile flew, not that it hit. The last period ends with
--   the last launch in the table.
-- tables: missile_launches
SELECT
    CASE WHEN missile_class = 'slv' THEN 'slv' ELSE 'ballistic' END AS subject,
    make_date(year(date), 1, 1) AS period_start,
    -- The year that is not over ends, for this table, with its last launch.
    least(make_date(year(date) + 1, 1, 1), (SELECT max(date) + 1 FROM missile_launches)) AS period_end,
    CASE WHEN count(*) FILTER (outcome IN ('partial', 'mixed')) = 0
        THEN round(100 * count(*) FILTER (outcome = 'success') / count(*), 1) END AS value,
    CASE WHEN count(*) FILTER (outcome IN ('partial', 'mixed')) > 0
        THEN round(100 * count(*) FILTER (outcome = 'success') / count(*), 1) END AS low,
    CASE WHEN count(*) FILTER (outcome IN ('partial', 'mixed')) > 0
        THEN round(100 * count(*) FILTER (outcome <> 'failure') / count(*), 1) END AS high,
    'percent' AS unit,
    string_agg(DISTINCT source_id, '; ' ORDER BY source_id) AS source_ids
FROM missile_launches
WHERE country = 'PRK' AND status <> 'unconfirmed' AND outcome <> 'unknown'
    AND missile_class IN ('srbm', 'crbm', 'mrbm', 'irbm', 'icbm', 'slbm', 'hgv', 'ballistic', 'slv')
GROUP BY CASE WHEN missile_class = 'slv' THEN 'slv' ELSE 'ballistic' END, year(date)
