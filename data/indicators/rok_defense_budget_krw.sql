-- id: rok_defense_budget_krw
-- title: ROK defence budget, the last amount known of each year
-- topic: Budgets
-- unit: KRW
-- subject: country (KOR)
-- frequency: year
-- plot: line
-- definition: The defence budget of a calendar year in won of the time: the final one, after supplementary budgets,
--   and where no final amount is known the one first voted.
-- choice: Ministry of National Defense: final budgets from its White Papers (1980 to 2022), before and after that the
--   original budgets (rok_defense_budget_original_krw).
-- caveats: The amounts of 1975 to 1979 and since 2023 are as first voted. A supplementary budget of July 2025 changed
--   that of 2025 by an amount not found; what was asked for and cut is far below 1 percent. In 2020 to 2022 the final
--   budgets were 1.1 to 3.5 percent below the original ones. Compare years on one stage with
--   rok_defense_budget_original_krw.
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
WHERE country = 'KOR' AND measure = 'defense_budget' AND stage IN ('enacted', 'final') AND unit = 'KRW'
QUALIFY row_number() OVER (PARTITION BY period_start ORDER BY stage = 'final' DESC) = 1
