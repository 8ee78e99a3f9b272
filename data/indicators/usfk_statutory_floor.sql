-- id: usfk_statutory_floor
-- title: Floor that US law sets under the strength of US Forces Korea
-- topic: Troops
-- unit: persons
-- subject: usfk
-- frequency: change
-- plot: step
-- definition: The strength below which the annual defence act forbids to spend money on a reduction, unless conditions
--   are certified, from the day on which the act became law until the next act took its place.
-- choice: An act is an event and has one row whoever reports it.
-- caveats: The acts for the fiscal years 2022 to 2025 hold only a sense of Congress that 28,500 should stay, which
--   binds nobody: no row.
-- tables: troop_deployments
SELECT
    'usfk' AS subject,
    period_start,
    -- The period of an act that was replaced ends with the next act; an earlier end is not known in advance.
    CASE WHEN period_end <= (SELECT max(reported_on) FROM troop_deployments) THEN period_end END AS period_end,
    value,
    low,
    high,
    'persons' AS unit,
    source_id AS source_ids
FROM troop_deployments
WHERE measure = 'statutory_floor' AND sending_country = 'USA' AND host = 'KOR'
