-- title: Tariff rates are whole steps between 5 and 100 percent; agreements on cost sharing have few rounds and a low
--   cap.
-- why: Rates so far were 10, 15, 20, 25 and 50 percent. A rate as a fraction, or of another thing, falls out.
SELECT
    table_name,
    row_id,
    column_name,
    plain(number) AS value,
    CASE
        WHEN column_name = 'rate_percent' AND (number NOT BETWEEN 5 AND 100 OR number % 2.5 <> 0)
            THEN 'is no rate of 5 to 100 percent in steps of 2.5'
        WHEN column_name = 'rounds' AND number NOT BETWEEN 1 AND 15 THEN 'is no number of rounds from 1 to 15'
        WHEN column_name = 'growth_cap_percent' AND number NOT BETWEEN 2 AND 10 THEN 'is no cap of 2 to 10 percent'
        WHEN column_name = 'number' AND number::INT <> regexp_extract(row_id, '[0-9]+')::INT
            THEN 'is not the number in the identifier'
    END AS finding
FROM numbers
WHERE table_name IN ('tariff_rates', 'sma_agreements') AND column_name NOT IN ('first_year', 'last_year')
