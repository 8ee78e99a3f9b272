-- title: Figures on exercises lie where figures of their measure and actor can lie.
-- why: The largest exercises had 200,000 people of both sides in the field and 300,000 with the ROK forces at their
-- posts; the figure of 530,000 for 2011 counts everybody concerned. US forces never had more than 70,000 people in
-- one. Zero says that none took part.
WITH allowed(measure, actor, lowest, highest) AS (
    VALUES
        ('personnel', 'USA', 500, 75000),
        ('personnel', 'KOR', 200, 330000),
        ('personnel', 'rok-us-militaries', 1000, 550000),
        ('personnel_from_abroad', 'USA', 100, 25000),
        ('ground_personnel', 'USA', 20000, 40000),
        ('ground_personnel', 'KOR', 100000, 200000),
        ('civil_defense_participants', 'KOR', 300000, 700000),
        ('field_training_events', NULL, 10, 70),
        ('brigade_field_training_events', NULL, 1, 25),
        ('battalion_field_training_events', NULL, 1, 25),
        ('company_field_training_events', NULL, 1, 25),
        ('field_training_events_postponed', NULL, 1, 40),
        ('postponed_field_training_events_held', NULL, 1, 40),
        ('unc_member_states', NULL, 4, 18),
        ('aircraft', NULL, 30, 300),
        ('aircraft_carriers', NULL, 0, 3),
        ('ships', NULL, 5, 60),
        ('amphibious_vehicles', NULL, 30, 70),
        ('cost', NULL, 1000000, 200000000),
        ('editions', NULL, 5, 40)
),
said AS (
    UNPIVOT (SELECT figure_id, measure, actor, value, low, high FROM exercise_figures)
    ON value, low, high INTO NAME column_name VALUE number
)
SELECT
    'exercise_figures' AS table_name,
    figure_id AS row_id,
    column_name,
    number::BIGINT AS value,
    CASE
        WHEN lowest IS NULL THEN 'no range is stated for this measure and actor'
        WHEN number > 0 AND number NOT BETWEEN lowest AND highest
            THEN format('is not from {:,} to {:,}', lowest, highest)
    END AS finding
FROM said
LEFT JOIN allowed ON allowed.measure = said.measure AND (allowed.actor IS NULL OR allowed.actor = said.actor)
