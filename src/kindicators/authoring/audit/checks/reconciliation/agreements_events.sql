-- title: An agreement takes effect and ends on the days of the events that say so.
-- why: Two tables tell of one life: what entered into force did so on `valid_from`, and what was suspended,
-- declared void, ended or replaced was so on `valid_to`.
WITH stages AS (
    SELECT agreement_id, stage, list(date ORDER BY date) AS days
    FROM agreement_events WHERE status = 'occurred'
    GROUP BY ALL
)
SELECT
    'agreements' AS table_name,
    agreement_id AS row_id,
    'valid_from' AS column_name,
    valid_from::VARCHAR AS value,
    CASE WHEN NOT list_contains(days, valid_from) OR valid_from IS NULL
        THEN 'it entered into force on ' || array_to_string(days, ', ') END AS finding
FROM agreements JOIN stages USING (agreement_id)
WHERE stage = 'entered_into_force'
UNION ALL
SELECT
    'agreements', agreements.agreement_id, 'valid_to', valid_to::VARCHAR,
    CASE WHEN days IS NULL THEN 'no event says that it was ' || status
        WHEN NOT list_contains(days, valid_to) THEN 'it was ' || status || ' on ' || array_to_string(days, ', ') END
FROM agreements LEFT JOIN stages ON stages.agreement_id = agreements.agreement_id AND stage = status
WHERE status IN ('suspended', 'repudiated', 'terminated', 'superseded')
