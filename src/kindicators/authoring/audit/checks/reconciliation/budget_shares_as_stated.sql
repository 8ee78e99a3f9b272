-- title: Shares and growth of parts of the ROK budget are what the parts make, the three axes lie within their sum,
--   and the years of a plan add up to its total.
-- why: They are printed apart from the amounts. Years of plans are rounded to 100 billion won each.
WITH amounts AS (
    SELECT fiscal_year AS year, measure, stage, vintage, value
    FROM defense_spending
    WHERE country = 'KOR' AND unit = 'KRW' AND fiscal_year IS NOT NULL AND value IS NOT NULL
),
shares AS (
    SELECT s.figure_id, s.value, 100 * p.value / b.value AS computed, 0.06 AS tolerance
    FROM defense_spending AS s
    JOIN amounts AS p ON p.year = s.fiscal_year AND p.measure = replace(s.measure, '_share', '')
    JOIN amounts AS b ON b.year = s.fiscal_year AND b.measure = 'defense_budget' AND b.stage = p.stage
    WHERE s.measure IN ('force_improvement_share', 'force_operation_share')
    UNION ALL
    SELECT s.figure_id, s.value, 100 * (p.value / b.value - 1), 0.06
    FROM defense_spending AS s
    JOIN amounts AS p ON p.year = s.fiscal_year AND p.measure = 'force_improvement' AND p.stage = s.stage
    JOIN amounts AS b ON b.year = s.fiscal_year - 1 AND b.measure = 'force_improvement' AND b.stage = s.stage
    WHERE s.measure = 'force_improvement_growth'
    UNION ALL
    SELECT t.figure_id, t.value, sum(y.value), 3e11
    FROM defense_spending AS t
    JOIN amounts AS y ON y.measure = 'defense_budget' AND y.stage = 'plan' AND y.vintage = t.vintage
    WHERE t.measure = 'midterm_plan_total'
    GROUP BY ALL
    HAVING count(*) = 5
),
axes AS (
    SELECT t.figure_id, t.value, sum(p.value) AS parts
    FROM defense_spending AS t
    JOIN amounts AS p ON p.year = t.fiscal_year AND p.stage = t.stage AND p.measure IN ('kill_chain', 'kamd', 'kmpr')
    WHERE t.measure = 'three_axis' AND t.vintage = 'scope of the 2026 budget'
    GROUP BY ALL
)
SELECT
    'defense_spending' AS table_name,
    figure_id AS row_id,
    'value' AS column_name,
    plain(value) AS value,
    CASE WHEN abs(value - computed) > tolerance THEN format('is stated; the amounts make {:,.2f}', computed)
    END AS finding
FROM shares
UNION ALL
SELECT
    'defense_spending',
    figure_id,
    'value',
    plain(value),
    CASE WHEN parts NOT BETWEEN 0.75 * value AND value THEN format('has three axes of {:,.2f}', parts) END
FROM axes
