-- title: What is estimated of the arsenal can be true of it in its year.
-- why: From the end of 2003 to 2026 estimates of warheads rise from 4 to 150, of plutonium from 20 to 80 kg, of
--   enriched uranium from 175 to 2,044 kg. The ceiling of warheads rises by the year, and that of projections and
--   goals lies at 500.
WITH bounds (measure, least, most) AS (
    VALUES
        ('warheads_assembled', 5, 100), ('warheads_possible', 4, 150), ('warheads_unspecified', 4, 200),
        ('uranium_weapons', 4, 200), ('plutonium_weapons', 4, 40), ('warheads_projected', 15, 500),
        ('warheads_goal', 50, 500), ('warheads_per_year', 1, 30), ('plutonium_kg', 15, 120), ('plutonium_made_kg',
            30, 150),
        ('heu_kg', 100, 4000), ('enrichment_sites', 1, 10), ('device_yield', 1, 500)
)
SELECT
    table_name,
    row_id,
    column_name,
    plain(number) AS value,
    CASE
        WHEN e.unit = 'count' AND number <> floor(number) THEN 'is no whole number'
        WHEN country <> 'PRK' THEN 'the estimates are of North Korea, not of ' || country
        WHEN number NOT BETWEEN least AND most OR least IS NULL
            THEN 'lies outside ' || coalesce(thousands(least) || ' to ' || thousands(most),
                'every range that is stated')
        WHEN e.measure IN ('warheads_assembled', 'warheads_possible', 'warheads_unspecified')
            AND number > 10 + 7 * (year(date) - 2003) + CASE WHEN year(date) >= 2020 THEN 20 ELSE 0 END
            THEN 'is more than any reporter thought possible by ' || year(date)
    END AS finding
FROM numbers
JOIN nuclear_arsenal_estimates AS e ON table_name = 'nuclear_arsenal_estimates' AND row_id = estimate_id
LEFT JOIN bounds ON bounds.measure = e.measure
WHERE column_name IN ('value', 'low', 'high')
