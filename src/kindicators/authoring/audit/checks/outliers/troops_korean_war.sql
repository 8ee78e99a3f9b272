-- title: Reporters who count the same people of the same nation in the Korean War are not further apart than a
-- factor of two and a half.
-- why: Nations count those who served after the armistice as well and the UN cemetery counts those who died later,
-- which doubles a figure at most.
WITH said AS (
    SELECT * FROM troop_deployments
    WHERE host = 'KOR' AND measure = 'cumulative' AND branch = 'total' AND year(date) BETWEEN 1953 AND 1954
        AND value >= 10 AND category <> 'missing' AND sending_country <> 'unc-other-contingents'
)
SELECT
    'troop_deployments' AS table_name,
    one.deployment_id AS row_id,
    'value' AS column_name,
    one.value AS value,
    max(
        CASE WHEN one.value / other.value NOT BETWEEN 0.4 AND 2.5
            THEN format('is {:.2f} times the figure of {}', one.value / other.value, other.reporter) END
    ) AS finding
FROM said AS one
JOIN said AS other USING (sending_country, category)
WHERE one.reporter <> other.reporter
GROUP BY one.deployment_id, one.value
