-- title: One launch does not stand under two days or two names.
-- why: A launch after midnight in Korea is one of the day before in UTC, so a list in UTC and one in local time give
--   the same launch two days. Missiles of one kind on neighbouring days are looked at, and on the same day from the
--   same site, unless the times or the systems part them.
WITH launches AS (
    SELECT
        *, try_cast(date_utc || ' ' || time_utc AS TIMESTAMP) AS at,
        coalesce(system_id, missile_class) AS kind
    FROM missile_launches
    WHERE date_precision = 'day'
),
pairs AS (
    SELECT
        a.launch_id,
        string_agg(b.launch_id, ', ' ORDER BY b.launch_id) FILTER (
            a.at IS NULL AND b.at IS NULL
            OR abs(date_diff('minute', a.at, b.at)) < 5 AND a.date <> b.date
            OR (a.at IS NULL OR b.at IS NULL) AND a.site = b.site
        ) AS others
    FROM launches AS a
    LEFT JOIN launches AS b ON a.launch_id > b.launch_id AND a.country = b.country AND a.kind = b.kind
        AND a.count IS NOT DISTINCT FROM b.count AND abs(a.date - b.date) <= 1
        AND (a.site = b.site OR a.date <> b.date OR a.site IS NULL OR b.site IS NULL)
    GROUP BY a.launch_id
)
SELECT
    'missile_launches' AS table_name,
    launch_id AS row_id,
    '' AS column_name,
    '' AS value,
    CASE WHEN others IS NOT NULL THEN 'may be the same as ' || others END AS finding
FROM pairs
