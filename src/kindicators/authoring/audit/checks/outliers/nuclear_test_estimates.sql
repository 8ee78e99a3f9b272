-- title: Reporters who measured the same nuclear test say about the same.
-- why: Magnitudes on several scales lie within 0.7 of the median of all reporters, coordinates within a tenth of a
--   degree (the test site measures twenty kilometres), and yields within a factor of three.
WITH figures AS (
    SELECT *, coalesce(value, (low + high) / 2, low, high) AS figure
    FROM nuclear_test_estimates
    WHERE measure IN ('magnitude', 'latitude', 'longitude', 'yield')
),
others AS (
    SELECT a.estimate_id, a.measure, a.figure, median(b.figure) AS middle
    FROM figures AS a
    JOIN figures AS b ON a.test_id = b.test_id AND a.measure = b.measure AND a.reporter <> b.reporter
    GROUP BY ALL
)
SELECT
    'nuclear_test_estimates' AS table_name,
    estimate_id AS row_id,
    'value' AS column_name,
    plain(figure) AS value,
    CASE
        WHEN measure = 'yield' AND figure NOT BETWEEN middle / 3 AND middle * 3
            OR measure = 'magnitude' AND abs(figure - middle) > 0.7
            OR measure IN ('latitude', 'longitude') AND abs(figure - middle) > 0.1
            THEN 'the median of the other reporters is ' || middle
    END AS finding
FROM others
