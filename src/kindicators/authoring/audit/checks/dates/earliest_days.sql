-- title: No day in the tables of money and industry lies before the first thing that they are about.
-- why: A slip of a century, or of the day and the year, falls out: pledges begin in 2019, transfers to Russia with
--   the war of 2022, polls in 2006, exports of arms in 1975, Japanese budgets in 1955, prices and won in 1949 to
--   1960.
WITH earliest(table_name, day) AS (
    VALUES ('sma_agreements', DATE '1991-01-01'), ('cost_sharing', DATE '1989-01-01'),
        ('defense_spending', DATE '1949-01-01'), ('economic_context', DATE '1953-01-01'),
        ('tariff_rates', DATE '2018-03-01'), ('investment_pledges', DATE '2019-01-01'),
        ('pledge_events', DATE '2019-01-01'), ('arms_exports', DATE '1975-01-01'),
        ('arms_export_deals', DATE '2001-01-01'), ('arms_transfers', DATE '2022-02-01'),
        ('public_opinion', DATE '2006-01-01')
)
SELECT
    d.table_name,
    d.row_id,
    d.column_name,
    d.day::VARCHAR AS value,
    CASE WHEN d.day < e.day THEN 'is before ' || e.day
        WHEN d.day > DATE '2040-01-01' THEN 'is after the last contract, which ends with 2039' END AS finding
FROM days AS d
JOIN earliest AS e USING (table_name)
