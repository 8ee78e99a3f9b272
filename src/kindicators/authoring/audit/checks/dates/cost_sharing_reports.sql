-- title: An agreed contribution is not public before its agreement was reached, and a report on a year is at most 16
--   years old when it is made.
-- why: Sums of years past are in the White Paper of January 2019 and in a paper of 2005 at the latest. The first two
--   agreements set each year apart.
WITH figures AS (
    SELECT
        c.figure_id,
        c.reported_on,
        c.period_start,
        c.basis,
        CASE WHEN a.number > 2 THEN coalesce(a.agreed_on, a.signed_on) END AS agreed_on
    FROM cost_sharing AS c
    LEFT JOIN sma_agreements AS a USING (sma_id)
)
SELECT
    'cost_sharing' AS table_name,
    figure_id AS row_id,
    'reported_on' AS column_name,
    reported_on::VARCHAR AS value,
    CASE
        WHEN basis = 'agreed' AND reported_on < agreed_on THEN 'is before the agreement of ' || agreed_on
        WHEN reported_on > period_start + INTERVAL 24 YEAR THEN 'is more than 24 years after ' || period_start
        WHEN reported_on < period_start - INTERVAL 7 YEAR THEN 'is more than 7 years before ' || period_start
    END AS finding
FROM figures
