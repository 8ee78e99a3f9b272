-- id: multiple_rocket_launchers
-- title: Multiple rocket launchers of the ROK and North Korea (White Papers)
-- topic: Forces
-- unit: launchers
-- subject: country
-- frequency: report
-- plot: points
-- definition: Multiple rocket launchers of the army. The period is the day, month or year that an edition names.
-- choice: The ROK Ministry of National Defense alone, in its White Papers and the two books in their place (2001,
--   2003): it counts both sides and prints them side by side.
-- caveats: All figures are rounded by the ministry; those on North Korea are its estimates. No edition came out for
--   2024. From the book of 2003 on, the first that counts them apart from the guns. None for the ROK of 2012, where
--   the chart counts both together.
-- tables: force_levels
SELECT
    country AS subject,
    date AS period_start,
    CASE date_precision WHEN 'year' THEN date + INTERVAL 1 YEAR WHEN 'month' THEN date + INTERVAL 1 MONTH ELSE date + 1 END
        AS period_end,
    value,
    low,
    high,
    'launchers' AS unit,
    source_id AS source_ids
FROM force_levels
WHERE series = 'defense-white-paper' AND measure = 'multiple_rocket_launchers'
