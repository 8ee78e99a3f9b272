-- title: The budget as proposed, with the change that the legislature made, is the budget as voted.
-- why: Both sums and the change are printed in units of 100 million won.
WITH stages AS (
    SELECT
        c.figure_id,
        c.value AS change,
        p.value AS proposed,
        e.value AS voted
    FROM defense_spending AS c
    JOIN defense_spending AS p ON p.country = c.country AND p.fiscal_year = c.fiscal_year AND p.stage = 'proposal'
    JOIN defense_spending AS e ON e.country = c.country AND e.fiscal_year = c.fiscal_year AND e.stage = 'enacted'
    WHERE c.measure = 'budget_change' AND p.measure = 'defense_budget' AND e.measure = 'defense_budget'
)
SELECT
    'defense_spending' AS table_name,
    figure_id AS row_id,
    'value' AS column_name,
    change::VARCHAR AS value,
    CASE WHEN abs(proposed + change - voted) > 2e8
        THEN format('makes {:,.0f} million of the proposal; {:,.0f} were voted',
            (proposed + change) / 1e6, voted / 1e6)
    END AS finding
FROM stages
