-- id: pledges_legislated_usd
-- title: Investment pledges to the US for which a law has passed
-- topic: Pledges
-- unit: USD
-- subject: pledger
-- frequency: change
-- plot: step
-- definition: The sum of the pledged investments in the US that a law of the pledger's parliament covers, from the day
--   on which it passed.
-- choice: A law is an event and has one row whoever reports it. Parts of a pledge are not added to it.
-- caveats: A law allows payment and pays nothing: see pledges_disbursed_usd. A pledger without a row has no law in the
--   tables.
-- tables: investment_pledges, pledge_events
SELECT
    pledger AS subject,
    e.date AS period_start,
    lead(e.date) OVER (PARTITION BY pledger ORDER BY e.date) AS period_end,
    sum(e.amount) OVER (PARTITION BY pledger ORDER BY e.date) AS value,
    NULL AS low,
    NULL AS high,
    'USD' AS unit,
    array_to_string(
        list_sort(list_distinct(list(e.source_id) OVER (PARTITION BY pledger ORDER BY e.date))), '; '
    ) AS source_ids
FROM pledge_events AS e
JOIN investment_pledges AS p USING (pledge_id)
WHERE beneficiary = 'USA' AND kind = 'investment' AND parent_pledge_id IS NULL
    AND e.status = 'occurred' AND stage = 'legislated' AND e.currency = 'USD' AND e.amount_basis = 'total'
