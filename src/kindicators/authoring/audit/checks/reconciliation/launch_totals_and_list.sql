-- title: The yearly number that CNS lists is the sum of what CNS lists of each launch.
-- why: The totals are counted from the list, the reports are entered from it launch by launch: what is in one of
--   them alone, or in the wrong year, shows.
WITH listed AS (
    SELECT year(date) AS year, sum(coalesce(value, low)) AS missiles
    FROM launch_reports
    JOIN missile_launches USING (launch_id)
    WHERE reporter = 'cns' AND measure = 'count'
    GROUP BY ALL
)
SELECT
    'launch_totals' AS table_name,
    total_id AS row_id,
    'value' AS column_name,
    plain(value) AS value,
    CASE WHEN value IS DISTINCT FROM coalesce(missiles, 0)
        THEN 'the reports of the year add up to ' || coalesce(missiles, 0)::INT END AS finding
FROM launch_totals
LEFT JOIN listed ON year(period_start) = year
WHERE reporter = 'cns' AND measure = 'missiles' AND period_end = period_start + INTERVAL 1 YEAR
