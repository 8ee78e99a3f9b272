-- id: jpn_defense_budget_share_of_gdp
-- title: Japanese defence budget as a share of GDP
-- topic: Budgets
-- unit: percent
-- subject: without_saco or with_saco (with the cost of moving US bases: SACO projects and realignment)
-- frequency: year
-- plot: line
-- definition: The original budget of a Japanese fiscal year, which begins on 1 April, in percent of the output that
--   was forecast for it when the budget was made: of GNP until 1994, of GDP since.
-- choice: As the Ministry of Defense prints it. Before 1997 the one figure is under without_saco.
-- caveats: Ends in fiscal 2020: later shares on this basis were not found. What the government sets beside its goal
--   of 2 percent holds related spending too, against the GDP of fiscal 2022, and is left out. Some years before 1995
--   are known only from a private table. In some years with_saco holds a new aircraft of the government or works for
--   national resilience too.
-- tables: defense_spending
SELECT
    CASE WHEN vintage LIKE '%including SACO%' THEN 'with_saco' ELSE 'without_saco' END AS subject,
    period_start,
    period_end,
    value,
    low,
    high,
    'percent' AS unit,
    source_id AS source_ids
FROM defense_spending
WHERE country = 'JPN' AND measure = 'share_of_gdp' AND stage = 'enacted'
