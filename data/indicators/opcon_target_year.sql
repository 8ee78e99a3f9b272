-- id: opcon_target_year
-- title: Date aimed at for the transfer of wartime OPCON, when it was aimed at
-- topic: OPCON
-- unit: year
-- subject: joint (decided by both governments) or rok (a goal of the ROK government)
-- frequency: change
-- plot: slippage
-- definition: The date aimed at, as a decimal year (2012.292 is 17 April 2012), from the day on which it was decided or
--   announced until it was replaced or, at the latest, had passed. A window or a whole year has only low and high, 'by'
--   a date only high.
-- choice: Joint: decisions of the defence ministers, presidents or the Security Consultative Meeting that set or
--   replaced a target. ROK: goals announced by its president, cabinet or Ministry of National Defense; one ends also
--   when a joint decision replaces it. Proposals, press reports and targets of IOC or FOC are left out.
-- caveats: A decision or goal without a date ends a target and has no row: the joint decision of 23 October 2014, the
--   goal of an early transfer of 19 July 2017. What is said in words is a range: the mid-2020s are read as 2024 to 2026.
-- tables: opcon_milestones
WITH decisions AS (
    SELECT
        CASE WHEN announced_by IN ('rok-us-scm', 'rok-us-defence-ministers', 'rok-us-presidents') THEN 'joint' ELSE 'rok' END
            AS subject,
        date, target_from, target_to, kind, supersedes, announced_by, source_id
    FROM opcon_milestones
    WHERE stage = 'transfer'
),
targets AS (
    SELECT
        subject, date, source_id, target_from, target_to,
        round(
            year(target_from) + (dayofyear(target_from) - 1) / dayofyear(make_date(year(target_from), 12, 31)), 3
        ) AS first_year,
        round(year(target_to) + (dayofyear(target_to) - 1) / dayofyear(make_date(year(target_to), 12, 31)), 3) AS last_year
    FROM decisions
    WHERE subject = 'joint' AND kind IN ('agreement', 'postponement') AND (target_to IS NOT NULL OR supersedes IS NOT NULL)
        OR announced_by IN ('rok-president', 'rok-mnd', 'rok-cabinet') AND kind = 'target'
)
SELECT
    subject,
    date AS period_start,
    -- Replaced by a later one (if there is none, least() leaves the NULL out), or passed.
    least(
        (
            SELECT min(later.date) FROM targets AS later
            WHERE later.date > targets.date AND later.subject IN (targets.subject, 'joint')
        ),
        target_to + 1
    ) AS period_end,
    CASE WHEN target_from = target_to THEN last_year END AS value,
    CASE WHEN target_from < target_to THEN first_year END AS low,
    CASE WHEN target_from IS DISTINCT FROM target_to THEN last_year END AS high,
    'year' AS unit,
    source_id AS source_ids
FROM targets
WHERE target_to IS NOT NULL
