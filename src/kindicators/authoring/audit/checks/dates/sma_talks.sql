-- title: The steps of an agreement on cost sharing lie between two years before its first year and its third year.
-- why: Every agreement so far was agreed at the earliest in the autumn before the year before, and in force at the
--   latest in its second year. A swapped century, day or year falls out.
WITH steps AS (
    SELECT d.row_id, d.column_name, d.day, a.first_year
    FROM days AS d
    JOIN sma_agreements AS a ON a.sma_id = d.row_id
    WHERE d.table_name = 'sma_agreements' AND d.column_name IN ('agreed_on', 'signed_on', 'ratified_on', 'valid_from')
)
SELECT
    'sma_agreements' AS table_name,
    row_id,
    column_name,
    day::VARCHAR AS value,
    CASE WHEN day NOT BETWEEN make_date(first_year - 2, 7, 1) AND make_date(first_year + 1, 12, 31)
        THEN 'lies far from ' || first_year || ', the first year of the agreement'
    END AS finding
FROM steps
