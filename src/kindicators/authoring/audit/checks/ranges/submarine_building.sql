-- title: A submarine takes as long to build as submarines take.
-- why: From first steel to launch 2 to 6 years, from the contract up to 9, from launch to handover 5 months to 5
--   years, to service at most 60 days more, and 30 years and more of service. A wrong year, or the date of another
--   boat, lies outside.
WITH bounds (earlier, later, least, most) AS (
    VALUES
        ('contract', 'launched', 900, 3300), ('construction_started', 'keel_laid', 100, 1200),
        ('construction_started', 'launched', 700, 2200), ('keel_laid', 'launched', 250, 1500),
        ('launched', 'delivered', 150, 1400), ('launched', 'commissioned', 150, 1400),
        ('delivered', 'commissioned', 0, 400), ('commissioned', 'retired', 9000, 18000)
)
SELECT
    'submarine_program' AS table_name,
    l.event_id AS row_id,
    'date' AS column_name,
    l.date::VARCHAR AS value,
    CASE WHEN latest(l.date, l.date_precision, false) - e.date < least
        OR l.date - latest(e.date, e.date_precision, false) > most
        THEN 'it was ' || e.kind || ' on ' || e.date END AS finding
FROM submarine_program AS e
JOIN submarine_program AS l ON l.boat = e.boat AND l.boat_class = e.boat_class
JOIN bounds ON earlier = e.kind AND later = l.kind
WHERE l.boat NOT LIKE 'Hero%'
