-- title: A reporter does not change a figure by three fifths from one edition to the next.
-- why: The White Papers repeat or round what they said before; a leap is a slip, or a new judgement that a note
--   tells of.
WITH series AS (
    SELECT
        estimate_id, coalesce(value, low, high) AS figure,
        lag(coalesce(value, low, high)) OVER (PARTITION BY system_id, measure, reporter ORDER BY date,
            estimate_id) AS before
    FROM missile_estimates
    WHERE measure NOT IN ('flight_distance_km', 'procurement_cost', 'flight_tests', 'quantity')
)
SELECT
    'missile_estimates' AS table_name,
    estimate_id AS row_id,
    'value' AS column_name,
    plain(figure) AS value,
    CASE WHEN figure NOT BETWEEN before / 1.6 AND before * 1.6 THEN 'the reporter said ' || thousands(before)
        || ' before' END AS finding
FROM series
WHERE before IS NOT NULL
