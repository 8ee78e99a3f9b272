-- title: The deals of a year do not exceed the contracts that the government counts, nor do its customers or first
--   figures.
-- why: Deals are those found, so they are fewer. A tenth is left for exchange rates, and for deals that are counted
--   in the year in which they took effect.
WITH deals AS (
    SELECT
        year(d.date) AS year,
        sum(
            d.amount * CASE d.currency WHEN 'USD' THEN 1 WHEN 'KRW' THEN 1 / r.value WHEN 'EUR' THEN 1450 / r.value END
        ) AS sum
    FROM arms_export_deals AS d
    JOIN krw_per_usd AS r ON year(r.period_start) = year(d.date)
    WHERE d.stage IN ('contract', 'option') AND d.counting = 'own'
    GROUP BY ALL
),
customers AS (
    SELECT year(period_start) AS year, sum(value) AS sum
    FROM arms_exports
    WHERE measure = 'contracts_with_customer'
    GROUP BY ALL
),
totals AS (
    SELECT figure_id, year(period_start) AS year, value
    FROM arms_exports
    WHERE measure = 'contracts_total' AND status = 'reported' AND value IS NOT NULL
)
SELECT
    'arms_exports' AS table_name,
    figure_id AS row_id,
    'value' AS column_name,
    plain(value) AS value,
    CASE WHEN sum > 1.1 * value THEN format('is less than the {:,.0f} million of the deals or customers', sum / 1e6)
    END AS finding
FROM totals
JOIN (FROM deals UNION ALL FROM customers) USING (year)
UNION ALL
SELECT
    'arms_exports',
    e.figure_id,
    'value',
    plain(e.value),
    CASE WHEN e.value / i.value NOT BETWEEN 0.9 AND 1.1 THEN format('is {:.2f} times the figure of the government',
        e.value / i.value) END
FROM arms_exports AS e
JOIN arms_exports_contracts_usd AS i USING (period_start, period_end)
WHERE e.measure = 'contracts_total' AND e.value IS NOT NULL
