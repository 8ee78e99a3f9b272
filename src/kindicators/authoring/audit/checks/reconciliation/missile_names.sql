-- title: A system belongs to the state in whose naming it is named, and a variant to the state of what it varies.
-- why: The two Koreas name their missiles each in its own series: Hwasong, Pukguksong, Hwasal, KN for the North,
--   Hyunmoo, Haeseong, Cheongung, SAM for the South. One entered for the other Korea, in either column, shows.
WITH names (pattern, country) AS (
    VALUES
        ('(hwasong|pukguksong|hwasal|pulhwasal|unha|taepodong|chollima|kumsong|padasuri|pyoljji).*', 'PRK'),
        ('(kn-|scud|irbm|mlrs).*', 'PRK'),
        ('(hyunmoo|haeseong|cheongung|ktssm|baekgom|nhk|l-sam|atacms|patriot|nike|taurus|sm-3).*', 'KOR')
)
SELECT
    'missile_systems' AS table_name,
    s.system_id AS row_id,
    'country' AS column_name,
    s.country AS value,
    CASE
        WHEN n.country <> s.country THEN 'systems of this name are of ' || n.country
        WHEN p.country <> s.country THEN 'is a variant of ' || p.system_id || ', of ' || p.country
        WHEN s.country = 'PRK' AND s.origin <> 'PRK' OR s.country = 'KOR' AND s.origin IN ('PRK', 'CHN', 'RUS', 'SUN')
            THEN 'is made by ' || s.origin
        WHEN s.missile_class <> p.missile_class AND (s.missile_class IN ('sam', 'artillery', 'mlrs', 'ascm')
            OR p.missile_class IN ('sam', 'artillery', 'mlrs', 'ascm'))
            THEN 'is of class ' || s.missile_class || ', and varies one of class ' || p.missile_class
        WHEN p.variant_of = s.system_id THEN 'is a variant of its own variant'
    END AS finding
FROM missile_systems AS s
LEFT JOIN names AS n ON regexp_full_match(s.system_id, n.pattern)
LEFT JOIN missile_systems AS p ON p.system_id = s.variant_of
