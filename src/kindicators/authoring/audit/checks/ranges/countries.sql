-- title: A country stands in a column only where it can: the ROK pays, exports and is taxed, and rows of a country
--   begin with its code.
-- why: A swapped KOR and PRK would pass every other rule, as both are countries.
WITH cells_of AS (
    SELECT table_name, row_id, column_name, cell, regexp_extract(row_id, '^([a-z]+)-', 1) AS first
    FROM cells
),
allowed(table_name, column_name, countries) AS (
    VALUES ('cost_sharing', 'payer', ['KOR', 'JPN', 'USA']), ('cost_sharing', 'recipient', ['usfk', 'usfj']),
        ('tariff_rates', 'imposer', ['USA']), ('tariff_rates', 'target', ['KOR', 'TWN']),
        ('arms_exports', 'exporter', ['KOR']), ('arms_export_deals', 'exporter', ['KOR']),
        ('public_opinion', 'country', ['KOR', 'USA'])
),
promised(table_name, column_name) AS (
    VALUES ('defense_spending', 'country'), ('economic_context', 'country'), ('arms_export_deals', 'customer'),
        ('tariff_rates', 'imposer')
)
SELECT
    table_name,
    row_id,
    column_name,
    cell AS value,
    CASE WHEN cell NOT IN countries THEN 'is none of ' || array_to_string(countries, ', ') END AS finding
FROM cells_of
JOIN allowed USING (table_name, column_name)
UNION ALL
SELECT
    table_name,
    row_id,
    column_name,
    cell,
    CASE WHEN lower(cell) <> first THEN 'is not the country in the id, ' || first END
FROM cells_of
JOIN promised USING (table_name, column_name)
UNION ALL
SELECT
    table_name,
    row_id,
    column_name,
    cell,
    CASE WHEN cell = 'PRK' THEN 'pledges nothing and is pledged nothing' END
FROM cells_of
WHERE table_name = 'investment_pledges' AND column_name IN ('pledger', 'beneficiary')
