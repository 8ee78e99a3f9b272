-- id: usfj_personnel
-- title: US military personnel in Japan (DMDC count)
-- topic: Troops
-- unit: persons
-- subject: usfj
-- frequency: quarter
-- plot: line
-- definition: Military personnel on active duty assigned to the country, as the Defense Manpower Data Center counts
--   them on the last day of a quarter. Until June 2013 there is one count a year, which stands for its calendar year;
--   after that each stands for the quarter that it ends.
-- choice: The Defense Manpower Data Center alone, as for usfk_personnel.
-- caveats: From 2008 the crews of ships based there are counted, before only the Navy ashore. From December 2015 to
--   December 2017 the Navy's part, and so the total, is not plausible. No count for 2003, 2004, the first half of 2013
--   and from December 2022 to June 2023.
-- tables: troop_deployments
SELECT
    'usfj' AS subject,
    CASE WHEN date < DATE '2013-07-01' THEN date_trunc('year', date) ELSE date_trunc('quarter', date) END AS period_start,
    CASE WHEN date < DATE '2013-07-01' THEN make_date(year(date) + 1, 1, 1) ELSE date + 1 END AS period_end,
    value,
    NULL AS low,
    NULL AS high,
    'persons' AS unit,
    source_id AS source_ids
FROM troop_deployments
WHERE series = 'dmdc' AND sending_country = 'USA' AND host = 'JPN'
    AND branch = 'total' AND category = 'personnel' AND measure = 'present'
