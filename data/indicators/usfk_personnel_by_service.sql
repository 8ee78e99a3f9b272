-- id: usfk_personnel_by_service
-- title: US military personnel in South Korea by service (DMDC count)
-- topic: Troops
-- unit: persons
-- subject: service (army, navy, air_force, marine_corps, coast_guard, space_force; air_and_space_force in September
--   2022)
-- frequency: quarter
-- plot: line
-- definition: Military personnel on active duty assigned to the country, as the Defense Manpower Data Center counts
--   them on 30 June (until 1956) or 30 September. Until 2012 a count stands for its calendar year, after that for the
--   quarter that it ends.
-- choice: The Defense Manpower Data Center alone, as for usfk_personnel.
-- caveats: From 2013 there is only the quarter that ends in September, and that of December 2025. No count for 1951,
--   1952, 2003 and 2004; none of the Navy for 2008 and 2009. Civilians and reservists, who are not on active duty, are
--   left out.
-- tables: troop_deployments
SELECT
    branch AS subject,
    CASE WHEN date < DATE '2013-07-01' THEN date_trunc('year', date) ELSE date_trunc('quarter', date) END AS period_start,
    CASE WHEN date < DATE '2013-07-01' THEN make_date(year(date) + 1, 1, 1) ELSE date + 1 END AS period_end,
    value,
    NULL AS low,
    NULL AS high,
    'persons' AS unit,
    source_id AS source_ids
FROM troop_deployments
WHERE series = 'dmdc' AND sending_country = 'USA' AND host = 'KOR'
    AND branch NOT IN ('total', 'civilian', 'reserve') AND category = 'personnel' AND measure = 'present'
