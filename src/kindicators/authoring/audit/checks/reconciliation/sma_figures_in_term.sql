-- title: A figure that names a Special Measures Agreement lies in the years that the agreement pays for.
-- why: The agreement is found by the year; a wrong year or a wrong number would set a sum under other terms. US
--   fiscal years begin on 1 October of the year before and count by the year in which they end.
WITH figures AS (
    SELECT
        c.figure_id,
        c.sma_id,
        year(c.period_end - INTERVAL 1 DAY) AS last,
        CASE WHEN month(c.period_start) = 10 THEN year(c.period_start) + 1 ELSE year(c.period_start) END AS first,
        a.first_year,
        a.last_year
    FROM cost_sharing AS c
    JOIN sma_agreements AS a USING (sma_id)
)
SELECT
    'cost_sharing' AS table_name,
    figure_id AS row_id,
    'sma_id' AS column_name,
    sma_id AS value,
    CASE WHEN first < first_year OR last > last_year
        THEN 'is about ' || first || ' to ' || last || '; the agreement pays for ' || first_year || ' to ' || last_year
    END AS finding
FROM figures
