-- id: alliance_needed
-- title: Share in the ROK that calls the alliance with the US needed
-- topic: Opinion
-- unit: percent
-- subject: institute that made or ordered the poll
-- frequency: report
-- plot: points
-- definition: Share of adults who say that the alliance with the US is needed. The period is that of the fieldwork, a
--   month or year if no more is known.
-- choice: Every institute apart: their words, methods and samples differ. Polls of elites are left out.
-- caveats: 2024 is printed as over 90 percent and so has only low. Two polls of KINU; questions on the alliance by
--   others are not the same.
-- tables: public_opinion
SELECT
    institute AS subject,
    field_start AS period_start,
    CASE field_end_precision WHEN 'year' THEN field_end + INTERVAL 1 YEAR WHEN 'month' THEN field_end + INTERVAL 1 MONTH
        ELSE field_end + 1 END AS period_end,
    value,
    low,
    high,
    'percent' AS unit,
    source_id AS source_ids
FROM public_opinion
WHERE country = 'KOR' AND population = 'general_public'
    AND question_id = 'kinu-alliance-needed' AND answer = 'needed'
