-- title: The yield of a nuclear test fits its magnitude.
-- why: At Punggye-ri the body-wave magnitude is about 4.45 plus three quarters of the logarithm of the yield in
--   kilotons. Estimates differ from that by a factor of six, for want of depth and rock; one of seven, or a yield in
--   tons, is wrong. The magnitude is that of the US Geological Survey, which measured all six.
WITH magnitudes AS (
    SELECT test_id, value AS magnitude, 10 ^ ((value - 4.45) / 0.75) AS expected
    FROM nuclear_test_estimates
    WHERE measure = 'magnitude' AND reporter = 'usgs' AND status = 'estimated'
)
SELECT
    'nuclear_test_estimates' AS table_name,
    estimate_id AS row_id,
    'value' AS column_name,
    concat_ws(' ', low, value, high) AS value,
    CASE
        WHEN expected IS NULL THEN 'the US Geological Survey has no magnitude for the test'
        WHEN coalesce(low, value, high) > 7 * expected OR coalesce(high, value, low) < expected / 7
            THEN 'a magnitude of ' || magnitude || ' means about ' || round(expected, 1) || ' kilotons'
    END AS finding
FROM nuclear_test_estimates
LEFT JOIN magnitudes USING (test_id)
WHERE measure = 'yield'
