-- title: GDP and income in won and in dollars are one sum at the mean rate of the year.
-- why: The World Bank and the Bank of Korea convert at the mean of the Seoul market, which lies within 0.7 percent of
--   the one of New York. Before 1981, where the tables hold no rate, the rate implied must be that of the official
--   parities.
WITH pairs AS (
    SELECT w.figure_id, year(w.period_start) AS year, w.value, w.value / d.value AS implied
    FROM economic_context AS w
    JOIN economic_context AS d USING (country, measure, period_start, reporter)
    WHERE w.unit = 'KRW' AND d.unit = 'USD' AND (w.vintage = d.vintage OR reporter = 'world-bank')
),
eras(first, last, low, high) AS (
    VALUES (1960, 1960, 60, 70), (1961, 1963, 120, 131), (1964, 1967, 200, 280), (1968, 1974, 270, 410),
        (1975, 1979, 483, 485), (1980, 1980, 600, 615)
),
bounds AS (
    SELECT p.*, coalesce(e.low, 0.993 * r.value) AS low, coalesce(e.high, 1.007 * r.value) AS high
    FROM pairs AS p
    LEFT JOIN eras AS e ON p.year BETWEEN e.first AND e.last
    LEFT JOIN krw_per_usd AS r ON year(r.period_start) = p.year AND p.year > 1981
    WHERE p.year <> 1981
)
SELECT
    'economic_context' AS table_name,
    figure_id AS row_id,
    'value' AS column_name,
    plain(value) AS value,
    CASE WHEN implied BETWEEN low AND high THEN NULL
        ELSE format('is {:.1f} won to the dollar of the other row, not {:.1f} to {:.1f}', implied, low, high)
    END AS finding
FROM bounds
