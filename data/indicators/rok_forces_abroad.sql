-- id: rok_forces_abroad
-- title: ROK forces abroad
-- topic: Troops
-- unit: persons
-- subject: KOR
-- frequency: report
-- plot: bars
-- definition: Members of the ROK armed forces on missions abroad on a day or in a month: units and individual postings
--   together.
-- choice: The ROK Ministry of National Defense alone (White Papers, its website).
-- caveats: No figure for the years between White Papers. The figure of March 2026 is the sum of units and individual
--   postings, which the ministry gives apart. The forces in Vietnam (1964 to 1973) are not in it.
-- tables: troop_deployments
SELECT
    'KOR' AS subject,
    date AS period_start,
    CASE date_precision WHEN 'month' THEN date + INTERVAL 1 MONTH ELSE date + 1 END AS period_end,
    sum(value) AS value,
    NULL AS low,
    NULL AS high,
    'persons' AS unit,
    string_agg(DISTINCT source_id, '; ' ORDER BY source_id) AS source_ids
FROM troop_deployments
WHERE sending_country = 'KOR' AND host = 'world' AND measure = 'present' AND branch = 'total'
    AND category = 'personnel' AND reporter = 'rok-mnd'
    AND (force IS NULL OR force IN ('rok-units-abroad', 'rok-individual-postings'))
GROUP BY date, date_precision
-- A sum of parts is one only if both parts are there.
HAVING bool_or(force IS NULL) OR count(DISTINCT force) = 2
