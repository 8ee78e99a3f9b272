-- title: A meeting, exercise or step that lies in the past is no longer planned.
-- why: A plan whose day has passed was kept, missed or put off, and the row must say which. The last day on which a
--   source was opened stands for today.
SELECT
    table_name,
    row_id,
    'status' AS column_name,
    status AS value,
    CASE WHEN latest(greatest(starts, coalesce(ends, starts)), starts_precision, false) < (SELECT max(accessed_on) FROM sources)
        THEN 'was to happen by ' || latest(greatest(starts, coalesce(ends, starts)), starts_precision, false) END AS finding
FROM facts
WHERE table_name IN ('alliance_meetings', 'dprk_meetings', 'military_exercises', 'pledge_events', 'tariff_rates')
    AND status IN ('planned', 'scheduled', 'proposed', 'expected', 'announced') AND starts IS NOT NULL
    -- To announce a pledge is itself what happened.
    AND NOT (table_name = 'pledge_events' AND status = 'announced')
