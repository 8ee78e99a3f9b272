-- id: pledge_disbursed_share
-- title: Share of the pledged investments in the US that has been paid
-- topic: Pledges
-- unit: percent
-- subject: pledger
-- frequency: change
-- plot: step
-- definition: Payments up to the day (pledges_disbursed_usd) in percent of what the pledger had then pledged
--   (pledges_announced_usd).
-- choice: As for the two indicators.
-- caveats: Only for pledgers with a payment and a pledge of one figure. A payment that no side has confirmed counts only
--   towards high.
-- tables: pledges_disbursed_usd, pledges_announced_usd
SELECT
    paid.subject,
    greatest(paid.period_start, pledged.period_start) AS period_start,
    least(paid.period_end, pledged.period_end) AS period_end,
    round(100 * paid.value / pledged.value, 3) AS value,
    round(100 * paid.low / pledged.value, 3) AS low,
    round(100 * paid.high / pledged.value, 3) AS high,
    'percent' AS unit,
    array_to_string(
        list_sort(list_distinct(string_split(concat_ws('; ', paid.source_ids, pledged.source_ids), '; '))), '; '
    ) AS source_ids
FROM pledges_disbursed_usd AS paid
JOIN pledges_announced_usd AS pledged
    ON pledged.subject = paid.subject AND pledged.value > 0
    AND (pledged.period_end IS NULL OR pledged.period_end > paid.period_start)
    AND (paid.period_end IS NULL OR paid.period_end > pledged.period_start)
