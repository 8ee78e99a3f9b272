-- id: launch_occasions_by_rule
-- title: North Korean launch occasions a year by counting rule
-- topic: Launches
-- unit: occasions
-- subject: who counts
-- frequency: year
-- plot: line
-- definition: Occasions, on which one missile or several were fired, in a whole calendar year, as each reporter counts
--   them by its own rule; for CSIS the entries of its list.
-- choice: Every reporter apart: totals by different rules are never one series.
-- caveats: A zero is a year in which the list of the reporter has no entry. Totals of a part of a year are left out, so the CSIS list ends with 2025.
-- tables: launch_totals
SELECT
    reporter AS subject,
    period_start,
    period_end,
    value,
    low,
    high,
    'occasions' AS unit,
    source_id AS source_ids
FROM launch_totals
WHERE country = 'PRK' AND measure IN ('occasions', 'events')
    AND month(period_start) = 1 AND day(period_start) = 1
    AND period_end = period_start + INTERVAL 1 YEAR
