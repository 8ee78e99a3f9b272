-- id: dprk_casualties_in_russia
-- title: North Korean killed and wounded in the war against Ukraine by reporter
-- topic: Troops
-- unit: persons
-- subject: reporter
-- frequency: report
-- plot: points
-- definition: Estimates of the North Korean soldiers killed and wounded since October 2024 up to a day or month, by
--   who made them.
-- choice: Every reporter apart; nothing is averaged. A reporter's later figure does not erase an earlier one.
-- caveats: Some reporters say casualties, which may include missing and captured, and some speak of the Kursk region
--   alone (uk-mod; ukr-president and ukr-hur in part). Figures for single days or weeks are left out.
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
WHERE sending_country = 'PRK' AND host = 'RUS' AND category IN ('killed_and_wounded', 'casualties') AND branch = 'total'
    AND measure = 'cumulative' AND period_end IS NULL
    AND date_precision IN ('day', 'month') AND coalesce(value, low, high) IS NOT NULL
