-- title: Defence spending and its shares lie where those of the country can lie.
-- why: From the least to the most known with a margin, by country, measure and unit: a budget in thousands, a share
--   as a fraction, or the figure of the other Korea falls out. No year of the South was below the North's in won or
--   dollars after 1977.
WITH ranges(country, measure, unit, low, high) AS (
    VALUES ('KOR', 'defense_budget', 'KRW', 4e11, 1.5e14),
        ('KOR', 'force_improvement', 'KRW', 5e11, 3e13),
        ('KOR', 'force_operation', 'KRW', 8e11, 6e13),
        ('KOR', 'troop_operation', 'KRW', 1e13, 2.5e13),
        ('KOR', 'force_maintenance', 'KRW', 7e12, 1.6e13),
        ('KOR', 'three_axis', 'KRW', 4e12, 1.2e13),
        ('KOR', 'kill_chain', 'KRW', 3e12, 8e12),
        ('KOR', 'kamd', 'KRW', 1e12, 4e12),
        ('KOR', 'kmpr', 'KRW', 3e11, 2e12),
        ('KOR', 'ai_unmanned', 'KRW', 1e11, 1e12),
        ('KOR', 'research_and_development', 'KRW', 3e12, 1e13),
        ('KOR', 'base_relocation_account', 'KRW', 1e11, 2e12),
        ('KOR', 'military_pension_fund', 'KRW', 1e12, 6e12),
        ('KOR', 'government_budget_total', 'KRW', 3e14, 1e15),
        ('KOR', 'budget_change', 'KRW', -1e12, 1e12),
        ('KOR', 'force_improvement_change', 'KRW', -1e12, 1e12),
        ('KOR', 'midterm_plan_total', 'KRW', 9e13, 4.5e14),
        ('KOR', 'midterm_plan_force_operation', 'KRW', 5e13, 3e14),
        ('KOR', 'midterm_plan_force_improvement', 'KRW', 3e13, 2e14),
        ('KOR', 'military_expenditure', 'USD', 1e7, 6e10),
        ('KOR', 'defense_budget_growth', 'percent', -7, 60),
        ('KOR', 'average_growth', 'percent', 3, 10),
        ('KOR', 'midterm_plan_growth', 'percent', 4, 10),
        ('KOR', 'force_improvement_growth', 'percent', -5, 20),
        ('KOR', 'force_improvement_share', 'percent_of_defense_budget', 20, 45),
        ('KOR', 'force_operation_share', 'percent_of_defense_budget', 55, 80),
        ('KOR', 'share_of_gdp', 'percent_of_gdp', 2, 6),
        ('KOR', 'share_of_government_budget', 'percent_of_government_budget', 10, 36),
        ('PRK', 'defense_budget', 'USD', 4e8, 7e8),
        ('PRK', 'military_expenditure', 'USD', 1.5e8, 1.2e10),
        ('PRK', 'military_expenditure_share', 'percent_of_gdp', 10, 30),
        ('PRK', 'share_of_government_budget', 'percent_of_government_budget', 3, 31),
        ('PRK', 'government_budget_growth', 'percent', 1, 8),
        ('PRK', 'government_budget_total', 'USD', 2e9, 2e10),
        ('JPN', 'defense_budget', 'JPY', 1.2e11, 1.2e13),
        ('JPN', 'defense_related_spending', 'JPY', 8e12, 1.2e13),
        ('JPN', 'defense_related_spending_share', 'percent_of_gdp', 1, 2.5),
        ('JPN', 'midterm_plan_total', 'JPY', 1.5e13, 6e13),
        ('JPN', 'share_of_gdp', 'percent_of_gdp', 0.7, 2),
        ('CHN', 'defense_budget', 'CNY', 9e11, 2.5e12),
        ('CHN', 'defense_budget_growth', 'percent', 5, 12),
        ('RUS', 'defense_budget', 'RUB', 2.5e12, 5e12),
        ('USA', 'defense_outlays', 'USD', 5e11, 1e12),
        ('nato', 'share_of_gdp', 'percent_of_gdp', 1.5, 5),
        ('world', 'military_expenditure', 'USD', 1.5e12, 4e12)
),
figures AS (
    SELECT
        d.figure_id,
        n.column_name,
        n.number,
        r.low,
        -- Budgets grew by 20 to 60 percent a year in the 1970s only.
        CASE WHEN d.measure = 'defense_budget_growth' AND d.fiscal_year > 1981 THEN 18 ELSE r.high END AS high
    FROM defense_spending AS d
    JOIN numbers AS n ON n.table_name = 'defense_spending' AND n.row_id = d.figure_id
        AND n.column_name IN ('value', 'low', 'high')
    LEFT JOIN ranges AS r USING (country, measure, unit)
)
SELECT
    'defense_spending' AS table_name,
    figure_id AS row_id,
    column_name,
    plain(number) AS value,
    CASE WHEN low IS NULL THEN 'has no range for its country, measure and unit'
        WHEN number NOT BETWEEN low AND high THEN format('lies outside {:,.1f} to {:,.1f}', low, high) END AS finding
FROM figures
