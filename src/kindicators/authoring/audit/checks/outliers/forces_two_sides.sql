-- title: In each White Paper North Korea has more of everything but people in the navy, helicopters, and
-- surveillance and trainer aircraft.
-- why: Every edition since 1988 says so; where the South is shown with more, the two columns were swapped.
WITH said AS (
    SELECT
        edition, measure, branch, country, coalesce(value, low) AS number, figure_id
    FROM force_levels
    WHERE series = 'defense-white-paper' AND coalesce(value, low) IS NOT NULL
        AND measure IN (
            'active_personnel', 'reserve_personnel', 'tanks', 'field_artillery', 'multiple_rocket_launchers',
            'surface_combatants', 'amphibious_ships', 'mine_warfare_ships', 'support_ships', 'submarines',
            'combat_aircraft', 'transport_aircraft', 'support_aircraft', 'helicopters', 'divisions', 'corps',
                'brigades',
            'surface_to_surface_missile_launchers', 'surveillance_aircraft'
        )
)
SELECT
    'force_levels' AS table_name,
    south.figure_id AS row_id,
    'value' AS column_name,
    south.number AS value,
    CASE
        WHEN south.measure IN ('helicopters', 'surveillance_aircraft')
            OR (south.measure = 'active_personnel' AND south.branch = 'navy')
            THEN CASE WHEN south.number <= north.number
                THEN format('is not more than the {} of the North', thousands(north.number)) END
        WHEN south.number >= north.number THEN format('is not less than the {} of the North', thousands(north.number))
    END AS finding
FROM said AS south
JOIN said AS north USING (edition, measure, branch)
WHERE south.country = 'KOR' AND north.country = 'PRK'
