-- title: Reporters say about the same of a class of submarines.
-- why: Surfaced and submerged displacement differ by up to three tenths; twice as much is another class, another
--   unit or a slip. The studies before 2025 were of boats of several kinds, and are left out.
WITH figures AS (
    SELECT *, coalesce(value, (low + high) / 2, low, high) AS figure FROM submarine_figures
    WHERE measure IN ('displacement', 'length', 'crew', 'enrichment') AND programme <> 'ssn-studies'
),
others AS (
    SELECT a.figure_id, a.figure, median(b.figure) AS middle
    FROM figures AS a
    JOIN figures AS b ON a.figure_id <> b.figure_id AND a.programme = b.programme AND a.measure = b.measure
    GROUP BY ALL
)
SELECT
    'submarine_figures' AS table_name,
    figure_id AS row_id,
    'value' AS column_name,
    plain(figure) AS value,
    CASE WHEN figure NOT BETWEEN middle / 2 AND middle * 2 THEN 'the median of the others is ' || middle END AS finding
FROM others
