-- title: Date aimed at for the transfer of wartime OPCON, when it was aimed at
-- topic: OPCON
-- unit: year
-- subject: joint (decided by both governments) or rok (a goal of the ROK government)
-- frequency: change
-- plot: slippage
-- definition: The date aimed at, as a decimal year (2012.29 is 17 April 2012), from the day on which it was decided or
--   announced until it was replaced or had passed. A window or a whole year has only low and high, 'by' a date only
--   high.
-- choice: Joint: decisions of the defence ministers, presidents or the Security Consultative Meeting that set or
--   replaced a target. ROK: goals announced by its president, cabinet or Ministry of National Defense; one ends also
--   when a joint decision replaces it. Proposals, press reports and targets of IOC or FOC are left out.
-- caveats: The joint decision of 23 October 2014 set no date, so the joint series ends there. What is said in words is
--   a range: the mid-2020s are read as 2024 to 2026.
-- tables: opcon_milestones
WITH decisions AS (
    SELECT
        CASE WHEN announced_by IN ('rok-us-scm', 'rok-us-defence-ministers', 'rok-us-presidents') THEN 'joint' ELSE 'rok' END
            AS subject,
        date, target_from, target_to, source_id
    FROM opcon_milestones
    WHERE stage = 'transfer' AND (
        (
            announced_by IN ('rok-us-scm', 'rok-us-defence-ministers', 'rok-us-presidents')
            AND kind IN ('agreement', 'postponement') AND (target_to IS NOT NULL OR supersedes IS NOT NULL)
        )
        OR (announced_by IN ('rok-president', 'rok-mnd', 'rok-cabinet') AND kind = 'target' AND target_to IS NOT NULL)
    )
),
ended AS (
    SELECT
        *,
        (
            SELECT min(later.date) FROM decisions AS later
            WHERE later.date > decisions.date AND later.subject IN (decisions.subject, 'joint')
        ) AS replaced_on
    FROM decisions
)
SELECT
    subject,
    date AS period_start,
    -- The coverage ends with the last step that is known: a goal that lies ahead of it is open.
    CASE
        WHEN replaced_on IS NOT NULL THEN least(replaced_on, target_to + 1)
        WHEN target_to < (SELECT max(date) FROM opcon_milestones) THEN target_to + 1
    END AS period_end,
    CASE WHEN target_from = target_to THEN year(target_to) + (dayofyear(target_to) - 1) / dayofyear(make_date(year(target_to), 12, 31)) END AS value,
    CASE WHEN target_from < target_to THEN year(target_from) + (dayofyear(target_from) - 1) / dayofyear(make_date(year(target_from), 12, 31)) END AS low,
    CASE WHEN target_from IS DISTINCT FROM target_to THEN year(target_to) + (dayofyear(target_to) - 1) / dayofyear(make_date(year(target_to), 12, 31)) END AS high,
    'year' AS unit,
    source_id AS source_ids
FROM ended
WHERE target_to IS NOT NULL
