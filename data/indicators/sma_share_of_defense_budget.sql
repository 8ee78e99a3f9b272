-- id: sma_share_of_defense_budget
-- title: ROK contribution as a share of the ROK defence budget
-- topic: Cost sharing
-- unit: percent
-- subject: payer (KOR)
-- frequency: year
-- plot: line
-- definition: The contribution set in won (sma_contribution_krw) in percent of the defence budget of the same year as
--   first voted (rok_defense_budget_original_krw).
-- choice: As for both sources. The original budget, because it is known for every year.
-- caveats: Begins in 2005; the sums of 2023 and 2024 were not found. A ratio of sums agreed and voted, not of money
--   spent.
-- tables: sma_contribution_krw, rok_defense_budget_original_krw
SELECT
    won.subject,
    won.period_start,
    won.period_end,
    round(100 * won.value / budget.value, 2) AS value,
    NULL AS low,
    NULL AS high,
    'percent' AS unit,
    array_to_string(
        list_sort(list_distinct(string_split(concat_ws('; ', won.source_ids, budget.source_ids), '; '))), '; '
    ) AS source_ids
FROM sma_contribution_krw AS won
JOIN rok_defense_budget_original_krw AS budget USING (period_start, period_end)
