-- title: The year in the id of a figure, a poll, a pledge or a deal is that of its period, fieldwork or day.
-- why: Ids are made from the year, so a period that was entered a year off, or a century, shows in the other.
WITH periods AS (
    SELECT
        'defense_spending' AS table_name,
        figure_id AS row_id,
        'period_start' AS column_name,
        period_start AS first,
        period_end - 1 AS last
    FROM defense_spending
    UNION ALL
    SELECT 'economic_context', figure_id, 'period_start', period_start, period_end - 1 FROM economic_context
    UNION ALL
    SELECT 'cost_sharing', figure_id, 'period_start', period_start, period_end - 1 FROM cost_sharing
    UNION ALL
    SELECT 'arms_exports', figure_id, 'period_start', coalesce(period_start, period_end - 31), period_end - 1
    FROM arms_exports
    UNION ALL
    SELECT 'arms_export_deals', deal_id, 'date', date, latest(date, date_precision, false) FROM arms_export_deals
    UNION ALL
    SELECT 'investment_pledges', pledge_id, 'announced_on', announced_on, announced_on FROM investment_pledges
    UNION ALL
    SELECT
        'public_opinion',
        answer_id,
        'field_end',
        coalesce(field_start, reported_on),
        coalesce(field_end, reported_on)
    FROM public_opinion
    UNION ALL
    SELECT 'sma_agreements', sma_id, 'first_year', make_date(first_year, 1, 1), make_date(last_year, 1, 1)
    FROM sma_agreements
),
named AS (
    SELECT *, regexp_extract(row_id, '(?:^|-)((?:19|20)[0-9]{2})(?:-|$)', 1) AS year FROM periods
)
SELECT
    table_name,
    row_id,
    column_name,
    first::VARCHAR AS value,
    CASE WHEN year NOT IN (year(first)::VARCHAR, year(last)::VARCHAR)
        THEN 'has another year in its id, ' || year END AS finding
FROM named
WHERE year <> ''
