-- title: Force operation and force improvement add up to the ROK defence budget, and the two parts of operation to
--   it.
-- why: They are printed in units of 100 million won, and of some years and plans in trillions with one decimal.
WITH parts(measure, whole_measure) AS (
    VALUES ('force_operation', 'defense_budget'), ('force_improvement', 'defense_budget'),
        ('troop_operation', 'force_operation'), ('force_maintenance', 'force_operation'),
        ('midterm_plan_force_operation', 'midterm_plan_total'),
        ('midterm_plan_force_improvement', 'midterm_plan_total')
),
sums AS (
    SELECT w.figure_id, w.value AS whole, sum(s.value) AS parts
    FROM defense_spending AS s
    JOIN parts AS p USING (measure)
    JOIN defense_spending AS w ON w.measure = p.whole_measure AND w.country = s.country AND w.stage = s.stage
        AND w.period_start = s.period_start AND w.period_end = s.period_end
        AND (w.vintage IS NOT DISTINCT FROM s.vintage OR w.vintage IS NULL OR w.measure = 'force_operation')
    WHERE s.value IS NOT NULL AND w.value IS NOT NULL
    GROUP BY ALL
    HAVING count(*) = 2
)
SELECT
    'defense_spending' AS table_name,
    figure_id AS row_id,
    'value' AS column_name,
    whole::VARCHAR AS value,
    CASE WHEN abs(parts - whole) > CASE WHEN whole % 1e11 = 0 THEN 1.01e11 ELSE 2.01e8 END
        THEN format('its parts add up to {:,.0f} million', parts / 1e6)
    END AS finding
FROM sums
