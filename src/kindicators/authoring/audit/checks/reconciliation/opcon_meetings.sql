-- title: What a body of the alliance decided on the transfer it decided at one of its meetings.
-- why: `alliance_meetings` has every Security Consultative Meeting, two-plus-two meeting and meeting of the
-- presidents that mattered for it, so another day is a slip in one of the tables.
WITH decided AS (
    SELECT
        *,
        MAP {
            'rok-us-scm': 'scm', 'rok-us-mcm': 'mcm', 'rok-us-kidd': 'kidd', 'rok-us-two-plus-two': 'two_plus_two',
            'rok-us-presidents': 'summit'
        }[announced_by] AS body
    FROM opcon_milestones
    WHERE date_precision = 'day'
)
SELECT
    'opcon_milestones' AS table_name,
    milestone_id AS row_id,
    'date' AS column_name,
    date::VARCHAR AS value,
    CASE WHEN count(meeting_id) = 0 THEN 'the body has no meeting on that day' END AS finding
FROM decided
LEFT JOIN alliance_meetings AS met
    ON met.body = decided.body AND met.status = 'held'
    AND date BETWEEN met.start_date AND latest(met.end_date, met.end_date_precision, false)
WHERE decided.body IS NOT NULL
GROUP BY ALL
