-- title: The agreed contribution grows as its agreement says: with the consumer prices of two years before, or with
--   the defence budget of the year before.
-- why: It ties three tables together. The seventh to ninth agreement followed prices (the eighth and ninth at most 4
--   percent), the eleventh the budget. The rates that were used had one or two decimals.
WITH prices AS (
    SELECT year(period_start) + 2 AS year, 100 * (value / lag(value) OVER (ORDER BY period_start) - 1) AS percent
    FROM consumer_price_index
    WHERE subject = 'KOR'
),
rules AS (
    SELECT p.year, least(p.percent, coalesce(a.growth_cap_percent, p.percent)) AS percent
    FROM prices AS p
    JOIN sma_agreements AS a ON p.year > a.first_year AND p.year <= a.last_year AND a.number IN (7, 8, 9)
),
years AS (
    SELECT c.figure_id, c.value, b.value * (1 + r.percent / 100) AS expected
    FROM cost_sharing AS c
    JOIN sma_contribution_krw AS b ON b.period_end = c.period_start
    JOIN rules AS r ON r.year = year(c.period_start)
    WHERE c.series = 'agreed-totals'
    UNION ALL
    SELECT c.figure_id, c.value, r.value
    FROM cost_sharing AS c
    JOIN sma_contribution_by_rule_krw AS r USING (period_start)
    WHERE c.series = 'agreed-totals'
)
SELECT
    'cost_sharing' AS table_name,
    figure_id AS row_id,
    'value' AS column_name,
    plain(value) AS value,
    CASE WHEN abs(value / expected - 1) > 0.001
        THEN format('is {:,.0f} million; the rule makes {:,.0f}', value / 1e6, expected / 1e6)
    END AS finding
FROM years
