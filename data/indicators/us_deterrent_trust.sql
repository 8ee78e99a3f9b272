-- id: us_deterrent_trust
-- title: Trust in the ROK in the nuclear deterrent of the US
-- topic: Opinion
-- unit: percent
-- subject: institute that made or ordered the poll
-- frequency: report
-- plot: points
-- definition: Share of adults who trust the nuclear umbrella of the US (KINU), or who say that the US would use its
--   nuclear deterrent in a crisis on the Korean Peninsula (Chey). The period is that of the fieldwork, a month or
--   year if no more is known.
-- choice: Every institute apart: their words, methods and samples differ. Polls of elites are left out.
-- caveats: Two questions that cannot be set beside each other: compare only what one institute found at two times. A
--   poll of Asan of 2011, which asked once of use after a nuclear attack by North Korea (50.6 percent yes), is left
--   out.
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
    AND ((question_id = 'kinu-trust-umbrella' AND answer = 'trust') OR (question_id = 'chey-us-uses-deterrent' AND answer = 'yes'))
