-- id: sma_contribution_usd_agreed
-- title: ROK contribution under the Special Measures Agreements, set in dollars
-- topic: Cost sharing
-- unit: USD
-- subject: payer (KOR)
-- frequency: year
-- plot: bars
-- definition: What the ROK agreed to contribute in a calendar year to the cost of US forces, in dollars of the time,
--   for the years in which the sum was set wholly (until 1997) or partly in dollars.
-- choice: The agreed total of each year (series agreed-totals of cost_sharing), which follows the chart of the ROK
--   White Papers.
-- caveats: The chart drops what is below 10 million dollars: the agreement has 363 million for 1997 and 399 for
--   1998. The sum of 1998 is that of the agreement; in June 1998 175 million dollars and 203.3 billion won, about
--   310 million dollars, took its place. From 1999 on the dollar values depend on the rate at which the part in won
--   was counted.
-- tables: cost_sharing
SELECT
    payer AS subject,
    period_start,
    period_end,
    value,
    low,
    high,
    'USD' AS unit,
    source_id AS source_ids
FROM cost_sharing
WHERE series = 'agreed-totals' AND unit = 'USD'
