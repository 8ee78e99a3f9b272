-- title: A resolution comes within a year after the test or launch that it answers.
-- why: The day of the trigger stands in its words. The Council took 4 days to 3 months over each.
WITH answers AS (
    SELECT *, regexp_extract("trigger", '\d{1,2} [A-Z][a-z]+ \d{4}') AS words FROM sanctions_resolutions
)
SELECT
    'sanctions_resolutions' AS table_name,
    resolution_id AS row_id,
    'trigger' AS column_name,
    words AS value,
    CASE WHEN date NOT BETWEEN strptime(words, '%d %B %Y')::DATE AND strptime(words, '%d %B %Y')::DATE + 150
        THEN 'the Council acted on ' || date END AS finding
FROM answers
WHERE words <> '' AND "trigger" NOT LIKE 'End of%'
UNION ALL
SELECT
    'sanctions_resolutions',
    resolution_id,
    'trigger',
    t.title,
    CASE WHEN r.date NOT BETWEEN t.date AND t.date + 100 THEN 'the test was on ' || t.date
        || ', the resolution on ' || r.date END
FROM sanctions_resolutions AS r
JOIN nuclear_tests AS t ON contains(r."trigger", t.title)
WHERE r."trigger" NOT LIKE '%since the%'
