-- title: The losses of the nations in the Korean War add up to those of the UN Command, and with the ROK to those
-- of all.
-- why: A reporter who counts by nation and in total counts the same people. Compared are totals of reporters with
-- ten nations or more.
WITH said AS (
    SELECT
        category, reporter, series,
        sum(value) FILTER (WHERE sending_country NOT IN ('unc', 'un-and-rok-forces', 'KOR')) AS nations,
        count(*) FILTER (WHERE sending_country NOT IN ('unc', 'un-and-rok-forces', 'KOR')) AS listed,
        max(value) FILTER (WHERE sending_country = 'KOR') AS rok,
        max(value) FILTER (WHERE sending_country = 'unc') AS command,
        max(value) FILTER (WHERE sending_country = 'un-and-rok-forces') AS everybody,
        max(deployment_id) FILTER (WHERE sending_country = 'unc') AS command_id,
        max(deployment_id) FILTER (WHERE sending_country = 'un-and-rok-forces') AS everybody_id
    FROM troop_deployments
    WHERE host = 'KOR' AND measure = 'cumulative' AND branch = 'total' AND year(date) = 1953
    GROUP BY category, reporter, series
),
sums AS (
    SELECT command_id AS row_id, command AS whole, nations AS parts FROM said WHERE listed >= 10
    UNION ALL
    SELECT everybody_id, everybody, nations + rok FROM said WHERE listed >= 10
)
SELECT
    'troop_deployments' AS table_name,
    row_id,
    'value' AS column_name,
    plain(whole) AS value,
    CASE WHEN parts <> whole THEN format('the nations add up to {:,}, not {:,}', parts::BIGINT, whole) END AS finding
FROM sums
WHERE parts IS NOT NULL AND whole IS NOT NULL
