-- id: opcon_target_slippage_months
-- title: Slippage of the date aimed at for the transfer of wartime OPCON
-- topic: OPCON
-- unit: months
-- subject: joint (decided by both governments) or rok (a goal of the ROK government)
-- frequency: change
-- plot: slippage
-- definition: The date aimed at (opcon_target_year) less the first day that was ever fixed for the transfer, 17 April
--   2012, in months of a twelfth of a year.
-- choice: As for opcon_target_year.
-- caveats: Targets from before the first fixed day are left out: the window of 2006 ended 33 days before it, which
--   nobody called a delay. After 23 October 2014 no joint date exists to measure; the goals of the ROK government are
--   its own.
-- tables: opcon_target_year
WITH first AS (
    SELECT value AS target, period_start FROM opcon_target_year
    WHERE subject = 'joint' AND value IS NOT NULL ORDER BY period_start LIMIT 1
)
SELECT
    subject,
    aimed.period_start,
    period_end,
    round((value - target) * 12, 1) AS value,
    round((low - target) * 12, 1) AS low,
    round((high - target) * 12, 1) AS high,
    'months' AS unit,
    source_ids
FROM opcon_target_year AS aimed, first
WHERE aimed.period_start >= first.period_start
