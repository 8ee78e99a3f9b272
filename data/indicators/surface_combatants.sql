-- id: surface_combatants
-- title: Surface combatants of the ROK and North Korea (White Papers)
-- topic: Forces
-- unit: ships
-- subject: country
-- frequency: report
-- plot: points
-- definition: Combat ships of the navy of all sizes, from fast boats to destroyers, without submarines, landing ships
--   and mine warfare ships. The period is the day, month or year that an edition names.
-- choice: The ROK Ministry of National Defense alone, in its White Papers and the two books in their place (2001,
--   2003): it counts both sides and prints them side by side.
-- caveats: All figures are rounded by the ministry; those on North Korea are its estimates. No edition came out for
--   2024. North Korea's figure of 1988 counts submarines too and is left out. The ROK's of 2012 is known from the
--   press of January 2015.
-- tables: force_levels
SELECT
    country AS subject,
    date AS period_start,
    CASE date_precision WHEN 'year' THEN date + INTERVAL 1 YEAR WHEN 'month' THEN date + INTERVAL 1 MONTH ELSE date + 1 END
        AS period_end,
    value,
    low,
    high,
    'ships' AS unit,
    source_id AS source_ids
FROM force_levels
WHERE series = 'defense-white-paper' AND measure = 'surface_combatants'
    AND NOT (country = 'PRK' AND date = DATE '1988-01-01') -- counts submarines too
