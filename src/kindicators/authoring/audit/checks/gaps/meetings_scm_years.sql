-- title: Every year since 1968 has a Security Consultative Meeting, or a row that says why it has none, and it is
-- held in turn in Korea and the United States.
-- why: It is a yearly meeting, and the turn was broken three times only, for reasons that the sources give.
WITH years AS (
    SELECT year, max(meeting_id) AS row_id
    FROM range(1968, 2026) AS years(year)
    LEFT JOIN alliance_meetings ON body = 'scm' AND year(start_date) = year
    GROUP BY year
),
turns AS (
    SELECT meeting_id, host, lag(host) OVER (ORDER BY start_date) AS before
    FROM alliance_meetings WHERE body = 'scm' AND status = 'held'
)
SELECT
    'alliance_meetings' AS table_name,
    coalesce(row_id, 'scm-' || year) AS row_id,
    'start_date' AS column_name,
    year::VARCHAR AS value,
    CASE WHEN row_id IS NULL THEN 'no meeting in that year' END AS finding
FROM years
UNION ALL
SELECT
    'alliance_meetings', meeting_id, 'host', host,
    CASE
        WHEN host IS NULL OR host NOT IN ('KOR', 'USA') THEN 'was on the soil of neither side'
        WHEN host = before THEN 'was on the same side as the one before'
    END
FROM turns
