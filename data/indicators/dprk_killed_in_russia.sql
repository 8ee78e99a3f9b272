-- id: dprk_killed_in_russia
-- title: North Korean soldiers killed in the war against Ukraine by reporter
-- topic: Troops
-- unit: persons
-- subject: reporter
-- frequency: report
-- plot: points
-- definition: Estimates of the North Korean soldiers killed since October 2024 up to a day or month, by who made them.
-- choice: Every reporter apart; nothing is averaged. A reporter's later figure does not erase an earlier one.
-- caveats: Estimates of intelligence services and officials. The dead whom North Korea itself has honoured are fewer,
--   and are rows of troop_deployments with the measure acknowledged.
-- tables: troop_deployments
SELECT
    reporter AS subject,
    date AS period_start,
    CASE date_precision WHEN 'month' THEN date + INTERVAL 1 MONTH ELSE date + 1 END AS period_end,
    value,
    low,
    high,
    'persons' AS unit,
    source_id AS source_ids
FROM troop_deployments
WHERE sending_country = 'PRK' AND host = 'RUS' AND category = 'killed' AND branch = 'total'
    AND measure = 'cumulative' AND period_end IS NULL
    AND date_precision IN ('day', 'month') AND coalesce(value, low, high) IS NOT NULL
