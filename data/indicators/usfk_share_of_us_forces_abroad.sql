-- id: usfk_share_of_us_forces_abroad
-- title: Share of US forces abroad that is in South Korea
-- topic: Troops
-- unit: percent
-- subject: usfk
-- frequency: year
-- plot: line
-- definition: Military personnel on active duty in South Korea (DMDC count of 30 June until 1956, then of 30
--   September) in percent of the sum over all host countries of the same year.
-- choice: Numerator: Defense Manpower Data Center. Denominator: the sum of its countries that the troopdata project
--   makes.
-- caveats: Forces at sea, in US territories and at unknown locations are not in the denominator, whose make-up changes
--   over the years: from 2003 to 2021 it holds round or estimated numbers for Iraq, Afghanistan and Kuwait, since 2022
--   some combat locations are withheld. 1951, 1952, 2003 and 2004 have no count for South Korea; those of 2008 and 2009
--   leave out the Navy.
-- tables: troop_deployments
SELECT
    'usfk' AS subject,
    make_date(year(here.date), 1, 1) AS period_start,
    make_date(year(here.date) + 1, 1, 1) AS period_end,
    round(100 * here.value / abroad.value, 2) AS value,
    NULL AS low,
    NULL AS high,
    'percent' AS unit,
    array_to_string(list_sort(list_distinct([here.source_id, abroad.source_id])), '; ') AS source_ids
FROM troop_deployments AS here
JOIN troop_deployments AS abroad ON year(abroad.date) = year(here.date)
WHERE here.series = 'dmdc' AND here.host = 'KOR' AND here.branch = 'total' AND here.category = 'personnel'
    AND here.measure = 'present' AND month(here.date) = CASE WHEN year(here.date) < 1957 THEN 6 ELSE 9 END
    AND abroad.series = 'troopdata-world-sum' AND abroad.host = 'world'
    -- From 2022 the sums are of one report each; only the September one has the month of the count.
    AND (abroad.date_precision = 'year' OR month(abroad.date) = 9)
