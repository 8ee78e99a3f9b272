-- title: Reporters who estimate the arsenal of about the same year differ by no more than a factor of three.
-- why: Compared with the median of the others within two years. The widest gap known, 50 of SIPRI to 150 of a Korean
--   institute, is of warheads that are assembled to such as are not specified: each measure is compared with itself.
WITH figures AS (
    SELECT *, coalesce(value, (low + high) / 2, low, high) AS figure
    FROM nuclear_arsenal_estimates
    WHERE target_date IS NULL
),
others AS (
    SELECT a.estimate_id, a.figure, median(b.figure) AS middle
    FROM figures AS a
    JOIN figures AS b ON a.measure = b.measure AND a.reporter <> b.reporter AND abs(a.date - b.date) <= 800
    GROUP BY ALL
)
SELECT
    'nuclear_arsenal_estimates' AS table_name,
    estimate_id AS row_id,
    'value' AS column_name,
    plain(figure) AS value,
    CASE WHEN figure NOT BETWEEN middle / 3 AND middle * 3 THEN 'the median of the others is ' || middle END AS finding
FROM others
