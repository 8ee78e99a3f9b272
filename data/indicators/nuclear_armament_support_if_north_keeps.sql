-- id: nuclear_armament_support_if_north_keeps
-- title: Support in the ROK for nuclear weapons of its own if North Korea keeps its weapons
-- topic: Opinion
-- unit: percent
-- subject: institute that made or ordered the poll
-- frequency: report
-- plot: points
-- definition: Share of adults who agree that the ROK should have nuclear weapons too if North Korea does not give up
--   its own. The period is that of the fieldwork, a month or year if no more is known.
-- choice: Every institute apart: their words, methods and samples differ. Polls of elites are left out.
-- caveats: The condition makes it another question than plain support (nuclear_armament_support). A poll of KBS of
--   2025 with another condition (if North Korea is recognised as a nuclear power) is left out. Polls are missing in
--   between: see the gaps of public_opinion.
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
    AND question_id IN ('kinu-own-weapons-if-north-keeps', 'eai-own-weapons-if-north-keeps')
    AND answer = 'support'
