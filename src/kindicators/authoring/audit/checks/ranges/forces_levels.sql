-- title: Figures on the forces of the two Koreas lie where figures of their measure can lie.
-- why: Ranges by country and measure hold what reporters gave since 1988, with about a quarter more on either side,
-- so that a figure that was doubled, multiplied by a thousand or given to the other Korea falls outside most of
-- them. In 1950 both forces were small.
WITH allowed(measure, branch, kor_lowest, kor_highest, prk_lowest, prk_highest) AS (
    VALUES
        ('active_personnel', 'total', 330000, 750000, 800000, 1400000),
        ('active_personnel', 'army', 300000, 600000, 850000, 1200000),
        ('active_personnel', 'navy', 40000, 75000, 45000, 70000),
        ('active_personnel', 'air_force', 60000, 70000, 80000, 125000),
        ('active_personnel', 'marine_corps', 24000, 32000, NULL, NULL),
        ('active_personnel', 'strategic_force', NULL, NULL, 8000, 13000),
        ('enlisted_personnel', 'army', 190000, 330000, NULL, NULL),
        ('reserve_personnel', 'total', 3000000, 4000000, 500000, 8000000),
        ('reserve_personnel', 'reserve_military_training_units', NULL, NULL, 500000, 1800000),
        ('reserve_personnel', 'worker_peasant_red_guards', NULL, NULL, 3500000, 6000000),
        ('reserve_personnel', 'red_youth_guard', NULL, NULL, 800000, 1200000),
        ('reserve_personnel', 'paramilitary', NULL, NULL, 300000, 450000),
        ('reserve_force_members', 'total', 2500000, 3100000, NULL, NULL),
        ('full_time_reservists', 'total', 30000, 45000, NULL, NULL),
        ('special_operations_personnel', 'total', NULL, NULL, 80000, 220000),
        ('personnel_shortfall', 'total', 40000, 60000, NULL, NULL),
        ('military_and_outsourced_personnel', 'total', 400000, 600000, NULL, NULL),
        ('corps', 'army', 5, 15, 14, 22),
        ('divisions', 'army', 30, 55, 50, 95),
        ('divisions_and_above', 'army', 35, 65, NULL, NULL),
        ('brigades', 'army', 12, 40, 55, 140),
        ('tanks', 'army', 1400, 2600, 3300, 4500),
        ('armoured_vehicles', 'army', 1500, 3300, 1900, 2800),
        ('field_artillery', 'army', 3800, 6200, 7500, 13000),
        ('multiple_rocket_launchers', 'army', 180, 350, 4200, 5800),
        ('surface_to_surface_missile_launchers', 'army', 15, 70, 45, 120),
        ('naval_vessels', 'navy', 170, 260, 600, 850),
        ('surface_combatants', 'navy', 80, 180, 400, 450),
        ('amphibious_ships', 'navy', 8, 13, 230, 280),
        ('mine_warfare_ships', 'navy', 8, 13, 18, 35),
        ('support_ships', 'navy', 15, 140, 25, 500),
        ('submarines', 'navy', 9, 22, 18, 105),
        ('aircraft', 'air_force', 1200, 1400, 1500, 1700),
        ('aircraft', 'navy', 60, 80, NULL, NULL),
        ('combat_aircraft', 'air_force', 380, 700, 500, 900),
        ('surveillance_aircraft', 'air_force', 35, 85, 25, 35),
        ('transport_aircraft', 'air_force', 35, 60, 300, 370),
        ('trainer_aircraft', 'air_force', 150, 200, 160, 200),
        ('support_aircraft', 'air_force', 180, 700, 480, 880),
        ('helicopters', 'total', 620, 750, 270, 350),
        ('helicopters', 'army', 550, 650, NULL, NULL),
        ('1950: active_personnel', 'total', 80000, 120000, 170000, 220000),
        ('1950: active_personnel', 'army', 80000, 110000, 170000, 210000),
        ('1950: active_personnel', 'navy', 6000, 9000, 4000, 6000),
        ('1950: active_personnel', 'air_force', 1500, 2500, 1500, 2500),
        ('1950: divisions', 'army', 8, 8, 10, 10),
        ('1950: armoured_vehicles', 'army', 25, 30, 50, 60),
        ('1950: howitzers', 'army', 80, 100, 500, 600),
        ('1950: tanks', 'army', 0, 0, 220, 260),
        ('1950: aircraft', 'air_force', 15, 30, 180, 250)
),
said AS (
    UNPIVOT (
        SELECT
            figure_id, country, branch, if(year(date) = 1950, '1950: ', '') || measure AS measure,
            value, low, high
        FROM force_levels
    ) ON value, low, high INTO NAME column_name VALUE number
)
SELECT
    'force_levels' AS table_name,
    figure_id AS row_id,
    column_name,
    plain(number) AS value,
    CASE
        WHEN if(country = 'PRK', prk_lowest, kor_lowest) IS NULL THEN 'no range is stated for this measure and country'
        WHEN number NOT BETWEEN if(country = 'PRK', prk_lowest, kor_lowest)
            AND if(country = 'PRK', prk_highest, kor_highest)
            THEN format(
                'is not from {:,} to {:,}',
                if(country = 'PRK', prk_lowest, kor_lowest), if(country = 'PRK', prk_highest, kor_highest)
            )
    END AS finding
FROM said LEFT JOIN allowed USING (measure, branch)
