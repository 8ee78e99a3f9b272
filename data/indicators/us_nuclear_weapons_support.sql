-- id: us_nuclear_weapons_support
-- title: Support in the ROK for US nuclear weapons on its soil
-- topic: Opinion
-- unit: percent
-- subject: institute that made or ordered the poll
-- frequency: report
-- plot: points
-- definition: Share of adults who agree that US nuclear weapons should be deployed in the ROK (Asan: tactical ones;
--   KINU: again). The period is that of the fieldwork, a month or year if no more is known.
-- choice: Every institute apart: their words, methods and samples differ. Polls of elites are left out.
-- caveats: The sampling error is 3.1 points where it is given. A question of Asan of 2011 on weapons until the
--   threat of North Korea is gone is left out. Polls are missing in between: see the gaps of public_opinion.
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
    AND question_id IN ('asan-us-tactical-weapons', 'kinu-us-weapons', 'chicago-us-weapons') AND answer = 'support'
