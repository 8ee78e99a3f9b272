-- title: The yearly series of budgets that the indicators are made from are whole.
-- why: A dropped row would go unseen, as a line is drawn over it. The North Korean shares are not among them: of some
--   years no report was found.
WITH series(country, measure, stage, vintage, first, last) AS (
    VALUES ('KOR', 'defense_budget', 'enacted', NULL, 1975, 2026),
        ('KOR', 'defense_budget', 'final', NULL, 1980, 2022),
        ('KOR', 'defense_budget', 'proposal', NULL, 2017, 2026),
        ('KOR', 'defense_budget_growth', 'enacted', 'original budget over original budget', 1975, 2024),
        ('KOR', 'defense_budget_growth', 'final', 'final budget over final budget', 1981, 2016),
        ('KOR', 'force_improvement', 'final', 'classification before 2006', 1979, 2005),
        ('KOR', 'force_operation', 'final', 'classification before 2006', 1979, 2005),
        ('KOR', 'force_improvement', 'enacted', 'classification since 2006', 2009, 2024),
        ('KOR', 'force_operation', 'enacted', 'classification since 2006', 2009, 2023),
        ('KOR', 'share_of_gdp', 'enacted', 'GDP base 2015', 1983, 2024),
        ('KOR', 'share_of_gdp', 'enacted', 'MND series, base before 1983 not established', 1975, 1982),
        ('KOR', 'share_of_gdp', 'final', 'GDP base 2010', 1980, 2016),
        ('KOR', 'share_of_gdp', 'final', 'GDP base 2015', 1991, 2022),
        ('KOR', 'share_of_government_budget', 'enacted', 'final budget basis', 1975, 1990),
        ('KOR', 'share_of_government_budget', 'enacted', 'original budget basis', 1991, 2024),
        ('KOR', 'share_of_government_budget', 'final', 'final budget basis', 1980, 2022),
        ('KOR', 'military_expenditure', 'estimate', 'NMC 7.0', 1949, 2022),
        ('PRK', 'military_expenditure', 'estimate', 'NMC 7.0', 1960, 2001),
        ('JPN', 'defense_budget', 'enacted', NULL, 1980, 1996),
        ('JPN', 'defense_budget', 'enacted', 'excluding SACO and realignment', 1997, 2024),
        ('JPN', 'defense_budget', 'enacted', 'including SACO and realignment', 1997, 2025),
        ('JPN', 'share_of_gdp', 'enacted', 'GNP as first forecast', 1980, 1994),
        ('JPN', 'share_of_gdp', 'enacted', 'GDP as first forecast, excluding SACO and realignment', 1997, 2020),
        ('JPN', 'share_of_gdp', 'enacted', 'GDP as first forecast, including SACO and realignment', 1997, 2020)
),
known AS (
    SELECT s.*, list(d.fiscal_year) AS years, arg_min(d.figure_id, d.fiscal_year) AS figure_id
    FROM series AS s
    JOIN defense_spending AS d ON d.country = s.country AND d.measure = s.measure AND d.stage = s.stage
        AND d.vintage IS NOT DISTINCT FROM s.vintage
    GROUP BY ALL
),
expected AS (
    SELECT *, unnest(generate_series(first, last)) AS year FROM known
)
SELECT
    'defense_spending' AS table_name,
    figure_id AS row_id,
    'fiscal_year' AS column_name,
    year::VARCHAR AS value,
    CASE WHEN year NOT IN years THEN 'begins a series that has no row for ' || year END AS finding
FROM expected
