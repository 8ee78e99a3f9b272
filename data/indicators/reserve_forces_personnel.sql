-- id: reserve_forces_personnel
-- title: Reserve forces of the ROK and North Korea (White Papers)
-- topic: Forces
-- unit: persons
-- subject: country
-- frequency: report
-- plot: points
-- definition: Reserve troops as the White Papers count them. ROK: people who can be called up, from 2014 said to
--   include officer candidates, wartime labour service and alternative service. North Korea: Reserve Military
--   Training Units, Worker-Peasant Red Guards, Red Youth Guard and paramilitary units. The period is the day, month
--   or year that an edition names.
-- choice: The ROK Ministry of National Defense alone, in its White Papers and the two books in their place (2001,
--   2003): it counts both sides and prints them side by side.
-- caveats: All figures are rounded by the ministry; those on North Korea are its estimates. No edition came out for
--   2024. The two sides are not alike: North Korea's is mostly a militia of workers and pupils. Left out: the ROK's
--   3.8 million of the book of 2003, which holds police and technical experts, and North Korea's figure of 1988,
--   which lacks the paramilitary units.
-- tables: force_levels
SELECT
    country AS subject,
    date AS period_start,
    CASE date_precision WHEN 'year' THEN date + INTERVAL 1 YEAR WHEN 'month' THEN date + INTERVAL 1 MONTH ELSE date + 1 END
        AS period_end,
    value,
    low,
    high,
    'persons' AS unit,
    source_id AS source_ids
FROM force_levels
WHERE series = 'defense-white-paper' AND measure = 'reserve_personnel' AND branch = 'total' AND date >= DATE '1999-12-31'
    AND NOT (country = 'KOR' AND date = DATE '2002-12-31') -- holds police and technical experts
