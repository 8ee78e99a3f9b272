-- title: Every agreement has at least two parties, and its id names no other state than them.
-- why: The id of an agreement begins with the parties. One that many states have signed has a row for North Korea
-- alone.
WITH parties AS (
    SELECT agreement_id, list(lower(actor_id)) AS names FROM agreement_parties GROUP BY agreement_id
),
named AS (
    SELECT
        agreements.agreement_id,
        coalesce(names, []) AS names,
        list_filter(
            string_split(agreements.agreement_id, '-'),
            lambda part: part IN ('kor', 'prk', 'usa', 'jpn', 'chn', 'rus', 'sun')
        ) AS states
    FROM agreements LEFT JOIN parties USING (agreement_id)
)
SELECT
    'agreements' AS table_name,
    agreement_id AS row_id,
    '' AS column_name,
    array_to_string(list_sort(names), ' ') AS value,
    CASE
        WHEN len(names) < 2 AND agreement_id <> 'npt-1968' THEN 'it has ' || len(names) || ' party'
        WHEN NOT list_has_all(names, states) THEN 'its id names ' || array_to_string(states, ' and ')
        WHEN len(states) >= 2 AND len(states) < len(names) THEN 'its id names only ' || array_to_string(states, ' and ')
    END AS finding
FROM named
