-- title: What is stated of a contribution in dollars and in won is one sum at a rate of its year or of the report.
-- why: Reporters convert at the rate of the day; yearly means of the two years with 6 percent to either side hold
--   every rate of those years outside the crises of 1997 and 2008. More is a mistaken sum, year or unit.
WITH won AS (
    SELECT period_start, value
    FROM cost_sharing
    WHERE unit = 'KRW' AND measure = 'contribution' AND component = 'total'
),
rates AS (
    SELECT year(period_start) AS year, avg(value) AS rate
    FROM economic_context
    WHERE measure = 'exchange_rate_average' AND reporter = 'us-federal-reserve'
    GROUP BY ALL
),
figures AS (
    SELECT d.figure_id, d.value, won.value / d.value AS implied, list_sort([a.rate, coalesce(b.rate, a.rate)]) AS rates
    FROM cost_sharing AS d
    JOIN won USING (period_start)
    JOIN rates AS b ON b.year = year(d.reported_on)
    LEFT JOIN rates AS a ON a.year = year(d.period_start)
    WHERE d.unit = 'USD' AND d.measure = 'contribution' AND d.component = 'total'
        AND d.period_end = d.period_start + INTERVAL 1 YEAR
)
SELECT
    'cost_sharing' AS table_name,
    figure_id AS row_id,
    'value' AS column_name,
    plain(value) AS value,
    CASE WHEN implied NOT BETWEEN 0.94 * rates[1] AND 1.06 * rates[2]
        THEN format('is a rate of {:.0f} won; the means of the two years are {:.0f} and {:.0f}',
            implied, rates[1], rates[2])
    END AS finding
FROM figures
