-- title: Labour, logistics and construction add up to the contribution, and direct and indirect support to all
--   support.
-- why: The White Papers print the parts in units of 100 million won or 10 million dollars, so the sum may be off by
--   that for each part.
WITH contributions AS (
    SELECT
        period_start,
        min(figure_id) AS figure_id,
        count(*) AS n,
        sum(value) AS parts
    FROM cost_sharing
    WHERE measure = 'contribution' AND basis = 'budgeted' AND unit = 'KRW'
        AND component IN ('labour', 'logistics', 'construction') AND period_start >= DATE '2005-01-01'
    GROUP BY ALL
),
supports AS (
    SELECT
        period_start,
        unit,
        any_value(figure_id) FILTER (measure = 'support') AS figure_id,
        sum(value) FILTER (measure IN ('direct_support', 'indirect_support')) AS parts,
        any_value(value) FILTER (measure = 'support') AS whole
    FROM cost_sharing
    WHERE measure IN ('support', 'direct_support', 'indirect_support') AND period_end = period_start + INTERVAL 1 YEAR
    GROUP BY ALL
    HAVING count(DISTINCT measure) = 3
),
sums AS (
    SELECT c.figure_id, c.parts, t.value AS whole, 3e8 AS rounding, c.n = 3 AS complete
    FROM contributions AS c
    JOIN sma_contribution_krw AS t USING (period_start)
    UNION ALL
    SELECT figure_id, parts, whole, CASE unit WHEN 'KRW' THEN 2e8 ELSE 1e6 END, true FROM supports
)
SELECT
    'cost_sharing' AS table_name,
    figure_id AS row_id,
    'value' AS column_name,
    parts::VARCHAR AS value,
    CASE WHEN NOT complete THEN 'is not beside the other two parts of its year'
        WHEN abs(parts - whole) > rounding
        THEN format('the parts add up to {:,.0f} million, not {:,.0f}', parts / 1e6, whole / 1e6)
    END AS finding
FROM sums
