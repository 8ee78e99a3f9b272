-- title: A meeting became public on its last day or within a year, and one that was not held was spoken of in the
-- year before or after its day.
-- why: Meetings are announced and reported at once; only the meetings of the early years are known from later
-- pages, which `reported_on_basis` says.
WITH met AS (
    SELECT 'alliance_meetings' AS table_name, meeting_id AS row_id, start_date, end_date, start_date_precision,
        end_date_precision, status, reported_on, reported_on_basis, reported_on_precision
    FROM alliance_meetings
    UNION ALL
    SELECT 'dprk_meetings', meeting_id, start_date, end_date, start_date_precision, end_date_precision, status,
        reported_on, reported_on_basis, reported_on_precision
    FROM dprk_meetings
)
SELECT
    table_name,
    row_id,
    'reported_on' AS column_name,
    reported_on::VARCHAR AS value,
    CASE
        WHEN status = 'held' AND reported_on_basis = 'event'
            AND reported_on NOT BETWEEN start_date AND latest(coalesce(end_date, start_date), 'month', false) + 3
            THEN format('the meeting was on {}', start_date)
        WHEN abs(reported_on - latest(start_date, start_date_precision, false)) > 366
            THEN format('is more than a year from {}', start_date)
    END AS finding
FROM met
