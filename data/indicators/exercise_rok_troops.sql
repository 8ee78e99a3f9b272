-- id: exercise_rok_troops
-- title: ROK troops in combined exercises with the US
-- topic: Alliance
-- unit: persons
-- subject: exercise
-- frequency: report
-- plot: points
-- definition: ROK troops who take part in one edition of one exercise. The period is the first day of the edition, or
--   its month or year if no more is known.
-- choice: The one figure for the exercise alone. Figures that count Key Resolve and Foal Eagle together, or put the
--   troops of Foal Eagle under Key Resolve, are left out, and so are the paratroopers of one drop (1971) and Hoguk,
--   which is no combined exercise.
-- caveats: Mostly announced, in round numbers, by the organisers or the press: read steps between exercises and not
--   from year to year. Foal Eagle and Team Spirit are field exercises, Key Resolve and Ulchi Freedom Guardian those
--   of staffs. No figure for Ulchi Freedom Shield 2022 and 2023 and Freedom Shield 2023 and 2024.
-- tables: exercise_figures
SELECT
    exercise_id AS subject,
    date AS period_start,
    CASE date_precision WHEN 'year' THEN date + INTERVAL 1 YEAR WHEN 'month' THEN date + INTERVAL 1 MONTH ELSE date + 1 END
        AS period_end,
    value,
    low,
    high,
    'persons' AS unit,
    source_id AS source_ids
FROM exercise_figures
WHERE measure = 'personnel' AND actor = 'KOR' AND edition_id IS NOT NULL AND status <> 'planned' AND exercise_id <> 'hoguk'
    AND figure_id NOT IN (
        'freedom-bolt-1971-personnel-kor', -- paratroopers of one drop
        'key-resolve-2009-personnel-kor', -- troops of Foal Eagle
        'key-resolve-2012-personnel-kor-cfc', -- the usual figure of Foal Eagle
        'key-resolve-2015-personnel-kor' -- both exercises together
    )
