-- title: No edition of the ROK White Paper is left out between the first and the last that gives a figure of a
--   missile.
-- why: The ministry repeats its table in every edition, so a figure that is missing in between was lost. Editions
--   are those from which the table takes figures of the measure.
WITH figures AS (
    SELECT estimate_id, system_id, measure, year(date) AS edition
    FROM missile_estimates
    WHERE reporter = 'rok-mnd' AND date_precision = 'year' AND measure IN ('range_km', 'payload_kg')
),
editions AS (
    SELECT measure, edition FROM figures GROUP BY ALL
),
spans AS (
    SELECT system_id, measure, min(edition) AS first, max(edition) AS last FROM figures GROUP BY ALL
)
SELECT
    'missile_estimates' AS table_name,
    s.system_id || '-' || split_part(s.measure, '_', 1) || '-rok-mnd-' || e.edition AS row_id,
    'date' AS column_name,
    e.edition::VARCHAR AS value,
    CASE WHEN f.estimate_id IS NULL THEN 'is missing between the editions of ' || s.first || ' and '
        || s.last END AS finding
FROM spans AS s
JOIN editions AS e ON e.measure = s.measure AND e.edition BETWEEN s.first AND s.last
LEFT JOIN figures AS f ON f.system_id = s.system_id AND f.measure = s.measure AND f.edition = e.edition
