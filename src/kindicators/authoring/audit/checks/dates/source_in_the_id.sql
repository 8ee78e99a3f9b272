-- title: The day or month in the id of a source is that of its publication.
-- why: A mistyped date of publication changes what was known when. A page may be dated a day off by the time zone.
WITH named AS (
    SELECT
        source_id,
        published_on,
        published_on_precision,
        regexp_extract(source_id, '(?:19|20)\d\d-(?:0[1-9]|1[0-2])(?:-[0-3]\d)?(?:-|$)').rtrim('-') AS said
    FROM sources
    WHERE published_on IS NOT NULL AND published_on_precision IN ('day', 'month')
)
SELECT
    'sources' AS table_name,
    source_id AS row_id,
    'published_on' AS column_name,
    published_on::VARCHAR AS value,
    CASE
        WHEN length(said) = 10 AND published_on_precision = 'day'
            THEN CASE WHEN abs(published_on - try_cast(said AS DATE)) > 1 THEN 'is not the ' || said || ' of its id' END
        WHEN left(said, 7) <> left(published_on::VARCHAR, 7) AND abs(published_on - (left(said, 7) || '-01')::DATE) > 31
            THEN 'is not the ' || said || ' of its id'
    END AS finding
FROM named
WHERE said <> ''
