-- id: sanctions_designations
-- title: Listings by Security Council resolutions on North Korea
-- topic: Sanctions
-- unit: listings
-- subject: what is listed (individuals, entities, vessels)
-- frequency: report
-- plot: points
-- definition: Individuals, entities and vessels that a resolution itself puts on the sanctions list. The period is
--   the day of its adoption.
-- choice: A resolution is one row whoever reports it.
-- caveats: They do not add up to the list: listings by the 1718 Committee, as after resolution 1874, those of
--   resolution 2375, the entities of 2087 and all removals are not in the table. Four of the 31 vessels of March
--   2016 were removed on 21 March 2016.
-- tables: sanctions_measures
SELECT
    subject,
    valid_from AS period_start,
    valid_from + 1 AS period_end,
    value,
    low,
    high,
    'listings' AS unit,
    source_id AS source_ids
FROM sanctions_measures
WHERE kind = 'designation' AND valid_from_precision = 'day'
