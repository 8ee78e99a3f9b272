-- title: Oil in barrels and in tonnes is one amount.
-- why: A tonne of crude oil holds 7 to 8 barrels, one of oil products 7 to 9; the committee counts 8.33. A slip in
--   either unit, or a figure of another time, shows in the other.
WITH amounts AS (
    SELECT
        'sanctions_figures' AS table_name, b.figure_id AS row_id, b.value AS barrels, t.value AS tonnes
    FROM sanctions_figures AS b
    JOIN sanctions_figures AS t ON t.subject = b.subject AND t.measure = b.measure
        AND t.counterpart IS NOT DISTINCT FROM b.counterpart
        AND t.period_start = b.period_start AND t.period_end = b.period_end
    WHERE b.unit = 'barrels' AND t.unit = 'tonnes'
    UNION ALL
    SELECT
        'sanctions_figures', figure_id, value,
        try_cast(replace(regexp_extract(note, 'Given as ([0-9.,]+) tonnes', 1), ',', '') AS DOUBLE)
    FROM sanctions_figures
    WHERE unit = 'barrels' AND regexp_matches(note, 'Given as [0-9.,]+ tonnes')
    UNION ALL
    SELECT 'sanctions_measures', b.measure_id, b.high, t.high
    FROM sanctions_measures AS b
    JOIN sanctions_measures AS t ON t.resolution_id = b.resolution_id AND t.subject = b.subject
    WHERE b.unit = 'barrels_per_year' AND t.unit = 'tonnes_per_year'
)
SELECT
    table_name,
    row_id,
    '' AS column_name,
    plain(barrels) || ' ' || plain(tonnes) AS value,
    CASE WHEN barrels / tonnes NOT BETWEEN 7 AND 9
        THEN 'makes ' || round(barrels / tonnes, 2) || ' barrels a tonne' END AS finding
FROM amounts
