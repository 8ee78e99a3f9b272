-- title: Numbered meetings of a body follow each other by number and day, no number is left out, and not more pass
-- in a year than the body holds.
-- why: The Security Consultative Meeting and the Military Committee meet once a year (the latter twice at most),
-- the dialogue and the Nuclear Consultative Group up to three times.
WITH numbered AS (
    SELECT
        *,
        lag(number) OVER bodies AS before,
        lag(start_date) OVER bodies AS day_before
    FROM alliance_meetings
    WHERE number IS NOT NULL AND status = 'held'
    WINDOW bodies AS (PARTITION BY body ORDER BY number)
)
SELECT
    'alliance_meetings' AS table_name,
    meeting_id AS row_id,
    'number' AS column_name,
    plain(number) AS value,
    CASE
        WHEN start_date <= day_before THEN format('it was not after number {}', before)
        WHEN number - coalesce(before, 0) > 1
            THEN CASE number - coalesce(before, 0) - 1 WHEN 1 THEN 'the one before it is missing'
                ELSE format('the {} before it are missing', number - coalesce(before, 0) - 1) END
        WHEN (start_date - day_before) / nullif(number - before, 0) < CASE body
            WHEN 'scm' THEN 150 WHEN 'mcm' THEN 150 WHEN 'two_plus_two' THEN 300 ELSE 90 END
            THEN format('it was {} days after number {}', start_date - day_before, before)
        WHEN body = 'scm' AND year(start_date) - year(day_before) > 2
            THEN format('it was {} days after number {}', start_date - day_before, before)
    END AS finding
FROM numbered
