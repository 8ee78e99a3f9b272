-- title: A poll has one row for one answer to one question, and a reporter one figure for one year and measure.
-- why: The same share or sum under two ids would be drawn and counted twice.
WITH rows AS (
    SELECT
        'public_opinion' AS table_name,
        answer_id AS row_id,
        [country, population, institute, question_id, answer,
            coalesce(field_end::VARCHAR, regexp_extract(answer_id, '20[0-9]{2}(-[0-9]{2})?'))] AS fact
    FROM public_opinion
    UNION ALL
    SELECT
        'defense_spending',
        figure_id,
        [country, measure, stage, unit, reporter, vintage, period_start::VARCHAR, period_end::VARCHAR]
    FROM defense_spending
    WHERE fiscal_year IS NOT NULL
    UNION ALL
    SELECT
        'economic_context',
        figure_id,
        [country, counterpart, measure, unit, base_year::VARCHAR, reporter, vintage, period_start::VARCHAR,
            period_end::VARCHAR]
    FROM economic_context
    UNION ALL
    SELECT
        'cost_sharing',
        figure_id,
        [payer, recipient, component, measure, unit, series, period_start::VARCHAR, period_end::VARCHAR]
    FROM cost_sharing
    WHERE series IS NOT NULL
)
SELECT
    table_name,
    row_id,
    '' AS column_name,
    '' AS value,
    CASE WHEN count(*) OVER same > 1 THEN 'says what ' || string_agg(row_id, ', ') OVER same || ' say' END AS finding
FROM rows
WINDOW same AS (
    PARTITION BY table_name, fact ORDER BY row_id ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
)
