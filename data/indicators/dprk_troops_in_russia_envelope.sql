-- title: Range of the estimates of North Korean troops sent to Russia
-- topic: Troops
-- unit: persons
-- subject: PRK
-- frequency: month
-- plot: line
-- definition: The lowest and the highest figure that any reporter gave, in or about a month, for all North Korean
--   troops sent to Russia so far.
-- choice: Every reporter of dprk_troops_sent_to_russia counts once, whoever it is; there is no middle value.
-- caveats: A range of statements, not of uncertainty: a month with one statement has a narrow one. Months without a
--   statement have no row.
-- tables: dprk_troops_sent_to_russia
SELECT
    'PRK' AS subject,
    date_trunc('month', period_start) AS period_start,
    (date_trunc('month', period_start) + INTERVAL 1 MONTH)::DATE AS period_end,
    NULL AS value,
    min(coalesce(low, value)) AS low,
    max(coalesce(high, value)) AS high,
    'persons' AS unit,
    string_agg(DISTINCT source_ids, '; ' ORDER BY source_ids) AS source_ids
FROM dprk_troops_sent_to_russia
GROUP BY ALL
