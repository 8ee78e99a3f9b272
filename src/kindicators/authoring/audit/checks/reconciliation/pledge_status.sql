-- title: A pledge has the status of the furthest step that has occurred to it, to its whole or to its parts, and was
--   announced on the day of its first.
-- why: A plan must not be shown as law or as paid. Steps that are only reported do not count; what replaces a pledge
--   stands with another one.
WITH ranks(stage, rank, statuses) AS (
    VALUES ('announced', 1, ['announced']), ('approved', 2, ['announced', 'agreed']), ('agreed', 3, ['agreed']),
        ('contracted', 4, ['contracted']), ('legislated', 5, ['legislated']),
        ('disbursed', 6, ['partly_disbursed', 'disbursed'])
),
steps AS (
    SELECT p.pledge_id, e.pledge_id = p.pledge_id AS own, e.stage, e.date, r.rank, r.statuses
    FROM investment_pledges AS p
    JOIN investment_pledges AS f ON f.pledge_id IN (p.pledge_id, p.parent_pledge_id) OR f.parent_pledge_id = p.pledge_id
    JOIN pledge_events AS e ON e.pledge_id = f.pledge_id
    LEFT JOIN ranks AS r USING (stage)
    WHERE e.status = 'occurred' AND (e.stage = 'disbursed' OR f.pledge_id = p.pledge_id OR e.stage = 'legislated')
        AND NOT (e.stage = 'disbursed' AND f.pledge_id IS NOT DISTINCT FROM p.parent_pledge_id)
),
furthest AS (
    SELECT
        p.pledge_id,
        p.status,
        p.announced_on,
        min(s.date) FILTER (s.own) AS first,
        min(s.date) FILTER (s.own AND s.stage <> 'proposed') AS first_told,
        arg_max(s.stage, s.rank) AS furthest,
        arg_max(s.statuses, s.rank) AS statuses
    FROM investment_pledges AS p
    JOIN steps AS s USING (pledge_id)
    GROUP BY ALL
)
SELECT
    'investment_pledges' AS table_name,
    pledge_id AS row_id,
    'status' AS column_name,
    status AS value,
    CASE WHEN status IN ('announced', 'agreed', 'contracted', 'legislated', 'partly_disbursed', 'disbursed')
            AND status NOT IN statuses
        THEN 'is not the state after its furthest step, ' || furthest END AS finding
FROM furthest
UNION ALL
SELECT
    'investment_pledges',
    pledge_id,
    'announced_on',
    announced_on::VARCHAR,
    CASE WHEN announced_on NOT IN (first, first_told) THEN 'has its first step on ' || first END
FROM furthest
