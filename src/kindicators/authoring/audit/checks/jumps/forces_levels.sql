-- title: A figure on the forces of one side does not change from one edition to the next by more than about twice the
--   largest step known of its kind.
-- why: Forces of this size are built and cut over decades: tanks, aircraft and divisions hardly move, ships and guns
--   somewhat more. No limit is under 15 percent; people have 20, their largest step. Figures of ten or a few dozen are
--   rounded to tens, so the smallest step that counts is 15; units are counted one by one. What is counted changed
--   between the editions of the 1980s and 1999 and for brigades in 2018, and in the reform plan of 2012 the Marine
--   Corps stands beside the navy; these are not compared.
WITH limits(measure, percent, least_step) AS (
    VALUES ('active_personnel', 20, 15), ('aircraft', 15, 15), ('amphibious_ships', 15, 15),
        ('armoured_vehicles', 27, 15), ('brigades', 55, 2), ('combat_aircraft', 30, 15), ('corps', 55, 2),
        ('divisions', 30, 2), ('field_artillery', 54, 15), ('helicopters', 15, 15), ('mine_warfare_ships', 60, 15),
        ('multiple_rocket_launchers', 60, 15), ('naval_vessels', 52, 15), ('reserve_force_members', 16, 15),
        ('reserve_personnel', 50, 15), ('special_operations_personnel', 60, 15), ('submarines', 60, 15),
        ('support_aircraft', 20, 15), ('support_ships', 60, 15), ('surface_combatants', 46, 15),
        ('surface_to_surface_missile_launchers', 60, 15), ('surveillance_aircraft', 60, 15), ('tanks', 26, 15),
        ('trainer_aircraft', 38, 15), ('transport_aircraft', 50, 15)
),
said AS (
    SELECT
        *,
        coalesce(value, low) AS number,
        lag(coalesce(value, low)) OVER editions AS before,
        lag(edition) OVER editions AS edition_before,
        lag(date) OVER editions AS date_before
    FROM force_levels
    WHERE series IS NOT NULL AND basis NOT IN ('planned', 'projected') AND coalesce(value, low) IS NOT NULL
    WINDOW editions AS (PARTITION BY country, measure, branch, series, basis ORDER BY date, reported_on)
)
SELECT
    'force_levels' AS table_name,
    figure_id AS row_id,
    if(value IS NULL, 'low', 'value') AS column_name,
    plain(number) AS value,
    CASE
        WHEN percent IS NULL THEN 'there is no limit for steps of ' || replace(measure, '_', ' ')
        WHEN abs(number - before) >= least_step
            AND greatest(number, before) > least(number, before) * (1 + percent / 100)
            THEN format('is {:.2f} times the figure of {}', number / before,
                coalesce(edition_before, date_before::VARCHAR))
    END AS finding
FROM said
LEFT JOIN limits USING (measure)
WHERE before IS NOT NULL AND (date_before >= DATE '1999-01-01' OR measure = 'active_personnel')
    AND date - date_before <= 1500
    AND NOT (measure = 'brigades' AND year(date) = 2018) AND NOT (series = 'defense-reform' AND branch = 'navy')
