-- id: armed_forces_personnel
-- title: Active forces of the ROK and North Korea (White Papers)
-- topic: Forces
-- unit: persons
-- subject: country
-- frequency: report
-- plot: points
-- definition: People in active service of all branches. The period is the day, month or year that an edition names.
-- choice: The ROK Ministry of National Defense alone, in its White Papers and the two books in their place (2001,
--   2003): it counts both sides and prints them side by side.
-- caveats: The ROK's own figure may follow posts and not people: for people counted see rok_active_personnel_counted.
--   North Korea's is an estimate. 2006 and 2008 are printed as more than a number, so they have only low. The North
--   Korean rise of 1997 is in part a transfer from the reserve. Before the edition of 2000 there are only single
--   figures, mostly from the press. No edition came out for 2024.
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
WHERE series = 'defense-white-paper' AND measure = 'active_personnel' AND branch = 'total'
