-- id: jpn_defense_budget_jpy
-- title: Japanese defence budget
-- topic: Budgets
-- unit: JPY
-- subject: without_saco or with_saco (with the cost of moving US bases: SACO projects and realignment)
-- frequency: year
-- plot: line
-- definition: The original budget of a Japanese fiscal year, which begins on 1 April, in yen of the time.
-- choice: As the Ministry of Defense prints it. Before 1997 there were no such costs, and the one figure is under
--   without_saco.
-- caveats: Some years before 1989 are known only from a private table; 1978, 1979 and most of the 1960s were not
--   found. 2025 is what the cabinet decided in December 2024, and known only with these costs. For 2026 only the
--   draft of the cabinet is known, which is left out. In some years with_saco holds a new aircraft of the government
--   or works for national resilience too.
-- tables: defense_spending
SELECT
    CASE vintage WHEN 'including SACO and realignment' THEN 'with_saco' ELSE 'without_saco' END AS subject,
    period_start,
    period_end,
    value,
    low,
    high,
    'JPY' AS unit,
    source_id AS source_ids
FROM defense_spending
WHERE country = 'JPN' AND measure = 'defense_budget' AND stage = 'enacted' AND unit = 'JPY'
