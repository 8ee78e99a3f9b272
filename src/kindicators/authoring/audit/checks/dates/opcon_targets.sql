-- title: A target of the transfer lies ahead of the day on which it was set, by 13 years at most, the year in its
-- words is that of its window, and a stage is assessed after the one before it.
-- why: The longest official horizon was that of 2014 to the mid-2020s. Initial capability comes before full
-- operational capability, and that before full mission capability.
WITH assessed AS (
    SELECT stage, min(date) AS first
    FROM opcon_milestones WHERE kind = 'assessment' AND status = 'occurred'
    GROUP BY stage
)
SELECT
    'opcon_milestones' AS table_name,
    milestone_id AS row_id,
    'target_to' AS column_name,
    target_to::VARCHAR AS value,
    CASE
        WHEN date > target_to THEN 'was set later, on ' || date
        WHEN target_from < date AND target_precision <> 'year' AND target_from < date - 31
            THEN 'begins before it was set'
        WHEN year(target_to) - year(date) > 13 THEN 'lies far ahead of ' || date
        WHEN target_precision <> 'approximate' AND NOT contains(target_text, year(target_to)::VARCHAR)
            THEN 'is not what the words say: ' || target_text
        WHEN target_precision IN ('day', 'month') AND NOT contains(target_text || title, strftime(target_to, '%B'))
            THEN 'is not what the words say: ' || target_text
        WHEN kind = 'assessment' AND status = 'occurred' AND stage = 'foc'
            AND date < (SELECT first FROM assessed WHERE stage = 'ioc')
                THEN 'was assessed before the stage that precedes it'
        WHEN kind = 'assessment' AND status = 'occurred' AND stage = 'fmc' AND date < coalesce(
            (SELECT first FROM assessed WHERE stage = 'foc'), DATE '2100-01-01'
        ) THEN 'was assessed before the stage that precedes it'
    END AS finding
FROM opcon_milestones
WHERE target_to IS NOT NULL OR kind = 'assessment'
