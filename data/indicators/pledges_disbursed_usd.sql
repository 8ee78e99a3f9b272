-- id: pledges_disbursed_usd
-- title: Investment pledges to the US that have been paid
-- topic: Pledges
-- unit: USD
-- subject: pledger
-- frequency: change
-- plot: step
-- definition: The sum of the payments on pledged investments in the US up to the day, parts of pledges included. A
--   payment that only the press reports, and that no side has confirmed, counts only towards high.
-- choice: A payment is an event and has one row whoever reports it.
-- caveats: A pledger without a row has made no payment that a source tells of; that is not a stated zero. Companies
--   seldom say what they have spent.
-- tables: investment_pledges, pledge_events
WITH payments AS (
    SELECT
        pledger, e.date, e.source_id,
        CASE WHEN e.status = 'occurred' THEN e.amount ELSE 0 END AS confirmed,
        e.amount AS reported
    FROM pledge_events AS e
    JOIN investment_pledges AS p USING (pledge_id)
    WHERE beneficiary = 'USA' AND kind = 'investment' AND stage = 'disbursed' AND e.currency = 'USD'
        AND e.status IN ('occurred', 'reported') AND e.amount IS NOT NULL
),
sums AS (
    SELECT
        pledger, date,
        sum(confirmed) OVER so_far AS confirmed,
        sum(reported) OVER so_far AS reported,
        array_to_string(list_sort(list_distinct(list(source_id) OVER so_far)), '; ') AS source_ids
    FROM payments
    WINDOW so_far AS (PARTITION BY pledger ORDER BY date)
)
SELECT
    pledger AS subject,
    date AS period_start,
    lead(date) OVER (PARTITION BY pledger ORDER BY date) AS period_end,
    CASE WHEN confirmed = reported THEN confirmed END AS value,
    CASE WHEN confirmed < reported THEN confirmed END AS low,
    CASE WHEN confirmed < reported THEN reported END AS high,
    'USD' AS unit,
    source_ids
FROM sums
