-- id: sma_contribution_constant_krw
-- title: ROK contribution under the Special Measures Agreements in won of 2020
-- topic: Cost sharing
-- unit: KRW, 2020 prices
-- subject: payer (KOR)
-- frequency: year
-- plot: bars
-- definition: The contribution set in won (sma_contribution_krw) in consumer prices of 2020: the sum times 100 over
--   the year's index (consumer_price_index of the ROK, 100 in 2020).
-- choice: As for sma_contribution_krw and consumer_price_index.
-- caveats: Begins in 2005. A year whose mean price level is not known yet has no row, so 2026 is missing beside 2023
--   and 2024.
-- tables: sma_contribution_krw, consumer_price_index
SELECT
    won.subject,
    won.period_start,
    won.period_end,
    round(won.value * 100 / prices.value) AS value,
    round(won.low * 100 / prices.value) AS low,
    round(won.high * 100 / prices.value) AS high,
    'KRW, 2020 prices' AS unit,
    array_to_string(
        list_sort(list_distinct(string_split(concat_ws('; ', won.source_ids, prices.source_ids), '; '))), '; '
    ) AS source_ids
FROM sma_contribution_krw AS won
JOIN consumer_price_index AS prices USING (period_start, period_end)
WHERE prices.subject = 'KOR'
