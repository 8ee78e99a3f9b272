-- title: What the owner of a missile says of it is its claim, and what others say is not.
-- why: State media speak for North Korea and the ministries for the ROK. A reporter under the wrong state, or a
--   claim that stands as a measurement, turns propaganda into data.
WITH RECURSIVE states AS (
    SELECT actor_id, actor_id AS state FROM actors WHERE kind = 'state'
    UNION ALL
    SELECT a.actor_id, s.state FROM actors AS a JOIN states AS s ON a.parent_id = s.actor_id
)
SELECT
    'missile_estimates' AS table_name,
    estimate_id AS row_id,
    'basis' AS column_name,
    basis AS value,
    CASE
        WHEN basis = 'owner_claim' AND state <> s.country THEN reporter || ' does not speak for ' || s.country
        WHEN basis IN ('official', 'measured') AND (state = s.country OR state IS NULL)
            THEN reporter || ' does not speak for another state than ' || s.country
        WHEN reporter = 'kcna' AND basis <> 'owner_claim' THEN 'state media claim'
        WHEN starts_with(reporter, 'press-') AND basis NOT IN ('press', 'think_tank') THEN reporter || ' is press'
    END AS finding
FROM missile_estimates
JOIN missile_systems AS s USING (system_id)
LEFT JOIN states ON actor_id = reporter
UNION ALL
SELECT
    'launch_reports',
    report_id,
    'status',
    r.status,
    CASE WHEN (r.status = 'claimed') <> (state IS NOT DISTINCT FROM l.country)
        THEN reporter || CASE WHEN r.status = 'claimed' THEN ' is not' ELSE ' is' END || ' of the side that fired' END
FROM launch_reports AS r
JOIN missile_launches AS l USING (launch_id)
LEFT JOIN states ON actor_id = reporter
