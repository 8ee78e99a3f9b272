-- title: Estimates of Korean military spending in dollars lie near the budget of the South, and near each other on
--   the North.
-- why: The Correlates of War figures of the South are 0.94 to 1.21 times the ministry's budget at the mean rate. A
--   year of the other Korea, or a unit of thousands, is not.
WITH south AS (
    SELECT d.figure_id, d.value, d.value / b.value AS ratio
    FROM defense_spending AS d
    JOIN rok_defense_budget_usd AS b ON year(b.period_start) = d.fiscal_year
    WHERE d.country = 'KOR' AND d.measure = 'military_expenditure'
),
north AS (
    SELECT
        a.figure_id,
        coalesce(a.value, a.low) AS value,
        coalesce(a.value, a.low) / median(coalesce(b.value, b.low)) AS ratio
    FROM defense_spending AS a
    JOIN defense_spending AS b ON b.country = 'PRK' AND b.measure = 'military_expenditure'
        AND b.figure_id <> a.figure_id AND abs(b.fiscal_year - a.fiscal_year) <= 3
    WHERE a.country = 'PRK' AND a.measure = 'military_expenditure'
    GROUP BY a.figure_id, a.value, a.low
)
SELECT
    'defense_spending' AS table_name,
    figure_id AS row_id,
    'value' AS column_name,
    plain(value) AS value,
    CASE WHEN ratio NOT BETWEEN 0.9 AND 1.25 THEN format('is {:.2f} times the budget in dollars', ratio) END AS finding
FROM south
UNION ALL
SELECT
    'defense_spending',
    figure_id,
    'value',
    plain(value),
    CASE WHEN ratio NOT BETWEEN 1.0 / 3 AND 3 THEN format('is {:.2f} times the median of the years around', ratio) END
FROM north
