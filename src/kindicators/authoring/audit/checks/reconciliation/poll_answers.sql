-- title: The answers to one question in one poll make at most 100 percent, and 100 where those without an opinion are
--   among them and it has two sides.
-- why: Printed shares are rounded to tenths or to whole percents. Of a question with more than two sides some answers
--   were not printed.
WITH polls AS (
    SELECT
        question_id,
        coalesce(field_end::VARCHAR, regexp_extract(answer_id, '20[0-9]{2}(-[0-9]{2})?')) AS poll,
        min(answer_id) AS answer_id,
        sum(coalesce(value, low)) AS sum,
        count(*) AS answers,
        list(answer) AS named
    FROM public_opinion
    GROUP BY ALL
)
SELECT
    'public_opinion' AS table_name,
    answer_id AS row_id,
    'value' AS column_name,
    round(sum, 1)::VARCHAR AS value,
    CASE
        WHEN sum > 100.25 OR answers = 1 AND sum > 97 THEN 'is the sum of ' || answers || ' answers, more than all'
        WHEN list_has_all(named, ['support', 'oppose', 'no_opinion']) AND sum < 98.5
            THEN 'is the sum of support, oppose and no opinion'
        WHEN list_has_all(named, ['support', 'oppose']) AND sum < 85 THEN 'is the sum of the two sides'
    END AS finding
FROM polls
