-- title: One page is one source.
-- why: A page under two addresses (with and without www, a slash or a fragment) would corroborate itself.
WITH bare AS (
    SELECT
        source_id,
        url,
        regexp_replace(regexp_replace(lower(url), '^https?://(www\.|m\.|mobile\.)?', ''), '(index\.html?)?[/?#]*$', '') AS page
    FROM sources
)
SELECT
    'sources' AS table_name,
    source_id AS row_id,
    'url' AS column_name,
    url AS value,
    CASE WHEN count(*) OVER (PARTITION BY page) > 1 THEN 'is the page of another source' END AS finding
FROM bare
