-- title: The growth of a defence budget that is stated is the one between the budgets of the two years.
-- why: Growth is printed with one decimal. Rounded amounts (the Chinese one of 2024 has three digits) leave more
--   open.
WITH budgets AS (
    SELECT
        country,
        fiscal_year,
        stage,
        value,
        CASE qualifier WHEN 'approximate' THEN 0.004 ELSE 0.0001 END AS rounding
    FROM defense_spending
    WHERE measure = 'defense_budget' AND value IS NOT NULL AND stage IN ('enacted', 'proposal', 'final')
        AND unit IN ('KRW', 'CNY') AND vintage IS DISTINCT FROM 'whole central government'
),
growth AS (
    SELECT
        g.figure_id,
        g.value,
        100 * (t.value / b.value - 1) AS computed,
        100 * (t.rounding + b.rounding) + 0.06 AS tolerance
    FROM defense_spending AS g
    JOIN budgets AS t ON t.country = g.country AND t.fiscal_year = g.fiscal_year AND t.stage = g.stage
    JOIN budgets AS b ON b.country = g.country AND b.fiscal_year = g.fiscal_year - 1
        AND b.stage = CASE WHEN g.vintage LIKE 'proposal over original%' THEN 'enacted' ELSE g.stage END
    WHERE g.measure = 'defense_budget_growth' AND g.value IS NOT NULL
)
SELECT
    'defense_spending' AS table_name,
    figure_id AS row_id,
    'value' AS column_name,
    plain(value) AS value,
    CASE WHEN abs(value - computed) > tolerance THEN format('is stated; the budgets make {:.2f}', computed)
    END AS finding
FROM growth
