-- title: What was public on the day on which it happened has that day.
-- why: The basis "event" says so; a later day must rest on a source. A meeting may be reported on its last day.
--   Figures on troops, cost sharing and exports are about another day than the one on which they were told.
WITH said AS (
    SELECT 'agreements' AS table_name, agreement_id AS row_id, latest(signed_on, signed_on_precision, false) AS day
    FROM agreements
    UNION ALL
    SELECT 'tariff_rates', rate_id, greatest(announced_on, valid_from) FROM tariff_rates
    UNION ALL
    -- The row may tell of a later step, such as the contract for what had been announced.
    SELECT
        'investment_pledges', pledge_id,
        greatest(latest(announced_on, announced_on_precision, false), max(date) FILTER (WHERE date <= p.reported_on))
    FROM investment_pledges AS p
    LEFT JOIN pledge_events USING (pledge_id)
    GROUP BY pledge_id, announced_on, announced_on_precision
    UNION ALL
    SELECT 'sma_agreements', sma_id, latest(coalesce(signed_on, agreed_on), signed_on_precision, false)
    FROM sma_agreements
    UNION ALL
    SELECT 'sanctions_measures', measure_id, date
    FROM sanctions_measures JOIN sanctions_resolutions USING (resolution_id)
    UNION ALL
    SELECT table_name, row_id, latest(greatest(starts, coalesce(ends, starts)), starts_precision, false)
    FROM facts
    WHERE table_name NOT IN (
        'agreements', 'arms_exports', 'cost_sharing', 'investment_pledges', 'sanctions_measures', 'sma_agreements',
        'tariff_rates', 'troop_deployments'
    )
)
SELECT
    table_name,
    row_id,
    'reported_on' AS column_name,
    reported_on::VARCHAR AS value,
    CASE WHEN reported_on > day + 3 THEN 'is said to be the day of the event, which was over by ' || day END AS finding
FROM said
JOIN facts USING (table_name, row_id)
WHERE reported_on_basis = 'event' AND day IS NOT NULL
