-- title: US forces in Korea do not change by more than 15 percent from one count of the Department of Defense to the
--   next, and since 2009 by more than 12; those in Japan not by more than 25, outside the known cuts and build-ups.
-- why: Since 2006 the count for Korea never moved by more than 9.9 percent. Korea: the withdrawal after the armistice
--   (1954 to 1958), the years around the Pueblo and Nixon's cut (1966 to 1971), and the cut of 2004 and 2005. In Japan
--   ships come and go; their crews came into the count in 2008, after the cuts from 2003 on.
WITH counted AS (
    SELECT
        deployment_id, host, date, value,
        lag(value) OVER (PARTITION BY host ORDER BY date) AS before,
        lag(date) OVER (PARTITION BY host ORDER BY date) AS date_before
    FROM troop_deployments
    WHERE sending_country = 'USA' AND host IN ('KOR', 'JPN') AND series = 'dmdc' AND branch = 'total'
        AND category = 'personnel' AND measure = 'present'
)
SELECT
    'troop_deployments' AS table_name,
    deployment_id AS row_id,
    'value' AS column_name,
    value,
    CASE
        WHEN abs(value / before - 1)
            > CASE WHEN host = 'JPN' THEN 0.25 WHEN date >= DATE '2009-01-01' THEN 0.12 ELSE 0.15 END
            AND NOT (
                host = 'KOR'
                AND (year(date) BETWEEN 1953 AND 1958 OR year(date) BETWEEN 1966 AND 1971 OR year(date) = 2005)
            )
            AND NOT (host = 'JPN' AND year(date) IN (2005, 2008))
            THEN format('is {:.2f} times the count of {}', value / before, date_before)
    END AS finding
FROM counted
WHERE before IS NOT NULL
