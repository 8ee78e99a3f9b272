-- title: What North Korea signed with somebody whom its leaders met in that year it signed at a meeting, or within
-- four days of its end.
-- why: Declarations are made at summits and rounds of talks, whose days stand in another table.
WITH signed AS (
    SELECT
        a.agreement_id, a.signed_on,
        CASE
            WHEN starts_with(a.agreement_id, 'six-party') THEN 'six-party-states'
            ELSE min(actor_id) FILTER (WHERE actor_id <> 'PRK')
        END AS counterpart,
        count(*) FILTER (WHERE actor_id = 'PRK') AS north
    FROM agreements AS a JOIN agreement_parties USING (agreement_id)
    GROUP BY a.agreement_id, a.signed_on
)
SELECT
    'agreements' AS table_name,
    agreement_id AS row_id,
    'signed_on' AS column_name,
    signed_on::VARCHAR AS value,
    CASE WHEN NOT bool_or(signed_on BETWEEN start_date AND end_date + 4)
        THEN 'they met from ' || string_agg(start_date || ' to ' || end_date, ', ' ORDER BY start_date) END AS finding
FROM signed
JOIN dprk_meetings AS met USING (counterpart)
WHERE north = 1 AND status = 'held' AND abs(signed_on - start_date) <= 366
GROUP BY agreement_id, signed_on
