-- title: The agreed contribution does not leap from one year to the next.
-- why: The largest rise was 22 percent (1993, in dollars), the largest fall 15 (1999).
WITH series AS (
    SELECT
        figure_id,
        value,
        year(period_start) - year(lag(period_start) OVER s) AS years,
        value / lag(value) OVER s AS ratio
    FROM cost_sharing
    WHERE series = 'agreed-totals'
    WINDOW s AS (PARTITION BY unit ORDER BY period_start)
)
SELECT
    'cost_sharing' AS table_name,
    figure_id AS row_id,
    'value' AS column_name,
    plain(value) AS value,
    CASE WHEN ratio NOT BETWEEN 0.8 AND 1.25
        THEN format('is {:.2f} times that of {}', ratio, if(years = 1, 'the year before', years || ' years before'))
    END AS finding
FROM series
