-- title: Rates, prices and products do not leap from one year or month to the next.
-- why: The won fell by a third in 1998 and by a fifth in 2008; Korean GDP grew by up to 43 percent a year at the
--   prices of the 1960s and 1970s, in dollars it fell by a third in 1998 and in 1961, and rose by 42 percent in 1963.
--   Months changed by less than 5 percent.
WITH series AS (
    SELECT
        figure_id,
        measure,
        country,
        unit,
        value,
        period_start,
        date_diff('month', lag(period_start) OVER s, period_start) AS months,
        value / lag(value) OVER s AS ratio
    FROM economic_context
    WHERE unit <> 'percent' AND measure <> 'wage_annual' AND measure <> 'gni_per_capita'
    WINDOW s AS (PARTITION BY country, measure, unit, reporter, base_year,
        date_diff('month', period_start, period_end) ORDER BY period_start, reported_on)
),
bounds AS (
    SELECT
        *,
        CASE
            WHEN months = 1 THEN 0.93
            WHEN measure = 'exchange_rate_average' THEN 0.8
            WHEN unit = 'USD' AND country = 'KOR' THEN 0.6
            ELSE 0.96
        END AS least,
        CASE
            WHEN months = 1 THEN 1.07
            WHEN measure = 'exchange_rate_average' THEN 1.5
            WHEN country = 'USA' THEN 1.16
            WHEN unit = 'USD' THEN 1.43
            WHEN period_start < DATE '1982-01-01' THEN 1.45
            ELSE 1.3
        END AS most
    FROM series
    WHERE months BETWEEN 0 AND 12
)
SELECT
    'economic_context' AS table_name,
    figure_id AS row_id,
    'value' AS column_name,
    plain(value) AS value,
    CASE WHEN ratio NOT BETWEEN least AND most
        THEN format('is {:.2f} times the value of {}', ratio,
            if(months = 1, 'the month before', months || ' months before')) END AS finding
FROM bounds
