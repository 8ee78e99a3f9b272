-- title: A count of the Department of Defense is that of the last day of a quarter, and no quarter is counted
-- twice.
-- why: Its reports are as of 30 June until 1956, 30 September since 1957, and every quarter since 2008. A day and
-- month that were swapped, or a year that slipped, is no such day or meets another row.
SELECT
    'troop_deployments' AS table_name,
    deployment_id AS row_id,
    'date' AS column_name,
    date::VARCHAR AS value,
    CASE
        WHEN date <> last_day(date) OR month(date) % 3 <> 0 THEN 'is not the last day of a quarter'
        WHEN year(date) <= 1956 AND month(date) <> 6 THEN 'counts until 1956 are as of June'
        WHEN year(date) BETWEEN 1957 AND 2012 AND month(date) <> 9 THEN 'counts until 2012 are as of September'
        WHEN count(*) OVER (PARTITION BY host, branch, date) > 1 THEN 'another row counts the same people on that day'
        WHEN reported_on < date THEN 'was reported before, on ' || reported_on
        WHEN NOT contains(deployment_id, date::VARCHAR) THEN 'the id names another day'
    END AS finding
FROM troop_deployments
WHERE series = 'dmdc'
