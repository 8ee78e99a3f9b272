-- id: field_training_events
-- title: Field training events of Freedom Shield and Ulchi Freedom Shield
-- topic: Alliance
-- unit: events
-- subject: exercise
-- frequency: report
-- plot: points
-- definition: Combined field training events of an edition, of all levels. The period is the first day of the
--   edition.
-- choice: The last figure that was published: a count after the exercise replaces the announcement. Plans that were
--   changed before the start are left out.
-- caveats: The figures of Freedom Shield 2024 and 2026 and of Ulchi Freedom Shield 2024 are those announced before
--   or at the start. Ulchi Freedom Shield 2025 has no row: 40 were planned and about half were put off to the
--   autumn. 2022 and 2023 rest in part on one press report of August 2023.
-- tables: exercise_figures
SELECT
    exercise_id AS subject,
    date AS period_start,
    date + 1 AS period_end,
    value,
    low,
    high,
    'events' AS unit,
    source_id AS source_ids
FROM exercise_figures
WHERE measure = 'field_training_events' AND edition_id IS NOT NULL AND date_precision = 'day' AND status <> 'planned'
QUALIFY row_number() OVER (PARTITION BY edition_id ORDER BY reported_on DESC, figure_id) = 1
