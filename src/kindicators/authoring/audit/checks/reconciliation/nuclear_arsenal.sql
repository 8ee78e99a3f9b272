-- title: The parts of a reporter's estimate of the arsenal fit each other.
-- why: No more warheads can be assembled than the material suffices for, weapons of uranium and of plutonium make up
--   the sum (the lower ends of a range need not add up), and more is expected for later than was thought to be
--   there.
WITH figures AS (
    SELECT estimate_id, reporter, date, measure, target_date, coalesce(low, value, high) AS least,
        coalesce(high, value, low) AS most
    FROM nuclear_arsenal_estimates
)
SELECT
    'nuclear_arsenal_estimates' AS table_name,
    a.estimate_id AS row_id,
    a.measure AS column_name,
    a.least || ' to ' || a.most AS value,
    CASE
        WHEN a.measure = 'warheads_assembled' AND a.most > b.most THEN b.most || ' are possible by ' || b.estimate_id
        WHEN a.measure = 'uranium_weapons' AND a.most + b.most <> c.most
            THEN 'with ' || b.most || ' of plutonium it does not make ' || c.most
        WHEN a.measure = 'warheads_projected' AND a.most < b.least THEN b.least || ' are there by ' || b.estimate_id
        WHEN a.measure IN ('warheads_projected', 'warheads_goal') AND a.target_date NOT BETWEEN a.date
            AND a.date + 366 * 20
            THEN 'is expected for ' || a.target_date
        WHEN a.measure = 'plutonium_kg' AND a.most > b.most THEN b.most || ' kg were made by ' || b.estimate_id
    END AS finding
FROM figures AS a
LEFT JOIN figures AS b ON a.reporter = b.reporter AND a.date = b.date AND (
    a.measure IN ('warheads_assembled') AND b.measure = 'warheads_possible'
    OR a.measure = 'uranium_weapons' AND b.measure = 'plutonium_weapons'
    OR a.measure = 'warheads_projected'
        AND b.measure IN ('warheads_assembled', 'warheads_possible', 'warheads_unspecified')
    OR a.measure = 'plutonium_kg' AND b.measure = 'plutonium_made_kg')
LEFT JOIN figures AS c ON c.reporter = a.reporter AND c.date = a.date AND c.measure = 'warheads_unspecified'
WHERE a.measure IN ('warheads_assembled', 'uranium_weapons', 'warheads_projected', 'warheads_goal', 'plutonium_kg')
