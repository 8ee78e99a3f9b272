-- title: A name that one body gives to a missile means one missile, or the variants of one.
-- why: KN-15, KN-17 and Hwasong-16 have meant several, but to different bodies; names that are said to cover several
--   systems are entered as variants. A name of a North Korean missile is never one of the South.
WITH RECURSIVE family AS (
    SELECT system_id, system_id AS root, variant_of FROM missile_systems WHERE variant_of IS NULL
    UNION ALL
    SELECT s.system_id, f.root, s.variant_of FROM missile_systems AS s JOIN family AS f ON s.variant_of = f.system_id
),
names AS (
    SELECT alias_id, alias, row_id, authority, language, kind, country, root
    FROM aliases
    JOIN missile_systems ON row_id = system_id
    JOIN family USING (system_id)
    WHERE table_name = 'missile_systems'
)
SELECT
    'aliases' AS table_name,
    a.alias_id AS row_id,
    'alias' AS column_name,
    a.alias AS value,
    CASE
        WHEN bool_or(b.country <> a.country) THEN 'is a name of a missile of the other Korea as well'
        WHEN bool_or(b.root <> a.root AND b.alias_id < a.alias_id AND a.kind <> 'variant' AND b.kind <> 'variant'
            AND b.authority IS NOT DISTINCT FROM a.authority)
            THEN 'is to the same body a name of ' || string_agg(DISTINCT b.row_id, ', ') FILTER (b.root <> a.root)
        WHEN bool_or(s.country <> a.country) THEN 'is the name of ' || any_value(s.system_id)
            FILTER (s.country <> a.country)
        WHEN a.language = 'ko' AND NOT regexp_matches(a.alias, '[가-힣]') THEN 'has no Hangul'
        WHEN a.language = 'en' AND regexp_matches(a.alias, '[가-힣]') THEN 'is in Hangul'
        WHEN a.alias_id NOT LIKE a.row_id || '-%' THEN 'its id names another system'
    END AS finding
FROM names AS a
LEFT JOIN names AS b ON b.alias = a.alias AND b.alias_id <> a.alias_id
LEFT JOIN missile_systems AS s ON a.alias IN (s.name, s.name_ko, s.designation)
GROUP BY a.alias_id, a.alias, a.row_id, a.kind, a.authority, a.language, a.country, a.root
