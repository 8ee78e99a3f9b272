-- id: opcon_months_left
-- title: Time left until the date aimed at for the transfer of wartime OPCON
-- topic: OPCON
-- unit: months
-- subject: joint (decided by both governments) or rok (a goal of the ROK government)
-- frequency: month
-- plot: line
-- definition: The months from the first day of each month to the date that was then aimed at (opcon_target_year), in
--   twelfths of a year.
-- choice: As for opcon_target_year.
-- caveats: A month in which no date was aimed at has no row. A low end below zero says that the window has begun. Months
--   that lie ahead show what will be left if the goal of today stands.
-- tables: opcon_target_year
SELECT
    subject,
    month AS period_start,
    (month + INTERVAL 1 MONTH)::DATE AS period_end,
    round((value - now) * 12, 1) AS value,
    round((low - now) * 12, 1) AS low,
    round((high - now) * 12, 1) AS high,
    'months' AS unit,
    source_ids
FROM (
    SELECT
        m.month::DATE AS month,
        year(m.month) + (dayofyear(m.month) - 1) / dayofyear(make_date(year(m.month), 12, 31)) AS now
    FROM generate_series(DATE '2005-01-01', (SELECT max(period_end) FROM opcon_target_year)::TIMESTAMP, INTERVAL 1 MONTH) AS m(month)
) AS months
JOIN opcon_target_year AS aimed
    ON month >= aimed.period_start AND month < aimed.period_end
