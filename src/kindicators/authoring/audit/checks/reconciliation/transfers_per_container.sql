-- title: The rounds that containers would hold are 350 to 550 shells of 152 mm, or 60 to 120 rockets, for each
--   container.
-- why: The ROK reckons with one load for all its figures, so the number of rounds and of containers check each other.
WITH capacities AS (
    SELECT
        transfer_id,
        coalesce(value, low, high) AS rounds,
        replace(regexp_extract(note, '([0-9,]+) containers', 1), ',', '')::BIGINT AS containers,
        CASE item WHEN 'rockets_122mm' THEN 60 ELSE 350 END AS least,
        CASE item WHEN 'rockets_122mm' THEN 120 ELSE 550 END AS most
    FROM arms_transfers
    WHERE basis = 'capacity' AND item IN ('rockets_122mm', 'shells_152mm')
        AND regexp_matches(note, '[0-9] containers')
)
SELECT
    'arms_transfers' AS table_name,
    transfer_id AS row_id,
    'value' AS column_name,
    rounds::VARCHAR AS value,
    CASE WHEN rounds / containers NOT BETWEEN least AND most
        THEN format('is {:.0f} rounds for each of {:,} containers', (rounds / containers), containers) END AS finding
FROM capacities
