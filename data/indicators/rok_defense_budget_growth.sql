-- id: rok_defense_budget_growth
-- title: Growth of the ROK defence budget over the year before
-- topic: Budgets
-- unit: percent
-- subject: country (KOR)
-- frequency: year
-- plot: bars
-- definition: Change of the original budget over the original budget of the year before
--   (rok_defense_budget_original_krw), before inflation.
-- choice: Computed from the amounts. It agrees with the growth that the Ministry of National Defense states, to the
--   tenth of a percent that it prints.
-- caveats: For 1980 to 1990 the ministry prints the final budget as the original one, so that 1980 sets a final
--   budget against an original one, and 1991 an original one against a final one. Over the final budget of the year
--   before, which supplementary budgets cut in 2020 to 2022, growth was larger: 7.4 percent in 2023 instead of 4.4.
-- tables: rok_defense_budget_original_krw
SELECT
    year.subject,
    year.period_start,
    year.period_end,
    round(100 * (year.value / before.value - 1), 2) AS value,
    NULL AS low,
    NULL AS high,
    'percent' AS unit,
    array_to_string(
        list_sort(list_distinct(string_split(concat_ws('; ', year.source_ids, before.source_ids), '; '))), '; '
    ) AS source_ids
FROM rok_defense_budget_original_krw AS year
JOIN rok_defense_budget_original_krw AS before ON before.period_end = year.period_start
