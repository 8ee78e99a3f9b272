-- id: krw_per_usd
-- title: Won for one US dollar
-- topic: Prices and rates
-- unit: KRW_per_USD
-- subject: the currency pair
-- frequency: year
-- plot: line
-- definition: Mean of the daily noon buying rates in New York (Federal Reserve, release H.10) over a calendar year.
-- choice: The Federal Reserve's series alone, because it is the longest on one basis.
-- caveats: Whole calendar years only, but the daily rates of 1981 begin in April. The Bank of Korea's means of the
--   Seoul market differ by a fraction of a percent.
-- tables: economic_context
SELECT
    'KRW/USD' AS subject,
    period_start,
    period_end,
    value,
    NULL AS low,
    NULL AS high,
    'KRW_per_USD' AS unit,
    source_id AS source_ids
FROM economic_context
WHERE measure = 'exchange_rate_average' AND country = 'KOR' AND reporter = 'us-federal-reserve'
    AND month(period_start) = 1 AND period_end = period_start + INTERVAL 1 YEAR
