-- title: An amount at the prices of 2020 is that of its year in 2020, more before and less after, by a ratio that
--   falls.
-- why: Consumer prices rose in every year known. An index that is a year off, or on another base, shows in the
--   amounts.
WITH amounts AS (
    SELECT 'contribution' AS series, period_start, c.value / n.value AS ratio
    FROM sma_contribution_krw AS n
    JOIN sma_contribution_constant_krw AS c USING (period_start)
    UNION ALL
    SELECT 'budget', period_start, c.value / n.value
    FROM rok_defense_budget_krw AS n
    JOIN rok_defense_budget_constant_krw AS c USING (period_start)
),
steps AS (
    SELECT
        e.figure_id,
        a.series,
        year(a.period_start) AS year,
        a.ratio,
        lag(a.ratio) OVER (PARTITION BY a.series ORDER BY a.period_start) AS before
    FROM amounts AS a
    JOIN consumer_price_index AS p ON p.subject = 'KOR' AND p.period_start = a.period_start
    JOIN economic_context AS e ON e.country = 'KOR' AND e.measure = 'consumer_price_index'
        AND e.period_start = p.period_start AND e.source_id = p.source_ids
)
SELECT
    'economic_context' AS table_name,
    figure_id AS row_id,
    'value' AS column_name,
    round(ratio, 3)::VARCHAR AS value,
    CASE
        WHEN year < 2020 AND ratio <= 1 OR year = 2020 AND abs(ratio - 1) > 0.001 OR year > 2020 AND ratio >= 1
            THEN format('is the ratio of the {} of {} to the prices of 2020', series, year)
        WHEN ratio >= before
            THEN format('makes the {} of {} no less than {:.3f}, the ratio before', series, year, before)
    END AS finding
FROM steps
