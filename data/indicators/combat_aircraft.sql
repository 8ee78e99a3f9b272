-- id: combat_aircraft
-- title: Combat aircraft of the ROK and North Korea (White Papers)
-- topic: Forces
-- unit: aircraft
-- subject: country
-- frequency: report
-- plot: points
-- definition: Combat aircraft of the air force. The period is the day, month or year that an edition names.
-- choice: The ROK Ministry of National Defense alone, in its White Papers and the two books in their place (2001,
--   2003): it counts both sides and prints them side by side.
-- caveats: All figures are rounded by the ministry; those on North Korea are its estimates. No edition came out for
--   2024. Numbers say nothing of age and quality.
-- tables: force_levels
SELECT
    country AS subject,
    date AS period_start,
    CASE date_precision WHEN 'year' THEN date + INTERVAL 1 YEAR WHEN 'month' THEN date + INTERVAL 1 MONTH ELSE date + 1 END
        AS period_end,
    value,
    low,
    high,
    'aircraft' AS unit,
    source_id AS source_ids
FROM force_levels
WHERE series = 'defense-white-paper' AND measure = 'combat_aircraft'
