-- title: Range of the estimates of North Korean troops sent to Russia
-- topic: Troops
-- unit: persons
-- subject: PRK
-- frequency: month
-- plot: points
-- definition: The lowest and the highest figure that any reporter gave, in or about a month, for all North Korean
--   troops sent to Russia so far.
-- choice: Every figure of dprk_troops_sent_to_russia counts, whoever gave it; there is no middle value.
-- caveats: A range of statements, not of uncertainty: a month with one statement has a narrow one. Months without a
--   statement have no row. Where the highest figure is one of 'more than', there is no high end.
-- tables: dprk_troops_sent_to_russia
SELECT
    'PRK' AS subject,
    date_trunc('month', period_start) AS period_start,
    (date_trunc('month', period_start) + INTERVAL 1 MONTH)::DATE AS period_end,
    NULL AS value,
    -- The end of a range that somebody leaves open beyond all the other figures is open.
    CASE WHEN count(*) = count(coalesce(low, value)) OR min(coalesce(low, value)) <= min(high)
        THEN min(coalesce(low, value)) END AS low,
    CASE WHEN count(*) = count(coalesce(high, value)) OR max(coalesce(high, value)) >= max(low)
        THEN max(coalesce(high, value)) END AS high,
    'persons' AS unit,
    string_agg(DISTINCT source_ids, '; ' ORDER BY source_ids) AS source_ids
FROM dprk_troops_sent_to_russia
GROUP BY ALL
