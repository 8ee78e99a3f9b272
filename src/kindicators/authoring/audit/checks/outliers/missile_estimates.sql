-- title: A reporter's range or payload of a system is less than twice, and more than half, what others say.
-- why: Estimates of one system differ by a fifth as a rule, by a half where nobody saw it fly. Each figure is
--   compared with the median of the other reporters, one figure each; a floor may be exceeded and a cap undercut. Of
--   two that differ the higher one is named.
WITH figures AS (
    SELECT
        estimate_id, system_id, measure, reporter, coalesce((low + high) / 2, value, low, high) AS figure,
        coalesce(value, low, 0) AS least, coalesce(value, high, 'infinity'::DOUBLE) AS most
    FROM missile_estimates
    WHERE measure IN ('range_km', 'payload_kg', 'intercept_altitude_km')
),
reporters AS (
    SELECT system_id, measure, reporter, median(figure) AS figure FROM figures GROUP BY ALL
),
others AS (
    SELECT f.estimate_id, f.figure, least, most, median(r.figure) AS middle, count(*) AS reporters
    FROM figures AS f
    JOIN reporters AS r ON r.system_id = f.system_id AND r.measure = f.measure AND r.reporter <> f.reporter
    GROUP BY ALL
)
SELECT
    'missile_estimates' AS table_name,
    estimate_id AS row_id,
    'value' AS column_name,
    plain(figure) AS value,
    CASE WHEN least > 2 * middle OR most < middle / 2 AND reporters > 1 THEN 'the other reporters say '
        || thousands(middle) END AS finding
FROM others
