-- title: What was public on the day on which it happened has that day.
-- why: The basis "event" says so; a later day must rest on a source. A meeting may be reported on its last day.
SELECT
    table_name,
    row_id,
    'reported_on' AS column_name,
    reported_on::VARCHAR AS value,
    CASE
        WHEN reported_on > latest(greatest(starts, coalesce(ends, starts)), starts_precision, false) + 3
            THEN 'is said to be the day of the event, which was over by '
                || latest(greatest(starts, coalesce(ends, starts)), starts_precision, false)
    END AS finding
FROM facts
WHERE reported_on_basis = 'event' AND starts IS NOT NULL AND status IN ('held', 'occurred', 'launched', 'adopted')
