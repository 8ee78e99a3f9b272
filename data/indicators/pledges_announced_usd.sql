-- id: pledges_announced_usd
-- title: Investment pledges to the US by pledger
-- topic: Pledges
-- unit: USD
-- subject: pledger
-- frequency: change
-- plot: step
-- definition: The sum of the investments in the US that a government, group of companies or company has pledged and
--   not replaced, at current prices, whatever came of them. A pledge counts from its announcement, with a new amount
--   from its revision; a row starts also when the same amount is agreed or stated again.
-- choice: A pledge is an event and has one row whoever reports it. Parts of a pledge are not added to it. Guarantees,
--   purchases, aid and support for troops are left out.
-- caveats: Pledges of companies may be parts of what governments or groups of companies announce, and pledges of one
--   company may overlap: pledgers do not add up. 'At least' stays in low. A selection of companies. A step known to the
--   month counts from its first day.
-- tables: investment_pledges, pledge_events
WITH pledges AS (
    FROM investment_pledges
    WHERE beneficiary = 'USA' AND kind = 'investment' AND instrument <> 'guarantee' AND parent_pledge_id IS NULL
),
-- Every statement of the whole amount; an event that ends a pledge without naming an amount sets it to zero.
steps AS (
    SELECT pledger, pledge_id, event_id, e.date, e.amount, e.amount_low, e.amount_high, e.source_id
    FROM pledge_events AS e
    JOIN pledges USING (pledge_id)
    WHERE e.status = 'occurred' AND e.currency = 'USD' AND e.amount_basis = 'total'
        AND stage IN ('announced', 'agreed', 'revised')
    UNION ALL
    SELECT pledger, pledge_id, event_id, e.date, 0, 0, 0, e.source_id
    FROM pledge_events AS e
    JOIN pledges USING (pledge_id)
    WHERE e.status = 'occurred' AND stage IN ('revised', 'cancelled')
        AND coalesce(e.amount, e.amount_low, e.amount_high) IS NULL
),
days AS (SELECT DISTINCT pledger, date FROM steps),
standing AS (
    SELECT d.pledger, d.date, s.amount, s.amount_low, s.amount_high, s.source_id
    FROM days AS d
    JOIN steps AS s ON s.pledger = d.pledger AND s.date <= d.date
    QUALIFY row_number() OVER (PARTITION BY d.pledger, d.date, s.pledge_id ORDER BY s.date DESC, s.event_id DESC) = 1
)
SELECT
    pledger AS subject,
    date AS period_start,
    lead(date) OVER (PARTITION BY pledger ORDER BY date) AS period_end,
    CASE WHEN bool_and(amount IS NOT NULL) THEN sum(amount) END AS value,
    CASE WHEN bool_or(amount IS NULL) AND bool_and(coalesce(amount, amount_low) IS NOT NULL)
        THEN sum(coalesce(amount, amount_low)) END AS low,
    CASE WHEN bool_or(amount IS NULL) AND bool_and(coalesce(amount, amount_high) IS NOT NULL)
        THEN sum(coalesce(amount, amount_high)) END AS high,
    'USD' AS unit,
    string_agg(DISTINCT source_id, '; ' ORDER BY source_id) AS source_ids
FROM standing
GROUP BY pledger, date
