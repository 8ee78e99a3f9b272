-- title: The steps of a pledge follow each other: it is told before it is contracted, filed before it is law, law
--   before it is in force, and announced before it is paid.
-- why: Two swapped dates, or a wrong year, break the order. Steps known to the month or year are compared by their
--   last day.
WITH ranks(stage, rank) AS (
    VALUES ('announced', 1), ('introduced', 2), ('legislated', 3), ('in_force', 4), ('disbursed', 5)
),
steps AS (
    SELECT
        e.event_id,
        e.pledge_id,
        e.stage,
        e.date,
        latest(e.date, e.date_precision, false) AS last,
        r.rank,
        p.announced_on
    FROM pledge_events AS e
    JOIN ranks AS r USING (stage)
    JOIN investment_pledges AS p USING (pledge_id)
),
cases AS (
    SELECT s.event_id, s.date, any_value(b.stage || ' on ' || b.date ORDER BY b.date) AS before
    FROM steps AS s
    LEFT JOIN steps AS b ON b.pledge_id = s.pledge_id AND s.last < b.date AND s.rank > b.rank AND s.rank > 1
        AND NOT (b.rank = 1 AND b.date > b.announced_on)
    GROUP BY ALL
)
SELECT
    'pledge_events' AS table_name,
    event_id AS row_id,
    'date' AS column_name,
    date::VARCHAR AS value,
    CASE WHEN before IS NOT NULL THEN 'lies before the step that is ' || before END AS finding
FROM cases
