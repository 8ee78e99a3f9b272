-- title: The share of the ROK defence budget in GDP is the budget over the GDP of the same base.
-- why: Shares are printed with two decimals, and GDP was revised later by up to 3 percent. Base 2010, which the
--   tables do not hold, lies 2 to 7 percent below base 2015.
WITH gdp AS (
    SELECT year(period_start) AS year, subject, value FROM rok_gdp_krw
),
shares AS (
    SELECT
        s.figure_id,
        s.value,
        100 * b.value / g.value AS computed,
        CASE s.vintage WHEN 'GDP base 2010' THEN 0.09 ELSE 0.035 END AS tolerance
    FROM defense_spending AS s
    JOIN defense_spending AS b ON b.country = 'KOR' AND b.measure = 'defense_budget' AND b.fiscal_year = s.fiscal_year
        AND b.stage = s.stage
    JOIN gdp AS g ON g.year = s.fiscal_year
        AND g.subject = CASE WHEN s.vintage LIKE '%2020%' THEN 'gdp_base_2020' ELSE 'gdp_base_2015' END
    WHERE s.country = 'KOR' AND s.measure = 'share_of_gdp' AND s.stage IN ('enacted', 'final') AND s.value IS NOT NULL
)
SELECT
    'defense_spending' AS table_name,
    figure_id AS row_id,
    'value' AS column_name,
    plain(value) AS value,
    CASE WHEN abs(value / computed - 1) > tolerance THEN format('is stated; budget and GDP make {:.2f}', computed)
    END AS finding
FROM shares
