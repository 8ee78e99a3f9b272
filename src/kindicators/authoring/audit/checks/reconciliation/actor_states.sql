-- title: An actor whose id begins with a state belongs to that state.
-- why: An agency under the wrong Korea would turn up in the sums of the other one.
WITH RECURSIVE above AS (
    SELECT actor_id, parent_id AS state FROM actors WHERE parent_id IS NOT NULL
    UNION
    SELECT above.actor_id, parent_id FROM above JOIN actors ON actors.actor_id = state WHERE parent_id IS NOT NULL
),
prefixes (prefix, state) AS (
    VALUES ('rok-', 'KOR'), ('prk-', 'PRK'), ('us-', 'USA'), ('jpn-', 'JPN'), ('chn-', 'CHN'), ('rus-', 'RUS')
)
SELECT
    'actors' AS table_name,
    actor_id AS row_id,
    'parent_id' AS column_name,
    parent_id AS value,
    CASE WHEN NOT EXISTS (FROM above WHERE above.actor_id = actors.actor_id AND above.state = prefixes.state)
        THEN 'does not lead to ' || prefixes.state END AS finding
FROM actors JOIN prefixes ON starts_with(actor_id, prefix)
WHERE parent_id IS NOT NULL AND NOT starts_with(actor_id, 'rok-us-')
