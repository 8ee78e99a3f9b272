-- title: A boat has one class, one Korean name and one state, and no class has more boats than were built or
--   planned.
-- why: The rows of a boat are entered from different sources; nine boats of each ROK class were built or planned.
WITH classes AS (
    SELECT programme, count(DISTINCT boat) AS boats FROM submarine_program WHERE boat IS NOT NULL GROUP BY programme
),
planned AS (
    SELECT programme, max(coalesce(value, high, low)) AS boats
    FROM submarine_figures
    WHERE measure IN ('boats_built', 'boats_planned')
    GROUP BY programme
)
SELECT
    'submarine_program' AS table_name,
    e.event_id AS row_id,
    'boat' AS column_name,
    e.boat AS value,
    CASE
        WHEN bool_or(o.boat_class <> e.boat_class OR o.country <> e.country) THEN 'stands elsewhere as of '
            || any_value(o.boat_class)
        WHEN bool_or(o.boat_ko <> e.boat_ko) THEN 'stands elsewhere as ' || any_value(o.boat_ko)
        WHEN any_value(c.boats) > any_value(p.boats) THEN 'is one of ' || any_value(c.boats)
            || ' boats, where there are '
            || any_value(p.boats)::INT
        WHEN e.programme LIKE 'kss-%' AND e.boat_class NOT LIKE CASE e.programme WHEN 'kss-1'
            THEN 'KSS-I' WHEN 'kss-2' THEN 'KSS-II'
            ELSE 'KSS-III%' END THEN 'is of class ' || e.boat_class || ' in the programme ' || e.programme
        WHEN bool_or(t.boat_ko = e.boat_ko AND t.boat <> e.boat) THEN 'shares its Korean name with '
            || any_value(t.boat) FILTER (t.boat <> e.boat)
    END AS finding
FROM submarine_program AS e
LEFT JOIN submarine_program AS o ON o.boat = e.boat AND o.event_id <> e.event_id
LEFT JOIN submarine_program AS t ON t.boat_ko = e.boat_ko
LEFT JOIN classes AS c ON c.programme = e.programme
LEFT JOIN planned AS p ON p.programme = e.programme
WHERE e.boat IS NOT NULL
GROUP BY e.event_id, e.boat, e.boat_class, e.boat_ko, e.country, e.programme
