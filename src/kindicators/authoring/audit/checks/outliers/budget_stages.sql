-- title: What is requested, proposed, planned and spent in a year lies near what was voted.
-- why: In all years known a request was at most 11 percent above the budget, a proposal 4 percent and a final budget
--   6 percent from it; a plan of up to four years before missed it by up to 18 percent.
WITH voted AS (
    SELECT country, measure, fiscal_year, value, vintage
    FROM defense_spending
    WHERE stage = 'enacted' AND value IS NOT NULL AND country = 'KOR' AND unit = 'KRW'
),
figures AS (
    SELECT
        s.figure_id,
        s.value,
        s.stage,
        s.value / v.value AS ratio,
        CASE s.stage WHEN 'plan' THEN 0.2 WHEN 'request' THEN 0.12 WHEN 'final' THEN 0.07 ELSE 0.05 END AS most
    FROM defense_spending AS s
    JOIN voted AS v ON v.country = s.country AND v.measure = s.measure AND v.fiscal_year = s.fiscal_year
        AND (v.vintage IS NOT DISTINCT FROM s.vintage OR s.measure = 'defense_budget')
    WHERE s.stage IN ('request', 'proposal', 'final', 'plan') AND s.measure <> 'ai_unmanned'
)
SELECT
    'defense_spending' AS table_name,
    figure_id AS row_id,
    'value' AS column_name,
    plain(value) AS value,
    CASE WHEN abs(ratio - 1) > most THEN format('is {:.2f} times what was voted', ratio) END AS finding
FROM figures
