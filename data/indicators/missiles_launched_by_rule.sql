-- id: missiles_launched_by_rule
-- title: North Korean missiles launched a year by counting rule
-- topic: Launches
-- unit: missiles
-- subject: who counts
-- frequency: year
-- plot: line
-- definition: Missiles fired in a whole calendar year, as each reporter counts them by its own rule: CNS missiles that
--   carry 500 kg over 300 km or more, the Japanese ministry ballistic missiles, and so on (launch_totals.counting_rule).
-- choice: Every reporter apart: totals by different rules are never one series.
-- caveats: A zero is a year in which the list of the reporter has no entry. Totals of a part of a year are left out. The
--   CNS list ends with 2024. Totals of both ministries for recent years are floors and stand in low.
-- tables: launch_totals
SELECT
    reporter AS subject,
    period_start,
    period_end,
    value,
    low,
    high,
    'missiles' AS unit,
    source_id AS source_ids
FROM launch_totals
WHERE country = 'PRK' AND measure = 'missiles'
    AND month(period_start) = 1 AND day(period_start) = 1
    AND period_end = period_start + INTERVAL 1 YEAR
