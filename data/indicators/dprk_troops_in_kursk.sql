-- id: dprk_troops_in_kursk
-- title: North Korean troops in the Kursk region by reporter
-- topic: Troops
-- unit: persons
-- subject: reporter
-- frequency: report
-- plot: points
-- definition: Estimates of the North Korean troops present in the Kursk region on a day, by who made them.
-- choice: Every reporter apart; nothing is averaged. A reporter's later figure does not erase an earlier one.
-- caveats: Estimates of intelligence services and officials, never counts. Left out are figures of those sent there, of
--   whom part may have fallen or left, and figures of combat troops or engineers alone.
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
WHERE sending_country = 'PRK' AND host = 'RUS' AND category = 'personnel' AND branch = 'total'
    AND measure = 'present' AND place = 'Kursk region'
    AND date_precision IN ('day', 'month') AND coalesce(value, low, high) IS NOT NULL
