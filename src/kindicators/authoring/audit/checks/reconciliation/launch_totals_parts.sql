-- title: A total of a part of a time is not above that of the whole, successes not above missiles, occasions not
--   above missiles.
-- why: One reporter counts by one rule, so a longer time cannot hold less.
SELECT
    'launch_totals' AS table_name,
    a.total_id AS row_id,
    'value' AS column_name,
    coalesce(a.value, a.low)::VARCHAR AS value,
    CASE WHEN coalesce(a.value, a.low) > min(coalesce(b.value, b.high))
        THEN 'is more than ' || arg_min(b.total_id, coalesce(b.value, b.high)) || ' has, which contains it'
            END AS finding
FROM launch_totals AS a
JOIN launch_totals AS b ON a.total_id <> b.total_id AND a.country = b.country AND a.reporter = b.reporter
    AND a.counting_rule = b.counting_rule
    AND (a.measure = b.measure OR b.measure = 'missiles' AND a.measure IN ('successes', 'occasions'))
    AND a.period_start >= b.period_start AND a.period_end <= b.period_end
GROUP BY a.total_id, coalesce(a.value, a.low)
