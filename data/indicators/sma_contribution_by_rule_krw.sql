-- id: sma_contribution_by_rule_krw
-- title: ROK contribution that the rule of the 11th Special Measures Agreement gives
-- topic: Cost sharing
-- unit: KRW
-- subject: payer (KOR)
-- frequency: year
-- plot: bars
-- definition: For 2022 to 2025 the contribution of the year before, from the agreed 1,183.3 billion won of 2021 on, raised
--   by the growth of the defence budget of the year before in percent to one decimal (rok_defense_budget_growth), and
--   rounded to 100 million won each year, as the 11th agreement lays down and the foreign ministry prints it.
-- choice: Computed, because no published sum was found for 2023 and 2024. The rule gives the published sums of 2022
--   (1,247.2 billion won) and 2025 (1,402.8 billion) to the digit.
-- caveats: Worked out, not read at a source: quote it as such. Agreed, not paid.
-- tables: sma_contribution_krw, rok_defense_budget_growth, sma_agreements
WITH RECURSIVE raised AS (
    SELECT subject, period_end AS next, value, source_ids || '; ' || rule.source_id AS source_ids
    FROM sma_contribution_krw, sma_agreements AS rule
    WHERE period_start = DATE '2021-01-01' AND rule.number = 11
    UNION ALL
    SELECT
        raised.subject,
        (next + INTERVAL 1 YEAR)::DATE,
        round(raised.value * (1 + round(growth.value, 1) / 100), -8),
        raised.source_ids || '; ' || growth.source_ids
    FROM raised
    JOIN rok_defense_budget_growth AS growth ON growth.period_end = next
    WHERE next < DATE '2026-01-01'
)
SELECT
    subject,
    (next - INTERVAL 1 YEAR)::DATE AS period_start,
    next AS period_end,
    value,
    NULL AS low,
    NULL AS high,
    'KRW' AS unit,
    array_to_string(list_sort(list_distinct(string_split(source_ids, '; '))), '; ') AS source_ids
FROM raised
WHERE next > DATE '2022-01-01'
