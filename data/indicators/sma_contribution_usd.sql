-- id: sma_contribution_usd
-- title: ROK contribution under the Special Measures Agreements in dollars
-- topic: Cost sharing
-- unit: USD
-- subject: currency in which the sum was set (set_in_dollars, set_in_won)
-- frequency: year
-- plot: bars
-- definition: What the ROK agreed to contribute in a calendar year, in dollars of the time: until 2004 as agreed,
--   since 2005 the sum in won divided by the mean exchange rate of the year (krw_per_usd).
-- choice: Agreed totals as in sma_contribution_usd_agreed and sma_contribution_krw. Dollar values that reporters give
--   for won sums, at the rate of some day, are left out.
-- caveats: Agreed, not paid. Since 2005 the series moves with the exchange rate. A year whose mean rate is not known
--   yet has no row. See the caveats of both sources, for 1998 above all.
-- tables: sma_contribution_usd_agreed, sma_contribution_krw, krw_per_usd
SELECT 'set_in_dollars' AS subject, period_start, period_end, value, low, high, unit, source_ids
FROM sma_contribution_usd_agreed
UNION ALL
SELECT
    'set_in_won' AS subject,
    won.period_start,
    won.period_end,
    round(won.value / rate.value) AS value,
    round(won.low / rate.value) AS low,
    round(won.high / rate.value) AS high,
    'USD' AS unit,
    array_to_string(
        list_sort(list_distinct(string_split(concat_ws('; ', won.source_ids, rate.source_ids), '; '))), '; '
    ) AS source_ids
FROM sma_contribution_krw AS won
JOIN krw_per_usd AS rate USING (period_start, period_end)
