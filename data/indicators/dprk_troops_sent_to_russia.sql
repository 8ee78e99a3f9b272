-- id: dprk_troops_sent_to_russia
-- title: North Korean troops sent to Russia so far by reporter
-- topic: Troops
-- unit: persons
-- subject: reporter
-- frequency: report
-- plot: points
-- definition: Estimates of all North Korean troops sent to Russia since October 2024 up to a day, by who made them: the day
--   that a figure is about, or the last one of the time that it covers.
-- choice: Every reporter apart; nothing is averaged. A reporter's later figure does not erase an earlier one.
-- caveats: Estimates of intelligence services and officials, never counts. 'More than' is only a low end, 'up to' only
--   a high end.
-- tables: troop_deployments
SELECT
    reporter AS subject,
    coalesce(troops.period_end - 1, date) AS period_start,
    coalesce(troops.period_end, date + 1) AS period_end,
    value,
    low,
    high,
    'persons' AS unit,
    source_id AS source_ids
FROM troop_deployments AS troops
WHERE sending_country = 'PRK' AND host = 'RUS' AND category = 'personnel' AND branch = 'total'
    AND measure = 'cumulative' AND coalesce(value, low, high) IS NOT NULL
