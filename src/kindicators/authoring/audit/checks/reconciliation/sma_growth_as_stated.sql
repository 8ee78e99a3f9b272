-- title: The growth of the contribution that the government states is the one between the agreed sums of two years.
-- why: A wrong sum or a wrong year shows here. Shares are printed to a tenth of a percent; sums in dollars of the
--   chart are rounded down to 10 million, and every stated sum of the two years may be the one that is meant.
WITH totals AS (
    SELECT
        figure_id,
        year(period_start) AS year,
        unit,
        value AS least,
        value + CASE WHEN series = 'agreed-totals' AND unit = 'USD' THEN 1e7 ELSE 0 END AS most
    FROM cost_sharing
    WHERE measure = 'contribution' AND component = 'total' AND (basis = 'agreed' OR series = 'donga-2005')
        AND value IS NOT NULL
),
steps AS (
    SELECT
        g.figure_id,
        g.value,
        min(100 * (t.least / b.most - 1)) AS least,
        max(100 * (t.most / b.least - 1)) AS most
    FROM cost_sharing AS g
    JOIN totals AS t ON t.year = year(g.period_start)
    JOIN totals AS b ON b.year = year(g.period_start) - 1 AND b.unit = t.unit
    WHERE g.measure = 'growth' AND g.component = 'total'
    GROUP BY ALL
)
SELECT
    'cost_sharing' AS table_name,
    figure_id AS row_id,
    'value' AS column_name,
    plain(value) AS value,
    CASE WHEN value NOT BETWEEN least - 0.06 AND most + 0.06
        THEN format('is stated; the sums make {:.1f} to {:.1f} percent', least, most)
    END AS finding
FROM steps
