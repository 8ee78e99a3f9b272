-- title: Each mandate of the Panel of Experts begins on the day on which the one before ends.
-- why: The Panel worked without a break from 12 June 2009 to 30 April 2024, so a gap or an overlap is a wrong date
--   or a lost extension.
WITH mandates AS (
    SELECT *, lag(valid_to) OVER (ORDER BY valid_from) AS before
    FROM sanctions_measures
    WHERE kind = 'mandate' AND valid_from IS NOT NULL
)
SELECT
    'sanctions_measures' AS table_name,
    measure_id AS row_id,
    'valid_from' AS column_name,
    valid_from::VARCHAR AS value,
    CASE WHEN valid_from <> coalesce(before, DATE '2009-06-12') THEN 'the mandate before ended on '
        || coalesce(before, valid_from)
    END AS finding
FROM mandates
