-- title: Meetings last a few days, exercises as long as exercises of their kind.
-- why: Meetings of the alliance take up to three days (the president-elect's stay of 1952 four), rounds of the
-- six-party talks up to two weeks. Command post exercises last up to two weeks, exercises in the field up to
-- eleven, the others up to eighteen days.
WITH spans AS (
    SELECT 'alliance_meetings' AS table_name, meeting_id AS row_id, start_date, end_date, if(body = 'summit', 4,
        3) AS longest
    FROM alliance_meetings
    WHERE end_date IS NOT NULL
    UNION ALL
    SELECT 'dprk_meetings', meeting_id, start_date, end_date, if(format = 'six_party_round', 14, 4)
    FROM dprk_meetings
    WHERE end_date IS NOT NULL
    UNION ALL
    SELECT
        'military_exercises', edition_id, start_date, end_date,
        CASE kind WHEN 'field' THEN 77 WHEN 'command_post' THEN 14 WHEN 'command_post_and_field' THEN 14 ELSE 18 END
    FROM military_exercises JOIN exercise_series USING (exercise_id)
    WHERE end_date_precision = 'day' AND start_date_precision = 'day'
)
SELECT
    table_name,
    row_id,
    'end_date' AS column_name,
    end_date::VARCHAR AS value,
    CASE WHEN end_date - start_date + 1 NOT BETWEEN 1 AND longest
        THEN format('it lasted {} days', end_date - start_date + 1) END AS finding
FROM spans
