-- title: Where a note gives deliveries in percent of the cap, that is what they make of the cap of the year.
-- why: The share is the committee's or the press's own, so it tests amount and unit. Half a point or a twentieth is
--   rounding.
WITH stated AS (
    SELECT *, try_cast(regexp_extract(note, '([0-9.]+) per cent of the cap',
        1) AS DOUBLE) AS share FROM sanctions_figures
)
SELECT
    'sanctions_figures' AS table_name,
    figure_id AS row_id,
    'value' AS column_name,
    f.value::VARCHAR AS value,
    CASE WHEN bool_or(abs(100 * f.value / m.high - share) <= greatest(0.5, share / 20)) IS NOT TRUE
        THEN 'is not ' || share || ' percent of a cap of '
            || coalesce(thousands(any_value(m.high)), 'no') END AS finding
FROM stated AS f
LEFT JOIN sanctions_measures AS m ON m.kind = 'cap' AND m.subject = f.subject AND m.unit IN (f.unit, f.unit
    || '_per_year')
    AND m.valid_from <= f.period_start AND coalesce(m.valid_to, DATE '9999-01-01') > f.period_start
WHERE share IS NOT NULL
GROUP BY figure_id, f.value, share
