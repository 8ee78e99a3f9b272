-- title: A tariff that was replaced ends on the day on which the next one begins, of the product or of a wider one.
-- why: A gap or an overlap between two rates would show a wrong rate on those days. What was struck down, ran out or
--   was lifted has no successor. A rate is announced at most two months before it begins, or after, where it is
--   backdated.
WITH cases AS (
    SELECT
        r.rate_id,
        r.valid_to,
        r.valid_from,
        r.announced_on,
        (SELECT min(n.valid_from) FROM tariff_rates AS n
         WHERE n.imposer = r.imposer AND n.target = r.target AND n.valid_from >= r.valid_to
            AND (n.product = r.product OR n.product = 'all_goods' OR (n.product = 'timber_lumber'
                AND r.product IN ('kitchen_cabinets', 'upholstered_furniture')))) AS next
    FROM tariff_rates AS r
    WHERE r.status = 'superseded'
)
SELECT
    'tariff_rates' AS table_name,
    rate_id AS row_id,
    'valid_to' AS column_name,
    valid_to::VARCHAR AS value,
    CASE WHEN next IS NULL THEN 'is replaced by no rate' WHEN next <> valid_to
        THEN 'is not ' || next || ', when the next rate begins' END AS finding
FROM cases
UNION ALL
SELECT
    'tariff_rates',
    rate_id,
    'valid_from',
    valid_from::VARCHAR,
    CASE WHEN valid_from NOT BETWEEN announced_on - 14 AND announced_on + 61
        THEN 'lies far from ' || announced_on || ', when it was announced' END
FROM tariff_rates
WHERE valid_from IS NOT NULL
