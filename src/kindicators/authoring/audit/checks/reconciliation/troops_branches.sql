-- title: The services of a force add up to its total, and a single service is not larger than it.
-- why: The Department of Defense counts each member once, in one service; civilians and reservists stand beside its
-- total. Other reporters who give two services or more give all. A total that was doubled, or a service that is
-- missing or swapped, does not fit.
WITH said AS (
    SELECT
        sending_country, host, place, force, category, measure, date, reporter, series,
        max(deployment_id) FILTER (WHERE branch = 'total') AS whole_id,
        max(coalesce(value, high, low)) FILTER (WHERE branch = 'total') AS whole,
        min(deployment_id) FILTER (WHERE service) AS part_id,
        sum(coalesce(value, low)) FILTER (WHERE service) AS parts,
        count(*) FILTER (WHERE service) AS services
    FROM (
        SELECT
            *,
            branch IN (
                'army', 'navy', 'marine_corps', 'air_force', 'space_force', 'air_and_space_force', 'coast_guard'
            ) AS service
        FROM troop_deployments
    )
    GROUP BY ALL
)
SELECT
    'troop_deployments' AS table_name,
    coalesce(whole_id, part_id) AS row_id,
    'value' AS column_name,
    coalesce(whole, parts) AS value,
    CASE
        WHEN whole IS NULL THEN 'is a service of a force for which the reporter has no total'
        WHEN parts > whole OR (services > 1 AND parts < whole)
            THEN format('the services add up to {:,}, not {:,}', parts::BIGINT, whole)
    END AS finding
FROM said
WHERE services > 0 AND parts IS NOT NULL AND (whole IS NOT NULL OR series = 'dmdc')
