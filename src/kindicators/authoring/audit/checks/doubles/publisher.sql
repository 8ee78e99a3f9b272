-- title: One publisher has one name.
-- why: Two sources corroborate each other only if their publishers differ. Two publishers that have pages on one domain,
--   and on no other, are one; so are two whose names differ by "The", "News" or what stands in brackets; and so are the
--   services of one house, such as KBS World and KBS, which tell what one newsroom has.
WITH houses AS (
    FROM (VALUES
        ('Arms Control Today', 'Arms Control Association'),
        ('Beyond Parallel', 'Center for Strategic and International Studies'),
        ('CSIS', 'Center for Strategic and International Studies'),
        ('Missile Defense Project', 'Center for Strategic and International Studies'),
        ('Chosun Ilbo', 'Chosun Ilbo'),
        ('NK Chosun', 'Chosun Ilbo'),
        ('JoongAng Ilbo', 'JoongAng Ilbo'),
        ('KBS', 'KBS'),
        ('Korean Broadcasting System', 'KBS'),
        ('NHK', 'NHK'),
        ('Defense Media Agency', 'ROK Defense Media Agency'),
        ('KFN', 'ROK Defense Media Agency'),
        ('Kookbang Ilbo', 'ROK Defense Media Agency'),
        ('Sputnik', 'Sputnik'),
        ('VOA', 'Voice of America'),
        ('Voice of America', 'Voice of America'),
        ('Yonhap', 'Yonhap News Agency')
    ) AS house (part, name)
),
pages AS (
    SELECT
        source_id,
        publisher,
        regexp_replace(regexp_extract(url, '//([^/:]+)', 1), '^(www\d?|m|en|eng|english|world|news|mobile)\.', '') AS domain,
        lower(regexp_replace(publisher, '^The |\(.*\)|\bNews\b|[^A-Za-z0-9]', '', 'g')) AS bare
    FROM sources
    -- Offices of one government share domains, and some hosts hold pages of anyone.
    WHERE NOT is_mirror AND source_type <> 'official' AND NOT contains(url, '//github.com')
),
local AS (
    SELECT publisher, any_value(domain) AS domain FROM pages GROUP BY publisher HAVING count(DISTINCT domain) = 1
),
twins AS (
    SELECT a.publisher FROM local AS a JOIN local AS b ON a.domain = b.domain AND a.publisher <> b.publisher
    UNION
    SELECT a.publisher FROM pages AS a JOIN pages AS b ON a.bare = b.bare AND a.publisher <> b.publisher
    WHERE a.bare <> ''
),
services AS (
    SELECT publisher, min(name) AS house FROM sources JOIN houses ON contains(publisher, part) GROUP BY publisher
)
SELECT
    'sources' AS table_name,
    min(source_id) AS row_id,
    'publisher' AS column_name,
    publisher AS value,
    CASE
        WHEN publisher IN (SELECT publisher FROM twins) THEN 'may be a second name of a publisher'
        WHEN any_value(house) <> publisher THEN 'is a service of ' || any_value(house)
    END AS finding
FROM sources LEFT JOIN services USING (publisher)
GROUP BY publisher
