-- id: rok_active_personnel_counted
-- title: People in active service in the ROK forces (data of the ministry)
-- topic: Forces
-- unit: persons
-- subject: KOR
-- frequency: report
-- plot: points
-- definition: People in active service of all branches as the data of the ROK Ministry of National Defense and the
--   Military Manpower Administration show them. The period is the year or day that a figure is about.
-- choice: The ministry's data given to the National Assembly in 2025 alone. The White Papers (armed_forces_personnel)
--   and estimates of institutes are other series.
-- caveats: Which day of the year is counted is not said. The ministry holds that 500,000 is the authorised strength
--   and that the number of people changes all the time. KIDA saw 480,000 at the end of 2022. Nothing between 2019 and
--   2022.
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
WHERE series = 'mnd-actual-strength' AND measure = 'active_personnel' AND branch = 'total'
