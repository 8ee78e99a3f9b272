-- id: sma_contribution_by_component_krw
-- title: ROK contribution under the Special Measures Agreements by component
-- topic: Cost sharing
-- unit: KRW
-- subject: component (labour, construction, logistics)
-- frequency: year
-- plot: bars
-- definition: How the contribution of a calendar year was allotted to the pay of Korean employees, building and
--   logistics, in won of the time.
-- choice: The White Papers of the ROK Ministry of National Defense, for the years for which they print all three
--   parts.
-- caveats: Known for five years from 2015 to 2021. The parts add up to sma_contribution_krw to the last digit
--   printed. Parts of the 1990s, set in two currencies, are left out.
-- tables: cost_sharing
SELECT
    component AS subject,
    period_start,
    period_end,
    value,
    low,
    high,
    'KRW' AS unit,
    source_id AS source_ids
FROM cost_sharing
WHERE component IN ('labour', 'construction', 'logistics') AND measure = 'contribution' AND basis = 'budgeted'
    AND unit = 'KRW' AND reporter = 'rok-mnd'
