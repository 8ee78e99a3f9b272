-- title: A measure states a number that measures of its kind state, and caps in two units fit each other.
-- why: A tonne of crude oil holds 7.3 barrels and of oil products 7.5 to 8.5, a tonne of coal was worth 53.4 dollars
--   by the caps of resolution 2321 (the weight or the worth, whichever is less); listings run from 1 to 31 at once.
WITH bounds (subject, unit, least, most) AS (
    VALUES
        ('individuals', 'count', 1, 20), ('entities', 'count', 1, 15), ('vessels', 'count', 1, 40),
        ('coal_exports', 'tonnes', 1000000, 1010000), ('coal_exports', 'tonnes_per_year', 7000000, 8000000),
        ('coal_exports', 'USD', 53000000, 54000000), ('coal_exports', 'USD_per_year', 400000000, 401000000),
        ('refined_petroleum', 'barrels', 500000, 500000), ('refined_petroleum', 'barrels_per_year', 375000, 2000000),
        ('crude_oil', 'barrels_per_year', 3000000, 4000000), ('crude_oil', 'tonnes_per_year', 500000, 550000),
        ('crude_oil', 'days', 90, 90), ('workers', 'months', 12, 24)
)
SELECT
    table_name,
    row_id,
    column_name,
    number::BIGINT::VARCHAR AS value,
    CASE
        WHEN least IS NULL THEN 'no range is stated for ' || m.subject || ' in ' || coalesce(m.unit, 'no unit')
        WHEN number NOT BETWEEN least AND most THEN m.subject || ' lies between ' || thousands(least) || ' and '
            || thousands(most)
            || ' ' || m.unit
        WHEN (m.kind = 'cap') <> (column_name = 'high') THEN 'only a cap stands in high'
        WHEN m.unit IN ('USD', 'USD_per_year') AND abs(number / tonnes.high - 53.45) > 0.1
            THEN 'makes ' || round(number / tonnes.high, 2) || ' dollars a tonne'
    END AS finding
FROM numbers
JOIN sanctions_measures AS m ON table_name = 'sanctions_measures' AND row_id = measure_id
LEFT JOIN bounds ON bounds.subject = m.subject AND bounds.unit = m.unit
LEFT JOIN sanctions_measures AS tonnes ON tonnes.subject = m.subject AND tonnes.valid_from = m.valid_from
    AND tonnes.kind = 'cap' AND tonnes.unit = replace(m.unit, 'USD', 'tonnes') AND tonnes.measure_id <> m.measure_id
WHERE column_name IN ('value', 'low', 'high')
