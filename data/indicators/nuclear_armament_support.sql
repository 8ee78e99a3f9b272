-- id: nuclear_armament_support
-- title: Support in the ROK for nuclear weapons of its own
-- topic: Opinion
-- unit: percent
-- subject: institute that made or ordered the poll
-- frequency: report
-- plot: points
-- definition: Share of adults who say yes when asked plainly whether the ROK should have or develop nuclear weapons
--   of its own. The period is that of the fieldwork, a month or year if no more is known.
-- choice: Every institute apart: their words, methods and samples differ. Polls of elites are left out.
-- caveats: The sampling error is 2.5 to 3.1 points where it is given. Questions with a condition
--   (nuclear_armament_support_if_north_keeps), on need (nuclear_armament_needed) or with several options are other
--   questions. Two polls of 2022 and 2023 known from a blog, whose words were not found, are left out. Asan 2024 and
--   Seoul National University 2024 are known only as a study quotes them. Polls are missing in between: see the gaps
--   of public_opinion.
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
    AND question_id IN (
        'asan-own-weapons', 'gallup-korea-own-weapons', 'chicago-own-weapons', 'realmeter-own-weapons', 'snu-own-weapons'
    )
    AND answer = 'support'
