-- title: A body does not meet twice within two weeks, an exercise not twice within a month, and a command does not
-- have two events of one kind in a week.
-- why: Two reports of one meeting may name its first and its last day, or the days of two time zones.
WITH days AS (
    SELECT 'alliance_meetings' AS table_name, meeting_id AS row_id, body AS kind, start_date AS day, 14 AS apart
    FROM alliance_meetings WHERE status = 'held'
    UNION ALL
    SELECT 'dprk_meetings', meeting_id, format, start_date, 3 FROM dprk_meetings WHERE status = 'held'
    UNION ALL
    SELECT 'military_exercises', edition_id, exercise_id, start_date, 31
    FROM military_exercises WHERE start_date IS NOT NULL
    UNION ALL
    SELECT 'command_events', event_id, concat_ws(' ', command, kind), date, 7 FROM command_events
    UNION ALL
    SELECT 'agreements', agreement_id, concat_ws(
        ' ', kind, (SELECT string_agg(actor_id, ' ' ORDER BY actor_id) FROM agreement_parties AS p
            WHERE p.agreement_id = a.agreement_id)
    ), signed_on, 7
    FROM agreements AS a
)
SELECT
    table_name,
    row_id,
    '' AS column_name,
    day::VARCHAR AS value,
    CASE WHEN day - lag(day) OVER same < apart THEN 'follows ' || lag(row_id) OVER same || ' too soon' END AS finding
FROM days
WINDOW same AS (PARTITION BY table_name, kind ORDER BY day, row_id)
