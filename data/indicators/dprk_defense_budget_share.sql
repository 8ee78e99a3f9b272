-- id: dprk_defense_budget_share
-- title: Share of defence in the state budget that North Korea announces
-- topic: Budgets
-- unit: percent
-- subject: planned (budget of the coming year) or settled (account of the past year)
-- frequency: year
-- plot: points
-- definition: The share of defence in the spending of the state budget of a calendar year, as told to the Supreme
--   People's Assembly.
-- choice: North Korea's own statements alone, as press and handbooks quote them.
-- caveats: A claim: outsiders estimate many times more, and no amount is named. Shares given for several years at
--   once (about 20 percent in 1961 to 1966, about 30 in 1968 to 1970) and ranges of analysts are left out. The plans
--   of 2007 and 2009 to 2012 are from one report, which gives 15.8 for each year from 2007 to 2012. Many years were
--   not found.
-- tables: defense_spending
SELECT
    CASE stage WHEN 'enacted' THEN 'planned' ELSE 'settled' END AS subject,
    period_start,
    period_end,
    value,
    low,
    high,
    'percent' AS unit,
    source_id AS source_ids
FROM defense_spending
WHERE country = 'PRK' AND measure = 'share_of_government_budget' AND reporter = 'prk-spa'
    AND stage IN ('enacted', 'settled') AND fiscal_year IS NOT NULL
