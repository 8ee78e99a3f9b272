-- title: The parts of a pledge do not add up to more than the pledge.
-- why: A pledge that was split anew has the parts of the last split only. One percent is left for rounding. Five
--   pledges are known to be split in full.
WITH parts AS (
    SELECT
        w.pledge_id,
        coalesce(w.amount, w.amount_high, w.amount_low) AS whole,
        sum(coalesce(p.amount, p.amount_high, p.amount_low)) AS parts,
        count(*) AS n
    FROM investment_pledges AS w
    JOIN investment_pledges AS p ON p.parent_pledge_id = w.pledge_id
    WHERE p.currency = w.currency AND (p.status <> 'superseded' OR w.status = 'superseded')
    GROUP BY ALL
)
SELECT
    'investment_pledges' AS table_name,
    pledge_id AS row_id,
    'amount' AS column_name,
    whole::VARCHAR AS value,
    CASE WHEN parts > 1.01 * whole THEN format('has parts of {:,.0f} million', parts / 1e6)
        WHEN n > 1 AND parts < 0.99 * whole AND pledge_id IN ('kor-usa-350bn-2025', 'hyundai-usa-21bn-2025',
                'kor-companies-usa-39bn-2021', 'jpn-usa-36bn-first-projects-2026', 'kor-ukr-2300m-2023')
            THEN format('is split into parts of {:,.0f} million only', parts / 1e6)
    END AS finding
FROM parts
