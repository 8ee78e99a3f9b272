-- title: One publisher does not publish two pages of one title on one day.
-- why: The second is the same page at another address. An original may stand beside its copy.
SELECT
    'sources' AS table_name,
    source_id AS row_id,
    'title' AS column_name,
    title AS value,
    CASE WHEN count(*) OVER (PARTITION BY publisher, lower(title), published_on, is_mirror) > 1
        THEN 'is the title of another source of this publisher and day' END AS finding
FROM sources
WHERE published_on IS NOT NULL
