-- title: From one estimate of a reporter to the next the arsenal does not shrink, and grows by no more than can be
--   made.
-- why: Material is not used up but in tests, so less needs a reason; and nobody thinks that the stock doubles within
--   a year: a factor of two in the time between and a third for each of its years is allowed.
WITH series AS (
    SELECT
        estimate_id, measure, date, coalesce(high, value, low) AS figure, coalesce(low, value, high) AS least,
        lag(coalesce(low, value)) OVER earlier AS before_least, lag(coalesce(high, value, low)) OVER earlier AS before,
        lag(date) OVER earlier AS before_date
    FROM nuclear_arsenal_estimates
    WHERE measure IN ('warheads_assembled', 'warheads_possible', 'warheads_unspecified', 'plutonium_kg', 'heu_kg')
    WINDOW earlier AS (PARTITION BY reporter, measure ORDER BY date)
)
SELECT
    'nuclear_arsenal_estimates' AS table_name,
    estimate_id AS row_id,
    'value' AS column_name,
    plain(figure) AS value,
    CASE
        WHEN figure < before_least THEN 'the reporter had at least ' || plain(before_least) || ' on ' || before_date
        WHEN least > before * (2 + (date - before_date) / 1000)
            THEN 'the reporter had at most ' || plain(before) || ' on ' || before_date
    END AS finding
FROM series
WHERE before IS NOT NULL
