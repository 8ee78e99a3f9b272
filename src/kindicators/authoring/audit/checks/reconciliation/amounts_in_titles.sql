-- title: The amount that the title of a pledge, of its steps or of a tariff names is the amount of the row.
-- why: Titles are written by hand beside the number, so a slip in one of them shows: a factor of a thousand, a digit,
--   a wrong row. Two amounts may be parts of one. "Almost" leaves 3 percent.
WITH rows AS (
    SELECT 'investment_pledges' AS table_name, pledge_id AS row_id, title, [amount, amount_low, amount_high] AS amounts
    FROM investment_pledges
    UNION ALL
    SELECT 'pledge_events', event_id, title, [amount, amount_low, amount_high] FROM pledge_events
    UNION ALL
    SELECT 'tariff_rates', rate_id, title, [rate_percent] FROM tariff_rates
),
named AS (
    SELECT
        *,
        regexp_extract_all(title, '([0-9.]+)(?: (?:billion|million|trillion)| percent)', 1) AS numbers,
        regexp_extract_all(title, '[0-9.]+ ((?:billion|million|trillion)|percent)', 1) AS units
    FROM rows
),
cases AS (
    SELECT
        table_name,
        row_id,
        title,
        list_filter(amounts, lambda a: a IS NOT NULL) AS amounts,
        list_transform(list_zip(numbers, units), lambda z: z[1]::DOUBLE * CASE z[2] WHEN 'million' THEN 1e6
            WHEN 'billion' THEN 1e9 WHEN 'trillion' THEN 1e12 ELSE 1 END) AS parts
    FROM named
    WHERE len(numbers) > 0
),
sums AS (
    SELECT
        *,
        list_append(parts, list_sum(parts) * CASE WHEN title LIKE '% each %' THEN 2 ELSE 1 END) AS stated
    FROM cases
)
SELECT
    table_name,
    row_id,
    CASE table_name WHEN 'tariff_rates' THEN 'rate_percent' ELSE 'amount' END AS column_name,
    array_to_string(list_transform(amounts, lambda a: a::VARCHAR), ', ') AS value,
    CASE WHEN len(amounts) > 0 AND NOT list_bool_or(list_transform(amounts,
            lambda a: list_bool_or(list_transform(stated, lambda s: abs(a / s - 1) < 0.03))))
        THEN 'is none of the amounts in the title' END AS finding
FROM sums
