-- id: tanks
-- title: Tanks of the ROK and North Korea (White Papers)
-- topic: Forces
-- unit: tanks
-- subject: country
-- frequency: report
-- plot: points
-- definition: Tanks of the army, for the ROK from 2004 with those of the Marine Corps. The period is the day, month
--   or year that an edition names.
-- choice: The ROK Ministry of National Defense alone, in its White Papers and the two books in their place (2001,
--   2003): it counts both sides and prints them side by side.
-- caveats: All figures are rounded by the ministry; those on North Korea are its estimates. No edition came out for
--   2024. Numbers say nothing of age and quality. There is no figure for North Korea in 1991. Left out: the ROK's
--   2,300 of 2012, from a chart of the army that seems to lack the Marine Corps: by the press nothing changed from
--   2012 to the 2,400 of 2014.
-- tables: force_levels
SELECT
    country AS subject,
    date AS period_start,
    CASE date_precision WHEN 'year' THEN date + INTERVAL 1 YEAR WHEN 'month' THEN date + INTERVAL 1 MONTH ELSE date + 1 END
        AS period_end,
    value,
    low,
    high,
    'tanks' AS unit,
    source_id AS source_ids
FROM force_levels
WHERE series = 'defense-white-paper' AND measure = 'tanks'
    AND NOT (country = 'KOR' AND date = DATE '2012-12-01') -- without the Marine Corps
