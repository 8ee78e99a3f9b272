-- id: sma_contribution_krw
-- title: ROK contribution under the Special Measures Agreements, set in won
-- topic: Cost sharing
-- unit: KRW
-- subject: payer (KOR)
-- frequency: year
-- plot: bars
-- definition: What the ROK agreed to contribute in a calendar year to the cost of US forces, in won of the time. The
--   sums have been set wholly in won since 2005.
-- choice: The agreed total of each year (series agreed-totals of cost_sharing): the ROK White Papers until 2018, then
--   the foreign ministry.
-- caveats: Agreed, not paid. No published sum was found for 2023 and 2024: see sma_contribution_by_rule_krw. The sums
--   of 1991 to 2004 were set wholly or partly in dollars: see sma_contribution_usd. The sums of 2020 and 2021 were
--   agreed in March 2021.
-- tables: cost_sharing
SELECT
    payer AS subject,
    period_start,
    period_end,
    value,
    low,
    high,
    'KRW' AS unit,
    source_id AS source_ids
FROM cost_sharing
WHERE series = 'agreed-totals' AND unit = 'KRW'
