-- title: A pledge is 50 million to 2 trillion dollars, and a sum in won a thousand times as much.
-- why: The smallest known is 100 million, the largest 1.4 trillion; governments alone pledge more than 160 billion. A
--   sum in thousands, or won taken for dollars, falls out.
WITH sums AS (
    SELECT
        n.table_name,
        n.row_id,
        n.column_name,
        n.number,
        coalesce(p.currency, e.currency) AS currency,
        a.kind IN ('state', 'organisation') AS by_state
    FROM numbers AS n
    LEFT JOIN investment_pledges AS p ON n.table_name = 'investment_pledges' AND p.pledge_id = n.row_id
    LEFT JOIN pledge_events AS e ON n.table_name = 'pledge_events' AND e.event_id = n.row_id
    LEFT JOIN investment_pledges AS w ON w.pledge_id = e.pledge_id
    LEFT JOIN actors AS a ON a.actor_id = coalesce(p.pledger, w.pledger)
    WHERE n.table_name IN ('investment_pledges', 'pledge_events') AND n.column_name LIKE 'amount%'
)
SELECT
    table_name,
    row_id,
    column_name,
    plain(number) AS value,
    CASE
        WHEN currency = 'USD' AND number NOT BETWEEN 5e7 AND CASE WHEN by_state THEN 2e12 ELSE 1.6e11 END
            THEN format('is no sum of 0.05 to {} billion dollars', CASE WHEN by_state THEN 2000 ELSE 160 END)
        WHEN currency = 'KRW' AND number NOT BETWEEN 5e10 AND 1e14 THEN 'is no sum of 0.05 to 100 trillion won'
        WHEN currency NOT IN ('USD', 'KRW') THEN 'is in a currency without a range'
    END AS finding
FROM sums
