-- id: rok_force_improvement_share
-- title: Share of force improvement in the ROK defence budget
-- topic: Budgets
-- unit: percent
-- subject: classification of the budget (before_2006, since_2006)
-- frequency: year
-- plot: line
-- definition: Money for force improvement (weapons, procurement, research) in percent of the defence budget at the
--   same stage: the final budget until 2008, the original budget since 2009.
-- choice: Computed from amounts of the Ministry of National Defense.
-- caveats: In 2006 transfers and the share of stationing costs moved from force improvement to operation, so the two
--   subjects do not join. The final budgets of 2006 to 2008 are the original ones too. The part of 2025 was not
--   found.
-- tables: defense_spending
SELECT
    CASE part.vintage WHEN 'classification before 2006' THEN 'before_2006' ELSE 'since_2006' END AS subject,
    part.period_start,
    part.period_end,
    round(100 * part.value / whole.value, 2) AS value,
    NULL AS low,
    NULL AS high,
    'percent' AS unit,
    array_to_string(list_sort(list_distinct([part.source_id, whole.source_id])), '; ') AS source_ids
FROM defense_spending AS part
JOIN defense_spending AS whole USING (country, period_start, period_end, stage)
WHERE country = 'KOR' AND part.measure = 'force_improvement' AND whole.measure = 'defense_budget'
    AND stage = CASE WHEN part.period_start < DATE '2009-01-01' THEN 'final' ELSE 'enacted' END
