-- id: rok_defense_budget_usd
-- title: ROK defence budget in dollars
-- topic: Budgets
-- unit: USD
-- subject: country (KOR)
-- frequency: year
-- plot: line
-- definition: The defence budget (rok_defense_budget_krw) divided by the mean exchange rate of the year
--   (krw_per_usd), in dollars of the time.
-- choice: As for rok_defense_budget_krw and krw_per_usd.
-- caveats: Moves with the exchange rate, as in 1998 and 2009. Begins in 1981 with the rate, which lacks the first
--   quarter of that year; a year whose mean rate is not known yet has no row.
-- tables: rok_defense_budget_krw, krw_per_usd
SELECT
    budget.subject,
    budget.period_start,
    budget.period_end,
    round(budget.value / rate.value) AS value,
    round(budget.low / rate.value) AS low,
    round(budget.high / rate.value) AS high,
    'USD' AS unit,
    array_to_string(
        list_sort(list_distinct(string_split(concat_ws('; ', budget.source_ids, rate.source_ids), '; '))), '; '
    ) AS source_ids
FROM rok_defense_budget_krw AS budget
JOIN krw_per_usd AS rate USING (period_start, period_end)
