-- title: A meeting, exercise, step, target, order or pledge whose time has passed is no longer planned.
-- why: A plan whose day has passed was kept, missed or put off, and the row must say which. The last day on which a
--   source was opened stands for today. An order is delivered within a year of the time agreed, or a row tells how it
--   went; a bid or plan to buy without a time is settled within a year. Plans that are figures, such as budgets and
--   numbers of troops, stay what was planned, and so does what was agreed.
WITH today AS (SELECT max(accessed_on) AS today FROM sources),
plans AS (
    SELECT
        table_name, row_id, status,
        latest(greatest(starts, coalesce(ends, starts)), starts_precision, false) AS due
    FROM facts
    WHERE table_name IN (
        'alliance_meetings', 'command_events', 'dprk_meetings', 'military_exercises', 'pledge_events', 'tariff_rates'
    )
    UNION ALL
    SELECT 'opcon_milestones', milestone_id, status, target_to FROM opcon_milestones
    UNION ALL
    SELECT 'submarine_program', event_id, status, target_to FROM submarine_program
    UNION ALL
    SELECT 'missile_range_limits', limit_id, status, valid_to FROM missile_range_limits
    UNION ALL
    SELECT 'agreement_terms', term_id, status, valid_to FROM agreement_terms
    UNION ALL
    SELECT 'investment_pledges', pledge_id, status, period_end FROM investment_pledges
    UNION ALL
    SELECT 'arms_export_deals', deal_id, status, date
    FROM arms_export_deals
    WHERE status IN ('planned', 'shortlisted', 'submitted')
    UNION ALL
    SELECT 'arms_export_deals', o.deal_id, o.status, o.delivery_to
    FROM arms_export_deals AS o
    WHERE o.status IN ('signed', 'approved') AND NOT EXISTS (
        FROM arms_export_deals AS d WHERE d.parent_deal_id = o.deal_id AND d.stage = 'delivery'
    )
)
SELECT
    table_name,
    row_id,
    'status' AS column_name,
    status AS value,
    CASE
        WHEN table_name <> 'arms_export_deals' AND due < today THEN 'was to happen by ' || due
        WHEN due + 366 < today AND status IN ('signed', 'approved') THEN 'was to be delivered by ' || due
        WHEN due + 366 < today THEN 'has stood since ' || due
    END AS finding
FROM plans, today
WHERE status IN ('planned', 'scheduled', 'proposed', 'expected', 'announced', 'shortlisted', 'submitted',
        'signed', 'approved')
    AND due IS NOT NULL
    -- To announce a step of a pledge is itself what happened.
    AND NOT (table_name = 'pledge_events' AND status = 'announced')
