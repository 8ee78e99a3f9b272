-- id: rok_gdp_krw
-- title: ROK gross domestic product
-- topic: Prices and rates
-- unit: KRW
-- subject: base year of the national accounts (gdp_base_2015, gdp_base_2020)
-- frequency: year
-- plot: line
-- definition: Nominal gross domestic product of a calendar year, in won of the time.
-- choice: Base 2015: World Bank, copy of August 2024. Base 2020: Bank of Korea, for each year the figure published
--   last.
-- caveats: The two do not join: base 2020 is 6 percent larger in 2020 and 7 percent in 2023. Base 2020 is known only
--   for 1953, 2020 and 2023 to 2025, and 2024 and 2025 are preliminary.
-- tables: economic_context
SELECT
    CASE reporter WHEN 'world-bank' THEN 'gdp_base_2015' ELSE 'gdp_base_2020' END AS subject,
    period_start,
    period_end,
    value,
    low,
    high,
    'KRW' AS unit,
    source_id AS source_ids
FROM economic_context
WHERE country = 'KOR' AND measure = 'gdp_nominal' AND unit = 'KRW'
    AND ((reporter = 'world-bank' AND vintage LIKE 'GDP base 2015%')
        OR (reporter = 'rok-bok' AND vintage LIKE 'GDP base 2020%'))
QUALIFY row_number() OVER (PARTITION BY reporter, period_start ORDER BY reported_on DESC) = 1
