-- id: rok_defense_budget_original_krw
-- title: ROK defence budget as first voted
-- topic: Budgets
-- unit: KRW
-- subject: country (KOR)
-- frequency: year
-- plot: line
-- definition: The defence budget of a calendar year as the National Assembly first voted it, before supplementary
--   budgets, in won of the time.
-- choice: The Ministry of National Defense; its page on the course of the budget until 2024.
-- caveats: For 1980 to 1990 the ministry prints under this name the amounts that White Papers give for the final
--   budget.
-- tables: defense_spending
SELECT
    country AS subject,
    period_start,
    period_end,
    value,
    low,
    high,
    'KRW' AS unit,
    source_id AS source_ids
FROM defense_spending
WHERE country = 'KOR' AND measure = 'defense_budget' AND stage = 'enacted' AND unit = 'KRW'
