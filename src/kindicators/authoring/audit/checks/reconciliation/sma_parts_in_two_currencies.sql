-- title: Where a contribution was set partly in won and partly in dollars, the two make the total at a rate of the
--   year.
-- why: Agreements of 1998 to 2004 fixed a rate of their own, up to 10 percent from the mean of the year.
WITH years AS (
    SELECT
        year(period_start) AS year,
        any_value(figure_id) FILTER (component = 'won_part') AS figure_id,
        any_value(value) FILTER (component = 'won_part') AS won,
        any_value(value) FILTER (component = 'dollar_part') AS dollars
    FROM cost_sharing
    WHERE component IN ('won_part', 'dollar_part')
    GROUP BY ALL
),
sums AS (
    SELECT y.figure_id, y.won, y.dollars + y.won / r.value AS parts, min(t.value) AS least, max(t.value) AS most
    FROM years AS y
    JOIN krw_per_usd AS r ON year(r.period_start) = y.year
    JOIN cost_sharing AS t ON year(t.period_start) = y.year
    WHERE t.measure = 'contribution' AND t.component = 'total' AND t.unit = 'USD' AND t.status <> 'superseded'
        AND t.basis <> 'reported'
    GROUP BY ALL
)
SELECT
    'cost_sharing' AS table_name,
    figure_id AS row_id,
    'value' AS column_name,
    won::VARCHAR AS value,
    CASE WHEN parts NOT BETWEEN 0.9 * least AND 1.1 * most
        THEN format('makes {:.0f} million dollars with the other part; the total is {:.0f}',
            parts / 1e6, least / 1e6)
    END AS finding
FROM sums
