-- title: No North Korean soldier was in Russia before October 2024, none was lost before December 2024, and none
-- was at home again before 2025; a reporter knew it within a year and a half.
-- why: The first ships left on 8 October 2024 and the first fighting with losses was reported for December. The
-- treaty with Russia is of June 2024.
SELECT
    'troop_deployments' AS table_name,
    deployment_id AS row_id,
    'date' AS column_name,
    date::VARCHAR AS value,
    CASE
        WHEN latest(date, date_precision, false) < CASE
            WHEN measure = 'returned' THEN DATE '2025-01-01'
            WHEN category IN ('personnel', 'officers') THEN DATE '2024-10-01'
            ELSE DATE '2024-12-01'
        END THEN 'is before it could be'
        WHEN reported_on < DATE '2024-10-08' THEN 'was reported on ' || reported_on || ', before the first went'
        WHEN reported_on - date > 550 THEN 'was reported on ' || reported_on || ', long after'
    END AS finding
FROM troop_deployments
WHERE sending_country = 'PRK' AND host = 'RUS'
