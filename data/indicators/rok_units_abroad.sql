-- id: rok_units_abroad
-- title: Strength of ROK units abroad
-- topic: Troops
-- unit: persons
-- subject: unit
-- frequency: report
-- plot: points
-- definition: Members of an ROK unit on a mission abroad on a day, in a month or in a year, as reported.
-- choice: The ROK Ministry of National Defense; where it has none for the date, the press report that the row names.
-- caveats: Strengths at the dates of White Papers, not means. Ceilings that the National Assembly authorised are not
--   in it.
-- tables: troop_deployments
SELECT
    force AS subject,
    date AS period_start,
    CASE date_precision WHEN 'year' THEN date + INTERVAL 1 YEAR WHEN 'month' THEN date + INTERVAL 1 MONTH ELSE date + 1 END
        AS period_end,
    value,
    low,
    high,
    'persons' AS unit,
    source_id AS source_ids
FROM troop_deployments
WHERE sending_country = 'KOR' AND measure = 'present' AND branch = 'total' AND category = 'personnel'
    AND host NOT IN ('KOR', 'world', 'south-vietnam') AND force IS NOT NULL
