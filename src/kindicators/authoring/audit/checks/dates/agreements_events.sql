-- title: Nothing happens in an agreement before it was signed, it takes effect within three years, and it lasts a
-- year or longer unless it was broken.
-- why: Ratification took at most fourteen months here. After its end there are only promises, talks and
-- declarations.
SELECT
    'agreement_events' AS table_name,
    event_id AS row_id,
    'date' AS column_name,
    date::VARCHAR AS value,
    CASE
        WHEN latest(date, date_precision, false) < signed_on THEN 'the agreement was signed on ' || signed_on
        WHEN stage IN ('ratified', 'entered_into_force') AND date - signed_on > 1100
            THEN 'is long after the signature of ' || signed_on
        WHEN stage IN ('carried_out', 'revised', 'renewed', 'ratified', 'entered_into_force') AND date > valid_to
            THEN 'the agreement had ended on ' || valid_to
        WHEN events.reported_on_basis = 'event' AND events.reported_on - date > 31 AND date_precision = 'day'
            THEN 'was reported only on ' || events.reported_on
    END AS finding
FROM agreement_events AS events
JOIN agreements USING (agreement_id)
UNION ALL
SELECT
    'agreements', agreement_id, 'valid_from', valid_from::VARCHAR,
    CASE WHEN valid_from - signed_on > 800 THEN 'is long after the signature of ' || signed_on
        WHEN valid_to <= valid_from THEN 'it ended on ' || valid_to END
FROM agreements
WHERE valid_from IS NOT NULL
