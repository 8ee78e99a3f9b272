-- title: What one reporter says were sent or lost so far does not fall.
-- why: A cumulative figure can only grow, unless its reporter corrects it. Compared are figures of one force,
-- category and reporter, of all branches and of one beginning.
WITH said AS (
    SELECT
        *,
        coalesce(value, low) AS number,
        latest(date, date_precision, false) AS day
    FROM troop_deployments
    WHERE measure = 'cumulative' AND branch = 'total' AND coalesce(value, low) IS NOT NULL
        AND sending_country IN ('PRK', 'KOR') AND host <> 'KOR'
        AND deployment_id NOT LIKE '%-cumulative-un' AND deployment_id NOT LIKE '%-cumulative-mnf'
),
steps AS (
    SELECT
        *,
        max(number) OVER earlier AS before,
        arg_max(day, number) OVER earlier AS day_before
    FROM said
    WINDOW earlier AS (
        PARTITION BY sending_country, host, force, category, reporter, series
        ORDER BY day RANGE BETWEEN UNBOUNDED PRECEDING AND INTERVAL 1 DAY PRECEDING
    )
)
SELECT
    'troop_deployments' AS table_name,
    deployment_id AS row_id,
    if(value IS NULL, 'low', 'value') AS column_name,
    plain(number) AS value,
    CASE WHEN number < before THEN format('the same reporter had {:,} on {}', before, day_before) END AS finding
FROM steps
WHERE before IS NOT NULL
