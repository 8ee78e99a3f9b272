-- id: artillery
-- title: Field artillery of the ROK and North Korea (White Papers)
-- topic: Forces
-- unit: guns
-- subject: country
-- frequency: report
-- plot: points
-- definition: Guns and howitzers of the army without rocket launchers, for the ROK from 2004 with those of the Marine
--   Corps. The period is the day, month or year that an edition names.
-- choice: The ROK Ministry of National Defense alone, in its White Papers and the two books in their place (2001,
--   2003): it counts both sides and prints them side by side.
-- caveats: All figures are rounded by the ministry; those on North Korea are its estimates. No edition came out for
--   2024. From the book of 2003 on, the first that counts rocket launchers apart (multiple_rocket_launchers): earlier
--   figures of force_levels hold both. From 2004 North Korea's leave out the 76.2 mm guns of infantry regiments,
--   which explains at least part of the fall from 10,000 to 8,700. The ROK's of 2012 is from a chart of guns and
--   launchers together, but fits what the press says of guns alone.
-- tables: force_levels
SELECT
    country AS subject,
    date AS period_start,
    CASE date_precision WHEN 'year' THEN date + INTERVAL 1 YEAR WHEN 'month' THEN date + INTERVAL 1 MONTH ELSE date + 1 END
        AS period_end,
    value,
    low,
    high,
    'guns' AS unit,
    source_id AS source_ids
FROM force_levels
WHERE series = 'defense-white-paper' AND measure = 'field_artillery' AND date >= DATE '2002-12-31'
