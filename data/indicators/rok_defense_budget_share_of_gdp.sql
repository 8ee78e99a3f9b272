-- id: rok_defense_budget_share_of_gdp
-- title: ROK defence budget as a share of GDP
-- topic: Budgets
-- unit: percent
-- subject: basis of the GDP (gdp_before_1983, gdp_base_2015, gdp_base_2020)
-- frequency: year
-- plot: line
-- definition: The original defence budget of a calendar year in percent of the gross domestic product of that year.
-- choice: As the Ministry of National Defense states it, by the GDP that it used: base 2015 for 1983 to 2024, base
--   2020 for 2025. Its shares of 1975 to 1982 rest on a GDP that was not established.
-- caveats: The three do not join: GDP on base 2020 is about 7 percent larger, which lowers the share by as much.
--   2023 and 2024 are printed as provisional, and 2025 was stated in June 2025, when the GDP of the year was a
--   forecast. Shares of the final budget are in defense_spending.
-- tables: defense_spending
SELECT
    CASE vintage
        WHEN 'GDP base 2015' THEN 'gdp_base_2015'
        WHEN 'GDP base 2020 (implied)' THEN 'gdp_base_2020'
        WHEN 'MND series, base before 1983 not established' THEN 'gdp_before_1983'
    END AS subject,
    period_start,
    period_end,
    value,
    low,
    high,
    'percent' AS unit,
    source_id AS source_ids
FROM defense_spending
WHERE country = 'KOR' AND measure = 'share_of_gdp' AND stage = 'enacted'
