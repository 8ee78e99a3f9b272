-- title: The two scopes of the Japanese budget, with and without SACO and realignment, imply one GDP, and the wider
--   one is a little larger.
-- why: Shares have three decimals, so the two GDPs of a year differ by less than 0.2 percent; the difference of scope
--   was 0.1 to 5.1 percent.
WITH scopes AS (
    SELECT
        b.fiscal_year,
        b.figure_id,
        b.value,
        b.vintage LIKE 'incl%' AS wide,
        b.value / s.value AS gdp
    FROM defense_spending AS b
    LEFT JOIN defense_spending AS s ON s.country = 'JPN' AND s.measure = 'share_of_gdp' AND s.stage = b.stage
        AND s.fiscal_year = b.fiscal_year AND s.vintage = 'GDP as first forecast, ' || b.vintage
    WHERE b.country = 'JPN' AND b.measure = 'defense_budget' AND b.vintage LIKE '%SACO%'
),
pairs AS (
    SELECT w.figure_id, w.value, w.value / n.value AS ratio, w.gdp / n.gdp AS gdps
    FROM scopes AS w
    JOIN scopes AS n ON n.fiscal_year = w.fiscal_year AND w.wide AND NOT n.wide
)
SELECT
    'defense_spending' AS table_name,
    figure_id AS row_id,
    'value' AS column_name,
    plain(value) AS value,
    CASE WHEN ratio NOT BETWEEN 1 AND 1.06 THEN format('is {:.3f} times the budget of the narrower scope', ratio)
        WHEN abs(gdps - 1) > 0.002 THEN format('implies a GDP {:.4f} times that of the narrower scope', gdps)
    END AS finding
FROM pairs
