-- title: What happened, was said or was agreed was not public before that day.
-- why: known_at would show it too early. What was announced, planned or proposed, and what was put off or called off,
--   may lie ahead. A law, measure or budget is public before it takes effect, so the day of its signature,
--   announcement or adoption counts, and figures on years to come are left to checks of their own.
WITH said AS (
    SELECT 'agreements' AS table_name, agreement_id AS row_id, signed_on AS day FROM agreements
    UNION ALL
    SELECT 'tariff_rates', rate_id, announced_on FROM tariff_rates
    UNION ALL
    SELECT 'missile_range_limits', limit_id, coalesce(agreed_on, announced_on) FROM missile_range_limits
    UNION ALL
    SELECT 'investment_pledges', pledge_id, announced_on FROM investment_pledges
    UNION ALL
    SELECT 'sma_agreements', sma_id, agreed_on FROM sma_agreements
    UNION ALL
    SELECT 'sanctions_measures', measure_id, date
    FROM sanctions_measures JOIN sanctions_resolutions USING (resolution_id)
    UNION ALL
    SELECT 'sanctions_votes', vote_id, date FROM sanctions_votes JOIN sanctions_resolutions USING (resolution_id)
    UNION ALL
    SELECT 'launch_reports', report_id, date FROM launch_reports JOIN missile_launches USING (launch_id)
    UNION ALL
    SELECT 'nuclear_test_estimates', estimate_id, date FROM nuclear_test_estimates JOIN nuclear_tests USING (test_id)
    UNION ALL
    SELECT table_name, row_id, starts
    FROM facts
    WHERE table_name NOT IN (
        'agreement_terms', 'agreements', 'arms_exports', 'cost_sharing', 'defense_spending', 'investment_pledges',
        'missile_range_limits', 'sanctions_measures', 'sma_agreements', 'tariff_rates'
    )
        -- On the transfer and on submarines a plan has the day on which it was stated.
        AND (table_name = 'opcon_milestones' OR status NOT IN (
            'planned', 'proposed', 'announced', 'expected', 'cancelled', 'postponed', 'suspended', 'not_held'
        ))
)
SELECT
    table_name,
    row_id,
    'reported_on' AS column_name,
    reported_on::VARCHAR AS value,
    CASE WHEN reported_on < day THEN 'was public before ' || day || ', when it happened' END AS finding
FROM said
JOIN facts USING (table_name, row_id)
WHERE day IS NOT NULL
