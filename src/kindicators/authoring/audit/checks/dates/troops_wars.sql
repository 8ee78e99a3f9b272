-- title: Figures on the Korean War, the war in Vietnam and the ROK units abroad lie in the years of the war or the
-- unit.
-- why: UN troops came from July 1950 and the last contingents of the war left in the 1950s. The first ROK soldiers
-- went to Vietnam in September 1964 and the last left in March 1973; the ministry counts to April 1975. ROK units
-- serve abroad since 1991, and parliament consents to the next year at most half a year ahead.
SELECT
    'troop_deployments' AS table_name,
    deployment_id AS row_id,
    column_name,
    day::VARCHAR AS value,
    CASE WHEN day NOT BETWEEN since AND until THEN format('is not from {} to {}', since, until) END AS finding
FROM (
    UNPIVOT (
        SELECT
            deployment_id, date, period_start,
            CASE
                WHEN host = 'KOR' THEN DATE '1950-01-01' WHEN host LIKE '%-vietnam' THEN DATE '1964-01-01'
                WHEN host = 'EGY' THEN DATE '1973-01-01' ELSE DATE '1991-01-01'
            END AS since,
            CASE
                WHEN host = 'KOR' THEN DATE '1957-01-01'
                WHEN measure = 'acknowledged' THEN DATE '2001-12-31'
                WHEN host LIKE '%-vietnam' THEN DATE '1975-04-30'
                WHEN host = 'EGY' THEN DATE '1973-12-31' ELSE reported_on + 200
            END AS until
        FROM troop_deployments
        WHERE (host = 'KOR' AND (force IN ('unc', 'rok-armed-forces') OR sending_country <> 'USA'))
            OR host IN ('south-vietnam', 'north-vietnam', 'EGY') OR (sending_country = 'KOR' AND host <> 'KOR')
    ) ON date, period_start INTO NAME column_name VALUE day
)
