-- id: sma_contribution_krw_part
-- title: Part of the ROK contribution that was set in won beside a part in dollars
-- topic: Cost sharing
-- unit: KRW
-- subject: payer (KOR)
-- frequency: year
-- plot: bars
-- definition: The part of the year's contribution that was set in won, for years from 1998 to 2004, when the rest was
--   set in dollars (sma_contribution_usd_part).
-- choice: One row a year in cost_sharing: the ROK government; for 2004 a newspaper of 2005.
-- caveats: Known for 1998 (as adjusted in June of that year), 1999, 2002 and 2004 only. It is no total: since 2005
--   the whole contribution is in won (sma_contribution_krw).
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
WHERE component = 'won_part' AND measure = 'contribution' AND unit = 'KRW'
