-- title: The name under which a launch was reported is one of its system.
-- why: The name is the reporters', the system was assigned for this package: a name that the register does not know
--   of the system is a wrong assignment, or an alias is missing. Mere descriptions (long-range cruise missile) are
--   no names.
WITH names AS (
    SELECT system_id, unnest([name, split_part(name, ' ', 1), designation, system_id, regexp_extract(name,
        '\d+ mm')]) AS name
    FROM missile_systems
    UNION
    SELECT row_id, alias FROM aliases WHERE table_name = 'missile_systems'
),
plain AS (
    SELECT system_id, regexp_replace(lower(name), '[^a-z0-9]', '', 'g') AS name FROM names
)
SELECT
    'missile_launches' AS table_name,
    launch_id AS row_id,
    'system_id' AS column_name,
    l.system_id AS value,
    CASE WHEN NOT bool_or(length(name) > 2 AND contains(regexp_replace(lower(system_name), '[^a-z0-9]', '', 'g'), name))
        THEN 'is not known as ' || any_value(system_name) END AS finding
FROM missile_launches AS l
JOIN plain USING (system_id)
WHERE regexp_matches(system_name, '[A-Z][A-Za-z]*-[0-9A-Z]|Scud|Nodong|Musudan|FROG|Styx|[0-9] mm')
GROUP BY launch_id, l.system_id
