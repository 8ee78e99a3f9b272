-- title: What stands in an agreement, and what was done under it, adds up: widths on both sides of the line, parts
-- of the energy aid, stretches of the sea, posts of both sides.
-- why: The same facts are told as limits of one side and as sums, by the text and by those who reported on it.
WITH sums(agreement_id, whole, whole_sector, factor, part, part_sector) AS (
    VALUES
        ('kor-prk-cma-2018', 'no_fly_total_width', 'east', 2, ['no_fly_fixed_wing'], ['east']),
        ('kor-prk-cma-2018', 'no_fly_total_width', 'west', 2, ['no_fly_fixed_wing'], ['west']),
        ('kor-prk-cma-2018', 'ground_buffer_total_width', 'land', 2, ['ground_buffer'], ['land']),
        ('kor-prk-cma-2018', 'sea_buffer_length', 'west_sea', 1, ['sea_buffer_length'], ['west_sea_north',
            'west_sea_south'])
),
cases AS (
    SELECT whole.term_id AS row_id, whole.value AS whole, factor * sum(part.value) AS parts
    FROM sums
    JOIN agreement_terms AS whole
        ON whole.agreement_id = sums.agreement_id AND whole.term = sums.whole AND whole.sector = whole_sector
        AND whole.status <> 'retracted'
    JOIN agreement_terms AS part
        ON part.agreement_id = sums.agreement_id AND list_contains(sums.part, part.term)
        AND list_contains(part_sector, part.sector)
    GROUP BY whole.term_id, whole.value, factor
    UNION ALL
    SELECT whole.term_id, whole.value, sum(part.value)
    FROM (
        VALUES
            ('oil-package', ['oil-part', 'equipment-part']),
            ('energy-aid-delivered-2008-11', ['oil-delivered-2008-11', 'equipment-delivered-2008-11'])
    ) AS aid(name, parts)
    JOIN agreement_terms AS whole ON whole.term_id = 'six-party-2007-02-13-' || name
    JOIN agreement_terms AS part ON list_contains(list_transform(parts, lambda p: 'six-party-2007-02-13-' || p),
        part.term_id)
    GROUP BY whole.term_id, whole.value
    UNION ALL
    SELECT 'kor-prk-cma-2018-guard-posts-disarmed', done.value, 2 * agreed.value
    FROM agreement_terms AS done, agreement_terms AS agreed
    WHERE done.term_id = 'kor-prk-cma-2018-guard-posts-disarmed'
        AND agreed.term_id = 'kor-prk-cma-2018-guard-posts-agreed'
)
SELECT
    'agreement_terms' AS table_name,
    row_id,
    'value' AS column_name,
    whole::INTEGER AS value,
    CASE WHEN parts <> whole THEN format('the parts make {:,}, not {:,}', parts::INTEGER, whole::INTEGER) END AS finding
FROM cases
