-- title: What one institute finds on one question changes by at most 18 points between two polls within three years,
--   lies at most 18 from the median of the others who asked the public the same within a year, and the answer that
--   leads is the one that led when the poll was published.
-- why: In all polls known support for own weapons moved by at most 17 points between two polls; a share of another
--   question lies further. Two answers that were swapped add up as before, so the list says which of them leads.
WITH leaders(question_id, answer, since) AS (
    VALUES ('asan-alliance-after-unification', 'needed', 0), ('asan-best-answer', 'own_weapons', 0),
        ('asan-own-weapons', 'support', 0), ('asan-own-weapons-despite-sanctions', 'support', 0),
        ('asan-us-tactical-weapons', 'support', 0), ('asan-us-uses-weapons', 'yes', 0),
        ('asan-us-weapons-until-threat-ends', 'support', 0), ('chey-need-own-weapons', 'needed', 0),
        ('chey-trilateral-cooperation', 'positive', 0), ('chey-us-uses-deterrent', 'yes', 0),
        ('chey-us-uses-deterrent', 'no', 2024), ('chicago-north-gives-up', 'unlikely', 0),
        ('chicago-own-or-us-weapons', 'own_weapons', 0), ('chicago-own-weapons', 'support', 0),
        ('chicago-us-weapons', 'support', 0), ('csis-own-weapons', 'oppose', 0),
        ('eai-own-weapons-if-north-keeps', 'oppose', 0), ('gallup-korea-opcon-delay', 'right', 0),
        ('gallup-korea-own-weapons', 'support', 0), ('kbs-own-weapons-if-north-recognised', 'support', 0),
        ('kida-opcon-transfer-time', 'later', 0), ('kinu-alliance-with-japan', 'needed', 0),
        ('kinu-experts-own-weapons-needed', 'not_needed', 0), ('kinu-sanctions-work', 'no', 0),
        ('kinu-unification-needed', 'not_needed', 0), ('kinu-usfk-or-weapons', 'us_forces', 0),
        ('kinu-usfk-or-weapons', 'own_weapons', 2024), ('mbc-usfk-cut', 'indifferent', 0),
        ('realmeter-cost-sharing-rise', 'oppose', 0), ('realmeter-develop-or-bring-in', 'support', 0),
        ('realmeter-opcon-time', 'too_early', 0), ('realmeter-own-weapons', 'support', 0),
        ('segye-best-answer', 'own_weapons', 0), ('snu-form-of-armament', 'own_weapons', 0)
),
told AS (
    SELECT
        question_id, year(coalesce(field_end, reported_on)) AS year,
        arg_max(answer_id, coalesce(value, low)) AS answer_id,
        arg_max(answer, coalesce(value, low)) AS answer,
        max(coalesce(value, low)) AS share
    FROM public_opinion
    GROUP BY question_id, coalesce(field_end, reported_on)
    HAVING count(*) > 1
),
waves AS (
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
    plain(share) AS value,
    CASE WHEN abs(change) > 18 AND days < 1100
        THEN format('is {:+.1f} points from the poll {} days before', change, days) END AS finding
FROM waves
UNION ALL
SELECT
    'public_opinion',
    answer_id,
    'value',
    plain(share),
    CASE WHEN abs(share - median) > 18
        THEN format('is {:+.1f} points from the median of {} others', share - median, n) END
FROM others
UNION ALL
SELECT
    'public_opinion',
    t.answer_id,
    'answer',
    t.answer,
    CASE WHEN l.answer IS NULL THEN 'leads, and the list does not say which answer does'
        WHEN l.answer <> t.answer THEN 'leads, but in the poll as published it is ' || l.answer END
FROM told AS t
LEFT JOIN leaders AS l ON l.question_id = t.question_id AND l.since = (
    SELECT max(since) FROM leaders WHERE question_id = t.question_id AND since <= t.year
)
