-- title: A series of budgets or of shares does not leap from one year to the next.
-- why: Beyond the leaps of the ROK from 1975 to 1980, of wars and of the won in 1998 no year known changed by more
--   than 40 percent. Estimates of the Correlates of War may double. A slip of a digit or a unit is more than that.
WITH series AS (
    SELECT
        figure_id,
        fiscal_year,
        value,
        reporter,
        value / lag(value) OVER s AS ratio,
        fiscal_year - lag(fiscal_year) OVER s AS years
    FROM defense_spending
    WHERE fiscal_year IS NOT NULL AND value > 0 AND unit <> 'percent' AND stage NOT IN ('plan', 'target', 'projection')
    WINDOW s AS (PARTITION BY country, measure, stage, unit, reporter, vintage ORDER BY fiscal_year)
),
steps AS (
    SELECT *, CASE WHEN reporter = 'cow-project' THEN 2 WHEN fiscal_year <= 1980 THEN 1.65 ELSE 1.4 END ** years AS most
    FROM series
    WHERE years <= 3
)
SELECT
    'defense_spending' AS table_name,
    figure_id AS row_id,
    'value' AS column_name,
    plain(value) AS value,
    CASE WHEN ratio NOT BETWEEN 1 / most AND most
        THEN format('is {:.2f} times the value of {}', ratio,
            if(years = 1, 'the year before', years || ' years before')) END AS finding
FROM steps
