-- id: sma_contribution_usd_part
-- title: Part of the ROK contribution that was set in dollars beside a part in won
-- topic: Cost sharing
-- unit: USD
-- subject: payer (KOR)
-- frequency: year
-- plot: bars
-- definition: The part of the year's contribution that was set in dollars, for years from 1998 to 2004, when the rest
--   was set in won (sma_contribution_krw_part).
-- choice: One row a year in cost_sharing: the ROK government; for 2004 a newspaper of 2005.
-- caveats: Known for 1998 (as adjusted in June of that year), 1999, 2002 and 2004 only. Of that of 1999 40 million
--   was put off to 2000. Never add it to the part in won without a rate.
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
WHERE component = 'dollar_part' AND measure = 'contribution' AND unit = 'USD'
