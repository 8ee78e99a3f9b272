-- title: Every year that an agreement pays for has an agreed sum, up to the last year known.
-- why: Years were dropped from lists of contributions before. The years of the twelfth agreement after 2026 follow
--   from prices that are not known yet.
WITH years AS (
    SELECT sma_id, unnest(generate_series(first_year, last_year)) AS year FROM sma_agreements
),
known AS (
    SELECT year(period_start) AS year FROM cost_sharing WHERE series = 'agreed-totals'
)
SELECT
    'sma_agreements' AS table_name,
    sma_id AS row_id,
    '' AS column_name,
    year::VARCHAR AS value,
    CASE WHEN year NOT IN (FROM known) THEN 'has no agreed sum for ' || year END AS finding
FROM years
WHERE year <= (SELECT max(year) FROM known)
