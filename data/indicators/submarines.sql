-- id: submarines
-- title: Submarines of the ROK and North Korea (White Papers)
-- topic: Forces
-- unit: submarines
-- subject: country
-- frequency: report
-- plot: points
-- definition: Submarines of the navy, for North Korea with midget submarines. The period is the day, month or year
--   that an edition names.
-- choice: The ROK Ministry of National Defense alone, in its White Papers and the two books in their place (2001,
--   2003): it counts both sides and prints them side by side.
-- caveats: All figures are rounded by the ministry; those on North Korea are its estimates. No edition came out for
--   2024. The ROK figure is 'some ten' in every edition, too coarse to show a change. The edition of 2006 does not
--   say whether its 60 hold midget submarines. The 35 of 1996 for North Korea, for which this is not said either, are
--   left out.
-- tables: force_levels
SELECT
    country AS subject,
    date AS period_start,
    CASE date_precision WHEN 'year' THEN date + INTERVAL 1 YEAR WHEN 'month' THEN date + INTERVAL 1 MONTH ELSE date + 1 END
        AS period_end,
    value,
    low,
    high,
    'submarines' AS unit,
    source_id AS source_ids
FROM force_levels
WHERE series = 'defense-white-paper' AND measure = 'submarines' AND date >= DATE '1999-12-31'
