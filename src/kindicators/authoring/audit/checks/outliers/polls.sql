-- title: What one institute finds on one question changes by at most 18 points between two polls within three years,
--   and lies at most 18 from the median of the others who asked the public the same within a year.
-- why: In all polls known support for own weapons moved by at most 17 points between two polls. Swapped answers, or a
--   share of another question, lie further.
WITH waves AS (
    SELECT
        answer_id,
        coalesce(value, low) AS share,
        coalesce(value, low) - lag(coalesce(value, low)) OVER s AS change,
        field_end - lag(field_end) OVER s AS days
    FROM public_opinion
    WHERE field_end IS NOT NULL
    WINDOW s AS (PARTITION BY question_id, answer ORDER BY field_end)
),
own AS (
    SELECT
        answer_id,
        institute,
        field_end,
        value,
        answer,
        regexp_replace(question_id, '^.*?-own-weapons', 'own-weapons') AS topic
    FROM public_opinion
    WHERE population = 'general_public' AND question_id LIKE '%-own-weapons%' AND field_end IS NOT NULL
        AND value IS NOT NULL
),
others AS (
    SELECT a.answer_id, a.value AS share, median(b.value) AS median, count(*) AS n
    FROM own AS a
    JOIN own AS b ON b.topic = a.topic AND b.answer = a.answer AND b.institute <> a.institute
        AND abs(b.field_end - a.field_end) <= 366
    GROUP BY ALL
)
SELECT
    'public_opinion' AS table_name,
    answer_id AS row_id,
    'value' AS column_name,
    share::VARCHAR AS value,
    CASE WHEN abs(change) > 18 AND days < 1100
        THEN format('is {:+.1f} points from the poll {} days before', change, days) END AS finding
FROM waves
UNION ALL
SELECT
    'public_opinion',
    answer_id,
    'value',
    share::VARCHAR,
    CASE WHEN abs(share - median) > 18
        THEN format('is {:+.1f} points from the median of {} others', share - median, n) END
FROM others
