-- id: sma_contribution_per_soldier_usd
-- title: ROK contribution for each US soldier in the country, in dollars
-- topic: Cost sharing
-- unit: USD
-- subject: currency in which the sum was set (set_in_dollars, set_in_won)
-- frequency: year
-- plot: line
-- definition: The contribution in dollars (sma_contribution_usd) divided by the US military personnel on active duty
--   in the ROK on 30 September of the year (usfk_personnel).
-- choice: As for sma_contribution_usd; personnel as counted by the Defense Manpower Data Center.
-- caveats: Units that rotate in are not counted, so the true sum for each soldier is lower. A year without a sum or
--   a count has no row. The counts of 2008 and 2009 leave out the Navy. That of 1998 rests on the 390 million
--   dollars of the agreement, which June 1998 cut to about 310.
-- tables: sma_contribution_usd, usfk_personnel
SELECT
    money.subject,
    money.period_start,
    money.period_end,
    round(money.value / soldiers.value) AS value,
    round(money.low / soldiers.value) AS low,
    round(money.high / soldiers.value) AS high,
    'USD' AS unit,
    array_to_string(
        list_sort(list_distinct(string_split(concat_ws('; ', money.source_ids, soldiers.source_ids), '; '))), '; '
    ) AS source_ids
FROM sma_contribution_usd AS money
-- The count that stands for the year or, since 2013, for its third quarter.
JOIN usfk_personnel AS soldiers
    ON soldiers.period_start <= money.period_start + INTERVAL 6 MONTH
    AND soldiers.period_end >= money.period_start + INTERVAL 9 MONTH
