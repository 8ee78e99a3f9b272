-- title: The amount of a pledge is the whole that its last step names, and no step is larger than the pledge ever
--   was.
-- why: The amount stands twice, with the pledge and with its steps. A sum in the other currency must fit the rate of
--   its year within a tenth.
WITH steps AS (
    SELECT
        p.pledge_id,
        coalesce(p.amount, p.amount_high, p.amount_low) AS pledged,
        e.event_id,
        e.amount_basis,
        coalesce(e.amount, e.amount_high, e.amount_low)
            / CASE WHEN e.currency = p.currency THEN 1 ELSE r.rate END AS amount,
        CASE WHEN e.currency = p.currency THEN 0.005 ELSE 0.1 END AS tolerance,
        e.currency = p.currency AND e.amount_basis = 'total' AND e.date = max(e.date) FILTER (
            e.amount_basis = 'total' AND e.currency = p.currency AND e.stage <> 'revised'
        ) OVER (PARTITION BY p.pledge_id) AS last,
        max(coalesce(e.amount, e.amount_high, e.amount_low)) FILTER (e.currency = p.currency) OVER (
            PARTITION BY p.pledge_id
        ) AS largest
    FROM pledge_events AS e
    JOIN investment_pledges AS p USING (pledge_id)
    LEFT JOIN (
        SELECT year(period_start) AS year, avg(value) AS rate
        FROM economic_context
        WHERE measure = 'exchange_rate_average'
        GROUP BY ALL
    ) AS r ON r.year = year(e.date)
    WHERE p.currency IS NOT NULL AND e.currency IS NOT NULL AND e.amount_basis <> 'capital'
)
SELECT
    'pledge_events' AS table_name,
    event_id AS row_id,
    'amount' AS column_name,
    amount::VARCHAR AS value,
    CASE
        WHEN last AND abs(amount / pledged - 1) > tolerance
            THEN format('is the last whole; the pledge has {:,.0f} million', pledged / 1e6)
        WHEN amount_basis = 'total' AND NOT last AND amount NOT BETWEEN 0.5 * pledged AND 1.5 * pledged
            THEN format('is far from the {:,.0f} million of the pledge', pledged / 1e6)
        WHEN amount_basis <> 'total' AND amount > pledged
            THEN format('is a part; the pledge has {:,.0f} million', pledged / 1e6)
    END AS finding
FROM steps
