-- title: The votes on a resolution make up the Security Council, and who is named fits the counts.
-- why: The Council had 11 members until the end of 1965 and has 15 since; a resolution needs 7, later 9 of them, and
--   no veto. Those who did not vote for it are named in the table of votes, each once.
WITH named AS (
    SELECT
        resolution_id,
        count(*) FILTER (vote IN ('against', 'veto')) AS against,
        count(*) FILTER (vote = 'abstained') AS abstained,
        count(*) FILTER (vote IN ('absent', 'not_participating')) AS absent,
        count(*) FILTER (vote = 'veto') AS vetoes,
        count(*) - count(DISTINCT actor) AS doubles
    FROM sanctions_votes
    GROUP BY resolution_id
)
SELECT
    'sanctions_resolutions' AS table_name,
    r.resolution_id AS row_id,
    'votes_for' AS column_name,
    concat_ws('-', votes_for, votes_against, votes_abstain, votes_absent) AS value,
    CASE
        WHEN votes_for + votes_against + votes_abstain + votes_absent <> CASE WHEN date < DATE '1966-01-01'
            THEN 11 ELSE 15 END
            THEN 'does not make up the Council'
        WHEN status = 'adopted' AND votes_for < CASE WHEN date < DATE '1966-01-01' THEN 7 ELSE 9 END
            THEN 'is not enough to be adopted'
        WHEN (status = 'vetoed') <> (coalesce(vetoes, 0) > 0) THEN coalesce(vetoes, 0) || ' vetoes are named'
        WHEN coalesce(against, 0) <> votes_against OR coalesce(abstained, 0) <> votes_abstain
                OR coalesce(absent, 0) <> votes_absent OR doubles > 0
            THEN coalesce(against, 0) || ' against, ' || coalesce(abstained, 0) || ' abstaining and '
                || coalesce(absent, 0)
                || ' absent are named'
    END AS finding
FROM sanctions_resolutions AS r
LEFT JOIN named USING (resolution_id)
WHERE votes_for IS NOT NULL OR named.resolution_id IS NOT NULL
