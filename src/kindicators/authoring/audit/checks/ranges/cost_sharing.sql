-- title: What is paid, asked or offered for US forces lies where such sums can lie.
-- why: From the least to the most known with a margin, by measure, part and unit: thousands or millions taken for
--   units, and won taken for dollars, fall out.
WITH ranges(measure, part, unit, low, high) AS (
    VALUES ('contribution', 'total', 'KRW', 1e11, 3e12),
        ('contribution', 'total', 'USD', 4e7, 1.6e9),
        ('contribution', 'part', 'KRW', 4e10, 8e11),
        ('contribution', 'part', 'USD', 1.5e7, 4e8),
        ('projected_contribution', 'total', 'KRW', 1.2e12, 3e12),
        ('growth', 'total', 'percent', -10, 30),
        ('offer_growth', 'total', 'percent', 0, 50),
        ('demand', 'total', 'USD', 3e8, 6e9),
        ('demand', 'total', 'KRW', 8e11, 6e12),
        ('claimed_demand', 'total', 'USD', 3e9, 2e10),
        ('offer', 'total', 'KRW', 5e11, 2e12),
        ('support', 'total', 'KRW', 1e12, 6e12),
        ('support', 'total', 'USD', 5e8, 5e9),
        ('direct_support', 'total', 'KRW', 1e12, 4e12),
        ('direct_support', 'total', 'USD', 3e8, 1.5e10),
        ('indirect_support', 'total', 'KRW', 3e11, 2e12),
        ('indirect_support', 'total', 'USD', 2e8, 2e9),
        ('one_off_support', 'total', 'KRW', 1e12, 4e12),
        ('unspent_cash', 'total', 'KRW', 1e11, 2e12),
        ('unspent_cash', 'total', 'USD', 1e8, 1e9),
        ('unpaid', 'total', 'KRW', 2e11, 4e12),
        ('us_obligations', 'total', 'USD', 5e9, 3e10),
        ('project_cost', 'part', 'USD', 8e9, 1.5e10),
        ('furlough', 'part', 'persons', 3000, 9500),
        ('furlough_notice', 'part', 'persons', 8000, 9500)
),
figures AS (
    SELECT
        c.figure_id,
        n.column_name,
        n.number,
        CASE WHEN c.measure LIKE '%share%' THEN 10 ELSE r.low END AS low,
        CASE WHEN c.measure LIKE '%share%' THEN 100 ELSE r.high END AS high
    FROM cost_sharing AS c
    JOIN numbers AS n ON n.table_name = 'cost_sharing' AND n.row_id = c.figure_id
        AND n.column_name IN ('value', 'low', 'high')
    LEFT JOIN ranges AS r ON r.measure = c.measure AND r.unit = c.unit
        AND r.part = CASE c.component WHEN 'total' THEN 'total' ELSE 'part' END
)
SELECT
    'cost_sharing' AS table_name,
    figure_id AS row_id,
    column_name,
    plain(number) AS value,
    CASE WHEN low IS NULL THEN 'has no range for its measure and unit'
        WHEN number NOT BETWEEN low AND high THEN format('lies outside {:,.0f} to {:,.0f}', low, high) END AS finding
FROM figures
