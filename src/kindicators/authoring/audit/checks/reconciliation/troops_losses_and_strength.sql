-- title: A force has not lost, sent home or at one time in the field more people than one reporter says it sent.
-- why: Losses and the strength of a day are parts of all who served. Compared is within one reporter, with the
-- latest figure that he gives for all who served.
WITH served AS (
    SELECT
        sending_country, host, reporter, series, max(coalesce(high, value, low)) AS sent
    FROM troop_deployments
    WHERE category = 'personnel' AND measure IN ('cumulative', 'deployed', 'initial') AND branch = 'total'
        AND force IS NOT DISTINCT FROM CASE WHEN host = 'KOR' AND sending_country <> 'KOR' THEN 'unc' END
        AND place IS NULL
    GROUP BY ALL
)
SELECT
    'troop_deployments' AS table_name,
    part.deployment_id AS row_id,
    'value' AS column_name,
    coalesce(part.value, part.low) AS value,
    CASE WHEN coalesce(part.value, part.low) > sent
        THEN format('is {:,}, and {} says that {:,} were sent', coalesce(part.value, part.low), part.reporter, sent)
    END AS finding
FROM troop_deployments AS part
JOIN served USING (sending_country, host, reporter)
WHERE part.category NOT IN ('aircraft', 'ships', 'aircraft_lost') AND part.unit = 'persons'
    AND part.measure IN ('cumulative', 'present', 'returned', 'acknowledged', 'peak')
    AND part.series IS NOT DISTINCT FROM served.series
    AND coalesce(part.value, part.low) IS NOT NULL
    AND (part.force IS NULL OR part.force = 'unc')
