-- id: consumer_price_index
-- title: Consumer price index
-- topic: Prices and rates
-- unit: index
-- subject: country (KOR, USA)
-- frequency: year
-- plot: line
-- definition: Yearly mean of consumer prices: for the ROK with 100 in 2020, for the US with 100 in 1982-84 (CPI-U).
-- choice: ROK: Statistics Korea where the table has it (from 2021), before that the index that the World Bank's yearly rates
--   give, chained back from 2020. US: Bureau of Labor Statistics.
-- caveats: Only ratios between years of one country mean anything. That of the US for 2025 is the mean of eleven
--   months, without October.
-- tables: economic_context
SELECT
    country AS subject,
    period_start,
    period_end,
    value,
    NULL AS low,
    NULL AS high,
    'index' AS unit,
    source_id AS source_ids
FROM economic_context
WHERE measure = 'consumer_price_index' AND status IS DISTINCT FROM 'superseded'
    AND (reporter IN ('us-bls', 'rok-kostat') OR (reporter = 'world-bank' AND country = 'KOR'))
-- One index a year: the national office before the World Bank.
QUALIFY row_number() OVER (PARTITION BY country, period_start ORDER BY reporter = 'world-bank', reported_on DESC) = 1
