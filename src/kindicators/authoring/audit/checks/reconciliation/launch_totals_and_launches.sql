-- title: A reporter's total is about what the launches of the period add up to.
-- why: The table has the class of each launch, so it can count as each reporter does: ballistic missiles alone, cruise
--   missiles as well, or all projectiles. Missiles may differ by a fifth or by three: salvos are counted otherwise.
--   Occasions lie between the days with a launch and the launches, a fifth or two apart. A floor may lie lower by a
--   third. The list of CSIS leaves out or joins what it does not call a missile provocation: from a half to five
--   quarters, or two apart.
WITH rules (rule, classes) AS (
    VALUES
        ('jmod_ballistic', ['crbm', 'srbm', 'mrbm', 'irbm', 'icbm', 'slbm', 'hgv', 'ballistic']),
        ('ballistic', ['crbm', 'srbm', 'mrbm', 'irbm', 'icbm', 'slbm', 'hgv', 'ballistic', 'slv']),
        ('ballistic_and_cruise',
            ['crbm', 'srbm', 'mrbm', 'irbm', 'icbm', 'slbm', 'hgv', 'ballistic', 'slv', 'lacm', 'ascm']),
        ('csis_missile_threat',
            ['crbm', 'srbm', 'mrbm', 'irbm', 'icbm', 'slbm', 'hgv', 'ballistic', 'slv', 'lacm', 'ascm', 'sam']),
        ('all_missiles',
            ['crbm', 'srbm', 'mrbm', 'irbm', 'icbm', 'slbm', 'hgv', 'ballistic', 'slv', 'lacm', 'ascm', 'sam']),
        ('all_projectiles',
            ['crbm', 'srbm', 'mrbm', 'irbm', 'icbm', 'slbm', 'hgv', 'ballistic', 'slv', 'lacm', 'ascm', 'mlrs',
                'artillery',
                'unknown']),
        ('csis_missile_events',
            ['crbm', 'srbm', 'mrbm', 'irbm', 'icbm', 'slbm', 'hgv', 'ballistic', 'slv', 'lacm', 'ascm', 'sam', 'mlrs',
                'artillery', 'unknown'])
),
counted AS (
    SELECT
        total_id, t.measure, t.counting_rule, t.value, t.low,
        coalesce(sum(coalesce(l.count, count_low)), 0)::INT AS missiles,
        count(l.launch_id) AS launches, count(DISTINCT l.date) AS firing_days
    FROM launch_totals AS t
    JOIN rules ON rule = counting_rule
    LEFT JOIN missile_launches AS l ON l.country = t.country AND l.date >= period_start AND l.date < period_end
        AND list_contains(classes, l.missile_class)
    GROUP BY ALL
)
SELECT
    'launch_totals' AS table_name,
    total_id AS row_id,
    'value' AS column_name,
    plain(coalesce(value, low)) AS value,
    CASE
        WHEN measure = 'missiles' AND missiles NOT BETWEEN least(value / 1.2, value - 3)
            AND greatest(value * 1.2, value + 3)
            OR measure = 'missiles' AND missiles NOT BETWEEN low - 1 AND low * 1.5
            THEN 'the launches of the period add up to ' || missiles
        WHEN measure = 'events' AND value NOT BETWEEN least(firing_days * 0.5, firing_days - 2)
                AND greatest(firing_days * 1.25, firing_days + 2)
            OR measure = 'occasions' AND coalesce(value, low) NOT BETWEEN least(firing_days * 0.8, firing_days - 2)
                AND greatest(launches * 1.2, launches + 2)
            THEN 'the table has ' || launches || ' launches on ' || firing_days || ' days of the period'
    END AS finding
FROM counted
