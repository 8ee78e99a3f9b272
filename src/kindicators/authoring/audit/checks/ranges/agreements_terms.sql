-- title: Figures in agreements lie where figures of their unit can lie, and what one side did has that side.
-- why: Zones and lengths are measured along a line of 250 km, deadlines run for days or months, energy aid was 500,000
--   tonnes a year and one million in all. Where both sides did the same, the id ends in the code of the side.
WITH allowed(unit, lowest, highest) AS (
    VALUES
        ('km', 2, 650),
        ('count', 0, 400),
        ('persons', 10, 100),
        ('days', 5, 60),
        ('business_days', 5, 90),
        ('months', 1, 6),
        ('years', 5, 30),
        ('tonnes', 50000, 1000000),
        ('tonnes_per_year', 500000, 500000),
        ('MW', 1000, 2000),
        ('USD', 4000000000, 5000000000),
        ('percent', 0, 100)
),
said AS (
    UNPIVOT (SELECT term_id, unit, value, low, high FROM agreement_terms)
    ON value, low, high INTO NAME column_name VALUE number
)
SELECT
    'agreement_terms' AS table_name,
    term_id AS row_id,
    column_name,
    number::BIGINT AS value,
    CASE
        WHEN lowest IS NULL THEN 'no range is stated for this unit'
        WHEN number NOT BETWEEN lowest AND highest THEN format('is not from {:,} to {:,} {}', lowest, highest, unit)
    END AS finding
FROM said LEFT JOIN allowed USING (unit)
UNION ALL
SELECT
    'agreement_terms',
    term_id,
    'actor',
    actor,
    CASE WHEN actor IS NULL OR actor <> upper(right(term_id, 3)) THEN 'is not the side that the id ends in' END
FROM agreement_terms
WHERE regexp_matches(term_id, '-(kor|prk)$')
