-- id: rok_defense_budget_share_of_government_budget
-- title: ROK defence budget as a share of the government budget
-- topic: Budgets
-- unit: percent
-- subject: original (as first voted) or final (after supplementary budgets)
-- frequency: year
-- plot: line
-- definition: The defence budget of a calendar year in percent of the government budget of that year, both at the
--   same stage.
-- choice: As the Ministry of National Defense states it.
-- caveats: The ministry's series for 1975 to 1990 is called original but is on the basis of the final budget, so
--   original begins in 1991.
-- tables: defense_spending
SELECT
    CASE stage WHEN 'enacted' THEN 'original' ELSE 'final' END AS subject,
    period_start,
    period_end,
    value,
    low,
    high,
    'percent' AS unit,
    source_id AS source_ids
FROM defense_spending
WHERE country = 'KOR' AND measure = 'share_of_government_budget'
    AND (stage = 'final' OR (stage = 'enacted' AND vintage = 'original budget basis'))
