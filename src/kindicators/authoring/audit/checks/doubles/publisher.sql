-- title: One publisher has one name.
-- why: Two sources corroborate each other only if their publishers differ. Two publishers that have pages on one domain,
--   and on no other, are one; so are two whose names differ by "The", "News" or what stands in brackets.
WITH pages AS (
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
)
SELECT
    'sources' AS table_name,
    min(source_id) AS row_id,
    'publisher' AS column_name,
    publisher AS value,
    CASE WHEN publisher IN (SELECT publisher FROM twins) THEN 'may be a second name of a publisher' END AS finding
FROM pages
GROUP BY publisher
