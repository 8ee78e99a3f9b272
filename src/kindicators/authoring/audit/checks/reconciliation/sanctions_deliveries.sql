-- title: Deliveries of a part of a time, or by one supplier, are not above those of the whole.
-- why: A supplier reports by month, the committee adds up; what is corrected later changes a sum by little.
SELECT
    'sanctions_figures' AS table_name,
    a.figure_id AS row_id,
    'value' AS column_name,
    coalesce(a.value, a.low)::VARCHAR AS value,
    CASE WHEN coalesce(a.value, a.low) > 1.01 * min(coalesce(b.value, b.low))
        THEN 'is more than ' || arg_min(b.figure_id, coalesce(b.value, b.low)) || ' has, which contains it'
            END AS finding
FROM sanctions_figures AS a
JOIN sanctions_figures AS b ON a.figure_id <> b.figure_id AND a.subject = b.subject AND a.measure = b.measure
    AND a.unit = b.unit AND a.period_start >= b.period_start AND a.period_end <= b.period_end
    AND (a.counterpart IS NOT DISTINCT FROM b.counterpart OR b.counterpart IS NULL
        OR b.counterpart = 'china-and-russia' AND a.counterpart IN ('CHN', 'RUS'))
WHERE a.measure IN ('reported_deliveries', 'stolen', 'reports_to_date')
GROUP BY a.figure_id, coalesce(a.value, a.low)
