-- id: main_weapons_ratio
-- title: Weapons of North Korea per weapon of the ROK (White Papers)
-- topic: Forces
-- unit: ratio
-- subject: kind of weapon (the indicator with the numbers)
-- frequency: report
-- plot: points
-- definition: North Korea's number of a kind of weapon divided by that of the ROK, both of one White Paper.
-- choice: As for the indicators of the numbers.
-- caveats: Numbers say nothing of age and quality, and both are rounded. Submarines are left out: the 'some ten' of
--   the ROK in every edition are too coarse. See the caveats of each kind, above all of artillery. An edition
--   without one of the two, as that of 2012 for tanks, armoured vehicles and rocket launchers, has no row.
-- tables: tanks, armoured_vehicles, artillery, multiple_rocket_launchers, surface_combatants, combat_aircraft
WITH weapons AS (
    SELECT 'tanks' AS weapon, * FROM tanks
    UNION ALL SELECT 'armoured_vehicles', * FROM armoured_vehicles
    UNION ALL SELECT 'artillery', * FROM artillery
    UNION ALL SELECT 'multiple_rocket_launchers', * FROM multiple_rocket_launchers
    UNION ALL SELECT 'surface_combatants', * FROM surface_combatants
    UNION ALL SELECT 'combat_aircraft', * FROM combat_aircraft
)
SELECT
    prk.weapon AS subject,
    prk.period_start,
    prk.period_end,
    round(prk.value / kor.value, 2) AS value,
    NULL AS low,
    NULL AS high,
    'ratio' AS unit,
    array_to_string(
        list_sort(list_distinct(string_split(concat_ws('; ', prk.source_ids, kor.source_ids), '; '))), '; '
    ) AS source_ids
FROM weapons AS prk
JOIN weapons AS kor
    ON kor.weapon = prk.weapon AND kor.period_start = prk.period_start AND kor.period_end = prk.period_end
WHERE prk.subject = 'PRK' AND kor.subject = 'KOR' AND prk.value IS NOT NULL AND kor.value IS NOT NULL
