-- id: dprk_troops_in_russia_envelope
-- title: Range of the estimates of North Korean troops in Russia
-- topic: Troops
-- unit: persons
-- subject: present (in Russia at the time) or sent (so far, since October 2024)
-- frequency: month
-- plot: line
-- definition: For each month the lowest and the highest of the figures that then stood for the troops present in Russia
--   (dprk_troops_in_russia) and for all that had been sent there (dprk_troops_sent_to_russia): the latest one of each
--   reporter about a day of that month or of the five months before it.
-- choice: Every reporter of the two indicators counts once, with its latest figure; there is no middle value.
-- caveats: A range of statements, not of uncertainty: where one reporter alone had spoken in six months its two ends
--   are the same. Where the highest figure is one of 'more than', there is no high end. A month six months after the
--   last statement has no row.
-- tables: dprk_troops_in_russia, dprk_troops_sent_to_russia
WITH statements AS (
    SELECT 'present' AS what, * FROM dprk_troops_in_russia
    UNION ALL
    SELECT 'sent' AS what, * FROM dprk_troops_sent_to_russia
),
months AS (
    SELECT month::DATE AS first_day, (month + INTERVAL 1 MONTH)::DATE AS next
    FROM generate_series(
        (SELECT date_trunc('month', min(period_start)) FROM statements)::TIMESTAMP,
        (SELECT max(period_start) FROM statements)::TIMESTAMP,
        INTERVAL 1 MONTH
    ) AS m(month)
),
standing AS (
    SELECT what, first_day, next, low, value, high, source_ids
    FROM months
    JOIN statements ON period_start < next AND period_start >= next - INTERVAL 6 MONTH
    QUALIFY row_number() OVER (PARTITION BY what, first_day, subject ORDER BY period_start DESC) = 1
)
SELECT
    what AS subject,
    first_day AS period_start,
    next AS period_end,
    NULL AS value,
    -- The end of a range that somebody leaves open beyond all the other figures is open.
    CASE WHEN count(*) = count(coalesce(low, value)) OR min(coalesce(low, value)) <= min(high)
        THEN min(coalesce(low, value)) END AS low,
    CASE WHEN count(*) = count(coalesce(high, value)) OR max(coalesce(high, value)) >= max(low)
        THEN max(coalesce(high, value)) END AS high,
    'persons' AS unit,
    string_agg(DISTINCT source_ids, '; ' ORDER BY source_ids) AS source_ids
FROM standing
GROUP BY ALL
