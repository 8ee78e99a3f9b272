-- title: Troops from abroad and ground troops are not more than all of an actor, both actors are not more than the
-- two together, and events of one level not more than all.
-- why: They are parts by definition. Compared are figures of one reporter on one edition.
WITH whole AS (
    SELECT figure_id, edition_id, actor, measure, reporter, coalesce(high, value) AS whole FROM exercise_figures
),
parts AS (
    SELECT edition_id, reporter, actor, 'personnel' AS measure, measure AS part, coalesce(value, low) AS number
    FROM exercise_figures WHERE measure IN ('personnel_from_abroad', 'ground_personnel')
    UNION ALL
    SELECT edition_id, reporter, actor, 'field_training_events', measure, coalesce(value, low)
    FROM exercise_figures WHERE measure IN (
        'brigade_field_training_events', 'battalion_field_training_events', 'company_field_training_events'
    )
    UNION ALL
    SELECT edition_id, reporter, 'rok-us-militaries', measure, 'both sides', sum(coalesce(value, low))
    FROM exercise_figures
    WHERE actor IN ('KOR', 'USA') AND measure IN ('personnel', 'aircraft', 'ships', 'ground_personnel')
    GROUP BY ALL
)
SELECT
    'exercise_figures' AS table_name,
    figure_id AS row_id,
    'value' AS column_name,
    whole::BIGINT AS value,
    CASE WHEN number > whole
        THEN format('{} are {:,}, which is more than {:,}', replace(part, '_', ' '), number::BIGINT, whole::BIGINT)
    END AS finding
FROM whole
JOIN parts USING (edition_id, reporter, actor, measure)
WHERE whole IS NOT NULL AND number IS NOT NULL
