-- id: sanctions_measures_in_force
-- title: UN sanctions measures on North Korea in force
-- topic: Sanctions
-- unit: measures
-- subject: kind of measure (ban, cap, duty)
-- frequency: change
-- plot: step
-- definition: Subjects (goods, services, people) on which at least one measure of the kind was in force. Several
--   measures on one subject count once: the arms embargo and its widening, the cap on crude oil in barrels and in
--   tonnes. A row begins when a measure of the kind began or ended, so that two in a row may have one number.
-- choice: A measure is one row whoever reports it.
-- caveats: Of the main measures that sanctions_measures lists, which sums up the long lists of goods and leaves out
--   minerals other than coal in resolution 2270: read it as steps and not as a full count. The inspection of cargo
--   was a call and no duty until March 2016; the duty to send workers home had to be met by 22 December 2019.
--   Listings and the mandate of the Panel of Experts are left out.
-- tables: sanctions_measures
WITH measures AS (
    SELECT kind, subject, valid_from, valid_to, source_id
    FROM sanctions_measures
    WHERE kind IN ('ban', 'cap', 'duty') AND valid_from IS NOT NULL
),
changes AS (
    SELECT kind, valid_from AS day FROM measures
    UNION
    SELECT kind, valid_to FROM measures WHERE valid_to IS NOT NULL
)
SELECT
    changes.kind AS subject,
    day AS period_start,
    lead(day) OVER (PARTITION BY changes.kind ORDER BY day) AS period_end,
    count(DISTINCT measures.subject) AS value,
    NULL AS low,
    NULL AS high,
    'measures' AS unit,
    string_agg(DISTINCT source_id, '; ' ORDER BY source_id) AS source_ids
FROM changes
LEFT JOIN measures ON measures.kind = changes.kind AND valid_from <= day AND (valid_to IS NULL OR valid_to > day)
GROUP BY changes.kind, day
