-- id: usfk_personnel
-- title: US military personnel in South Korea (DMDC count)
-- topic: Troops
-- unit: persons
-- subject: usfk (until 1956 all US forces in the country)
-- frequency: quarter
-- plot: line
-- definition: Military personnel on active duty assigned to the country, as the Defense Manpower Data Center counts
--   them on the last day of a quarter. Until June 2013 there is one count a year, which stands for its calendar year;
--   after that each stands for the quarter that it ends.
-- choice: The Defense Manpower Data Center alone: it is the only series of counts. Statements of round numbers are in
--   usfk_stated_level.
-- caveats: Leaves out units that rotate in for months, so it lies below the 28,500 of official statements. No count
--   for 1951, 1952, 2003, 2004, the first half of 2013 and from December 2022 to June 2023. Those of 2008 and 2009
--   leave out the Navy, some 300.
-- tables: troop_deployments
SELECT
    'usfk' AS subject,
    CASE WHEN date < DATE '2013-07-01' THEN date_trunc('year', date) ELSE date_trunc('quarter', date) END AS period_start,
    CASE WHEN date < DATE '2013-07-01' THEN make_date(year(date) + 1, 1, 1) ELSE date + 1 END AS period_end,
    value,
    NULL AS low,
    NULL AS high,
    'persons' AS unit,
    source_id AS source_ids
FROM troop_deployments
WHERE series = 'dmdc' AND sending_country = 'USA' AND host = 'KOR'
    AND branch = 'total' AND category = 'personnel' AND measure = 'present'
