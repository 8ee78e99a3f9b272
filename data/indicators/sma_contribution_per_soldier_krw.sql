-- id: sma_contribution_per_soldier_krw
-- title: ROK contribution for each US soldier in the country, in won
-- topic: Cost sharing
-- unit: KRW
-- subject: payer (KOR)
-- frequency: year
-- plot: line
-- definition: The contribution set in won (sma_contribution_krw) divided by the US military personnel on active duty
--   in the ROK on 30 September of the year (usfk_personnel).
-- choice: As for sma_contribution_krw; personnel as counted by the Defense Manpower Data Center.
-- caveats: Begins in 2005. Units that rotate in are not counted, so the true sum for each soldier is lower. A year
--   without a sum or a count has no row. The counts of 2008 and 2009 leave out the Navy.
-- tables: sma_contribution_krw, usfk_personnel
SELECT
    money.subject,
    money.period_start,
    money.period_end,
    round(money.value / soldiers.value) AS value,
    round(money.low / soldiers.value) AS low,
    round(money.high / soldiers.value) AS high,
    'KRW' AS unit,
    array_to_string(
        list_sort(list_distinct(string_split(concat_ws('; ', money.source_ids, soldiers.source_ids), '; '))), '; '
    ) AS source_ids
FROM sma_contribution_krw AS money
-- The count that stands for the year or, since 2013, for its third quarter.
JOIN usfk_personnel AS soldiers
    ON soldiers.period_start <= money.period_start + INTERVAL 6 MONTH
    AND soldiers.period_end >= money.period_start + INTERVAL 9 MONTH
