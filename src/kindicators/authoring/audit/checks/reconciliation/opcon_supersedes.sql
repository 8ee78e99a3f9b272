-- title: A target that was replaced has that status, is about the same stage as the one that replaced it, and is
-- replaced once.
-- why: The slippage of the transfer is counted along this chain.
SELECT
    'opcon_milestones' AS table_name,
    new.milestone_id AS row_id,
    'supersedes' AS column_name,
    new.supersedes AS value,
    CASE
        WHEN old.status <> 'superseded' THEN 'what it replaced has the status ' || old.status
        WHEN old.stage <> new.stage THEN 'what it replaced is about ' || old.stage || ', not ' || new.stage
        WHEN old.target_from IS NULL AND old.target_to IS NULL THEN 'what it replaced has no target'
        WHEN count(*) OVER (PARTITION BY new.supersedes) > 1 THEN 'it is replaced more than once'
    END AS finding
FROM opcon_milestones AS new
JOIN opcon_milestones AS old ON old.milestone_id = new.supersedes
