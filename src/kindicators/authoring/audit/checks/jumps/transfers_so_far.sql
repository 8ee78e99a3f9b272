-- title: What was sent so far never falls and grows at most fourfold in a year, by one reporter on one basis.
-- why: A sum so far cannot shrink. Reports begin a year after the first transfers, so larger leaps are a slip of a
--   digit.
WITH series AS (
    SELECT
        transfer_id,
        date,
        coalesce(value, low, high) AS amount,
        lag(coalesce(value, low, high)) OVER s AS before,
        date_diff('day', lag(date) OVER s, date) AS days
    FROM arms_transfers
    WHERE measure = 'cumulative' AND coalesce(value, low, high) IS NOT NULL AND status <> 'superseded'
    WINDOW s AS (PARTITION BY supplier, item, basis, unit, split_part(reporter, '-', 1) ORDER BY date)
)
SELECT
    'arms_transfers' AS table_name,
    transfer_id AS row_id,
    'value' AS column_name,
    amount::VARCHAR AS value,
    CASE WHEN amount < before THEN format('is less than the {:,.0f} of before', before)
        WHEN amount > before * 8 * greatest(1, days / 365) THEN format('is {:.1f} times that of {} days before',
            amount / before, days)
    END AS finding
FROM series
