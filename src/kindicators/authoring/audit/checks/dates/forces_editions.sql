-- title: A figure of an edition is about a day at most fifteen months before the edition and not after it, all
-- figures of an edition became public on one day, and a goal lies at most 20 years ahead.
-- why: A White Paper counts the end of its year, and says what was at the end of the one before only in its early
-- editions. Comparisons with the past stand in series of their own.
WITH editions AS (
    SELECT
        *,
        mode(reported_on) OVER (PARTITION BY edition, source_id) AS usual
    FROM force_levels
)
SELECT
    'force_levels' AS table_name,
    figure_id AS row_id,
    'date' AS column_name,
    date::VARCHAR AS value,
    CASE
        WHEN series IN ('defense-white-paper', 'military-balance', 'defense-of-japan')
            AND reported_on - latest(date, date_precision, false) > 550
            THEN 'became public long after, on ' || reported_on
        WHEN reported_on < date AND date_precision <> 'day' THEN 'became public before, on ' || reported_on
        WHEN edition IS NOT NULL AND reported_on <> usual THEN 'the others of the edition became public on ' || usual
        WHEN target_date IS NOT NULL AND year(target_date) - year(date) NOT BETWEEN 0 AND 20
            THEN 'the goal lies in ' || year(target_date)
    END AS finding
FROM editions
