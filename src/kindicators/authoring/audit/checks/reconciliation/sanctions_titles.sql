-- title: The number in the title of a listing is that of the row.
-- why: The title says how many people, entities or vessels were listed.
SELECT
    'sanctions_measures' AS table_name,
    measure_id AS row_id,
    'value' AS column_name,
    plain(value) AS value,
    CASE WHEN value IS DISTINCT FROM CASE WHEN title LIKE 'One %' THEN 1
        ELSE try_cast(regexp_extract(title, '\d+') AS DOUBLE) END
            THEN 'the title says: ' || title
        WHEN NOT contains(lower(title), left(subject, 5)) THEN 'is of ' || subject || ', the title says: ' || title
        WHEN measure_id <> resolution_id || '-' || subject THEN 'the id names another resolution or subject'
    END AS finding
FROM sanctions_measures
WHERE kind = 'designation'
