-- title: What China and Russia report adds up to what both are said to have delivered.
-- why: Both report to one committee in one unit; a hundredth is rounding.
SELECT
    'sanctions_figures' AS table_name,
    whole.figure_id AS row_id,
    'value' AS column_name,
    whole.value::VARCHAR AS value,
    CASE WHEN abs(chn.value + rus.value - whole.value) > 0.01 * whole.value
        THEN 'China and Russia add up to ' || (chn.value + rus.value) END AS finding
FROM sanctions_figures AS whole
JOIN sanctions_figures AS chn ON chn.counterpart = 'CHN' AND chn.period_start = whole.period_start
    AND chn.period_end = whole.period_end AND chn.unit = whole.unit AND chn.subject = whole.subject
JOIN sanctions_figures AS rus ON rus.counterpart = 'RUS' AND rus.period_start = whole.period_start
    AND rus.period_end = whole.period_end AND rus.unit = whole.unit AND rus.subject = whole.subject
WHERE whole.counterpart = 'china-and-russia'
