-- title: A meeting became public on its last day or within a year, was not held in the future, and one that is planned or
-- was put off is followed by one that was held.
-- why: Meetings are announced and reported at once; only the meetings of the early years are known from later pages, which
-- `reported_on_basis` says.
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
        WHEN reported_on_basis = 'event'
            AND reported_on NOT BETWEEN start_date AND latest(coalesce(end_date, start_date), 'month', false) + 3
            THEN format('the meeting was on {}', start_date)
        WHEN reported_on - start_date > 366 THEN format('is more than a year after {}', start_date)
    END AS finding
FROM met
WHERE status = 'held'
