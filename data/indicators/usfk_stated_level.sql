-- id: usfk_stated_level
-- title: Strength of US Forces Korea as officials state it
-- topic: Troops
-- unit: persons
-- subject: reporter
-- frequency: report
-- plot: points
-- definition: Round figures for the strength of US Forces Korea that governments and commands give or agree on. The
--   period is the day, month or year that a figure is about.
-- choice: Every reporter apart; the White Papers of the ROK Ministry of National Defense give a figure of about every
--   second year.
-- caveats: A political figure with rotations, no count. Levels agreed in 2008 stand beside stated ones. Figures that only
--   the press gives are left out.
-- tables: troop_deployments, actors
SELECT
    reporter AS subject,
    date AS period_start,
    CASE date_precision WHEN 'year' THEN date + INTERVAL 1 YEAR WHEN 'month' THEN date + INTERVAL 1 MONTH ELSE date + 1 END
        AS period_end,
    max(value) AS value,
    max(low) AS low,
    max(high) AS high,
    'persons' AS unit,
    string_agg(DISTINCT source_id, '; ' ORDER BY source_id) AS source_ids
FROM troop_deployments
WHERE sending_country = 'USA' AND host = 'KOR' AND category = 'personnel' AND branch = 'total'
    AND measure IN ('stated_level', 'agreed_level')
    AND reporter NOT IN (SELECT actor_id FROM actors WHERE kind = 'media')
GROUP BY reporter, date, date_precision
