-- id: rok_us_exercises_held
-- title: Combined exercises of the ROK and the US held in a year
-- topic: Alliance
-- unit: exercises
-- subject: command_post (the two large exercises of spring and summer: RSOI to Freedom Shield, Ulchi Focus Lens to
--   Ulchi Freedom Shield), air (the two large air exercises), foal_eagle or team_spirit
-- frequency: year
-- plot: points
-- definition: Editions of a calendar year that were held, also in a smaller form. A year has a row only if the
--   outcome of every edition that was due is known: of both halves of the year for command_post and air, of the one
--   for foal_eagle and team_spirit.
-- choice: An edition is one row whoever reports it. One that is known from its announcement alone leaves its year
--   out.
-- caveats: So command_post has 2004 and 2006 to 2025, air 2017, 2018 and 2022 to 2025, foal_eagle 1997, 2000, 2001
--   and 2011 to 2018, team_spirit 1976 to 1996; a 0 is a year whose edition was called off or put off to a later
--   year. Subjects do not add up to all exercises: landings, small training and trilateral exercises are left out.
--   Foal Eagle ended in 2018, Team Spirit in 1993.
-- tables: military_exercises
WITH editions AS (
    SELECT
        year,
        status IN ('held', 'scaled_back') AS held,
        source_id,
        CASE
            WHEN exercise_id = 'team-spirit' THEN 'team_spirit'
            WHEN exercise_id = 'foal-eagle' THEN 'foal_eagle'
            WHEN exercise_id IN (
                'rsoi', 'key-resolve', 'dong-maeng', 'combined-command-post-training', 'freedom-shield',
                'ulchi-focus-lens', 'ulchi-freedom-guardian', 'ulchi-freedom-shield'
            ) THEN 'command_post'
            -- Max Thunder was at first held twice a year, and not all editions before 2017 are known.
            WHEN year >= 2017 AND exercise_id IN (
                'max-thunder', 'korea-flying-training', 'vigilant-ace', 'vigilant-storm', 'vigilant-defence', 'freedom-flag'
            ) THEN 'air'
        END AS subject,
        -- By series, because an edition that was called off has no dates.
        CASE
            WHEN exercise_id IN ('rsoi', 'key-resolve', 'dong-maeng', 'freedom-shield') THEN 1
            WHEN exercise_id IN ('max-thunder', 'korea-flying-training') THEN 1
            WHEN exercise_id = 'combined-command-post-training' AND edition LIKE '%-1' THEN 1
            WHEN exercise_id = 'freedom-flag' AND month(start_date) <= 6 THEN 1
            ELSE 2
        END AS half
    FROM military_exercises
    WHERE status NOT IN ('announced', 'planned')
)
SELECT
    subject,
    make_date(year, 1, 1) AS period_start,
    make_date(year + 1, 1, 1) AS period_end,
    count(*) FILTER (WHERE held) AS value,
    NULL AS low,
    NULL AS high,
    'exercises' AS unit,
    string_agg(DISTINCT source_id, '; ' ORDER BY source_id) AS source_ids
FROM editions
WHERE subject IS NOT NULL
GROUP BY subject, year
HAVING count(DISTINCT half) = 2 OR subject IN ('team_spirit', 'foal_eagle')
