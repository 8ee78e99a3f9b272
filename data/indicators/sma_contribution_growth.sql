-- id: sma_contribution_growth
-- title: Growth of the ROK contribution over the year before
-- topic: Cost sharing
-- unit: percent
-- subject: in_won, in_dollars (both computed) or as_stated (by the government)
-- frequency: year
-- plot: bars
-- definition: Change of the agreed contribution over that of the year before, in the currency in which it was set
--   (sma_contribution_krw, sma_contribution_usd_agreed); beside it the growth that the ROK government stated.
-- choice: Computed from the agreed totals; as_stated: the ministries of defence and foreign affairs.
-- caveats: The dollar sums drop what is below 10 million: low and high are what this leaves open. The fall of 1999
--   is from the 390 million agreed for 1998; over the 310 million to which June 1998 cut it, 1999 was a rise. From
--   1999 to 2004 they moved with the rate at which a part in won was counted, so as_stated differs (9.78 percent in
--   2000). 2005 has only the statement. No sums for 2023 and 2024, so none computed for 2023 to 2025.
-- tables: cost_sharing, sma_contribution_krw, sma_contribution_usd_agreed
WITH sums AS (
    SELECT * REPLACE ('in_won' AS subject) FROM sma_contribution_krw
    UNION ALL
    SELECT * REPLACE ('in_dollars' AS subject) FROM sma_contribution_usd_agreed
)
SELECT
    year.subject,
    year.period_start,
    year.period_end,
    round(100 * (year.value / before.value - 1), 1) AS value,
    -- Each sum may be up to 10 million dollars larger.
    CASE year.unit WHEN 'USD' THEN round(100 * (year.value / (before.value + 1e7) - 1), 1) END AS low,
    CASE year.unit WHEN 'USD' THEN round(100 * ((year.value + 1e7) / before.value - 1), 1) END AS high,
    'percent' AS unit,
    array_to_string(
        list_sort(list_distinct(string_split(concat_ws('; ', year.source_ids, before.source_ids), '; '))), '; '
    ) AS source_ids
FROM sums AS year
JOIN sums AS before ON before.subject = year.subject AND before.period_end = year.period_start
UNION ALL
SELECT 'as_stated', period_start, period_end, value, low, high, 'percent', source_id
FROM cost_sharing
WHERE measure = 'growth' AND component = 'total' AND basis = 'agreed'
