-- title: Shares and ranks over five years, which share four of them with the next, change little, and no edition is
--   missing.
-- why: The share moved by at most 0.7 points a year, the rank by one.
WITH series AS (
    SELECT
        figure_id,
        measure,
        value,
        value - lag(value) OVER s AS change,
        year(period_start) - lag(year(period_start)) OVER s AS years,
        date_diff('year', period_start, period_end) AS length
    FROM arms_exports
    WHERE reporter = 'sipri' AND measure IN ('share', 'rank')
    WINDOW s AS (PARTITION BY measure ORDER BY period_start)
)
SELECT
    'arms_exports' AS table_name,
    figure_id AS row_id,
    'value' AS column_name,
    plain(value) AS value,
    CASE
        WHEN length <> 5 THEN 'is about ' || length || ' years, not five'
        WHEN years <> 1 THEN 'follows ' || years || ' years after the edition before'
        WHEN abs(change) > CASE measure WHEN 'share' THEN 0.8 ELSE 1 END THEN 'changed by ' || round(change, 1)
    END AS finding
FROM series
