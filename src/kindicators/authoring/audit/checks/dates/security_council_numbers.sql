-- title: Resolutions and statements are numbered in the order of their days, and at the pace of the Council.
-- why: The Council numbers resolutions without a gap: 65 a year at most since 1990, 40 in any year before. The
--   numbers of statements and drafts begin anew each year and hold it; the id holds number and year.
WITH numbered AS (
    SELECT
        *, try_cast(number AS INTEGER) AS n,
        lag(date) OVER (PARTITION BY kind ORDER BY try_cast(number AS INTEGER)) AS before,
        lag(try_cast(number AS INTEGER)) OVER (PARTITION BY kind ORDER BY try_cast(number AS INTEGER)) AS number_before
    FROM sanctions_resolutions
)
SELECT
    'sanctions_resolutions' AS table_name,
    resolution_id AS row_id,
    'number' AS column_name,
    number AS value,
    CASE
        WHEN kind = 'resolution' AND n IS NULL THEN 'is no number of a resolution'
        WHEN kind = 'resolution' AND resolution_id <> 'unsc-' || number || '-' || year(date)
            OR kind <> 'resolution' AND NOT contains(resolution_id, year(date)::VARCHAR) THEN 'is of ' || date
                || ' and the id is not'
        WHEN kind = 'resolution' AND date < before THEN 'resolution ' || number_before || ' is of ' || before
        WHEN kind = 'resolution' AND n - number_before > 80 * ((date - before) / 365.25 + 0.5)
            THEN 'is too far from ' || number_before || ' of ' || before
        WHEN regexp_matches(number, '/\d{4}/') AND number NOT LIKE '%/' || year(date) || '/%' THEN 'is not of '
            || year(date)
        WHEN date NOT BETWEEN DATE '1950-06-25' AND DATE '2100-01-01' OR reported_on < date OR reported_on > date + 7
            THEN 'is of ' || date || ' and became known on ' || reported_on
    END AS finding
FROM numbered
