-- id: rok_defense_budget_constant_krw
-- title: ROK defence budget in won of 2020
-- topic: Budgets
-- unit: KRW, 2020 prices
-- subject: country (KOR)
-- frequency: year
-- plot: line
-- definition: The defence budget (rok_defense_budget_krw) in consumer prices of 2020: the amount times 100 over the
--   year's index (consumer_price_index of the ROK, 100 in 2020).
-- choice: As for rok_defense_budget_krw and consumer_price_index.
-- caveats: Consumer prices are not the prices of soldiers and weapons. A year whose mean price level is not known yet
--   has no row.
-- tables: rok_defense_budget_krw, consumer_price_index
SELECT
    budget.subject,
    budget.period_start,
    budget.period_end,
    round(budget.value * 100 / prices.value) AS value,
    round(budget.low * 100 / prices.value) AS low,
    round(budget.high * 100 / prices.value) AS high,
    'KRW, 2020 prices' AS unit,
    array_to_string(
        list_sort(list_distinct(string_split(concat_ws('; ', budget.source_ids, prices.source_ids), '; '))), '; '
    ) AS source_ids
FROM rok_defense_budget_krw AS budget
JOIN consumer_price_index AS prices USING (period_start, period_end)
WHERE prices.subject = 'KOR'
