-- title: A figure on a submarine can be true of a boat of its programme.
-- why: The smallest class has 1,200 tonnes and 56 metres, the largest boat that is planned or claimed 8,700 tonnes;
--   crews run from 30 to 50; no boat has more than 10 launch tubes; the 20 to 27 boats of a force are the most. A
--   boat costs about a trillion won, a programme up to 30. The North's and the South's programmes have their own
--   prefixes.
WITH bounds (measure, least, most) AS (
    VALUES
        ('displacement', 1000, 10000), ('length', 50, 130), ('crew', 20, 130), ('vertical_tubes', 1, 12),
        ('enrichment', 3, 95), ('boats_planned', 1, 12), ('boats_built', 1, 12), ('boats_operated', 1, 80),
        ('force_planned', 10, 40), ('agencies', 3, 20), ('cost', 500000000000, 40000000000000)
),
classes (programme, least, most) AS (
    -- Displacement in tonnes, surfaced or submerged.
    VALUES
        ('kss-1', 1100, 1450), ('kss-2', 1300, 2000), ('kss-3', 3000, 4200), ('ssn-362', 3000, 6000),
            ('ssn-studies', 3000, 9000),
        ('ssn-2025', 4500, 9000), ('prk-ballistic', 1500, 3500), ('prk-ssn', 5000, 9000)
)
SELECT
    table_name,
    row_id,
    column_name,
    plain(number) AS value,
    CASE
        WHEN f.unit = 'count' AND number <> floor(number) THEN 'is no whole number'
        WHEN (country = 'PRK') <> starts_with(f.programme, 'prk-') THEN 'a programme of the other Korea'
        WHEN number NOT BETWEEN b.least AND b.most OR b.least IS NULL
            THEN f.measure || ' lies outside ' || coalesce(b.least || ' to ' || b.most, 'every range that is stated')
        WHEN f.measure = 'displacement' AND number NOT BETWEEN c.least AND c.most
            THEN 'boats of ' || f.programme || ' have ' || c.least || ' to ' || c.most || ' tonnes'
        WHEN date < DATE '1987-01-01' OR date < DATE '2014-01-01'
            AND f.programme IN ('ssn-2025', 'prk-ballistic', 'prk-ssn')
            THEN 'the programme was not known on ' || date
    END AS finding
FROM numbers
JOIN submarine_figures AS f ON table_name = 'submarine_figures' AND row_id = figure_id
LEFT JOIN bounds AS b ON b.measure = f.measure
LEFT JOIN classes AS c ON c.programme = f.programme
WHERE column_name IN ('value', 'low', 'high')
