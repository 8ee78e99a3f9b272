-- title: A measure begins with its resolution or at the time that it sets, and ends with a later one.
-- why: A ban holds from adoption, a cap from the first day of its term, within a year. What was adopted can be in
--   force, replaced or expired; what was vetoed never applied.
SELECT
    'sanctions_measures' AS table_name,
    measure_id AS row_id,
    column_name,
    stated AS value,
    finding
FROM (
    SELECT
        m.measure_id, 'valid_from' AS column_name, coalesce(m.valid_from::VARCHAR, '') AS stated,
        CASE
            WHEN m.valid_from < r.date THEN 'its resolution is of ' || r.date
            WHEN m.valid_from > r.date + 150 THEN 'is months after its resolution of ' || r.date
            WHEN m.kind IN ('ban', 'designation') AND m.valid_from <> r.date THEN 'its resolution is of ' || r.date
            WHEN (m.valid_from IS NULL) <> (m.status IN ('not_adopted', 'never_applied')) THEN 'its status is '
                || m.status
            WHEN (r.status = 'vetoed') <> (m.status = 'not_adopted') THEN 'the resolution is ' || r.status
            WHEN m.reported_on <> r.date THEN 'became known on ' || m.reported_on || ', the resolution is of ' || r.date
        END AS finding
    FROM sanctions_measures AS m
    JOIN sanctions_resolutions AS r USING (resolution_id)
    UNION ALL
    SELECT
        m.measure_id, 'valid_to', coalesce(m.valid_to::VARCHAR, ''),
        CASE
            WHEN (m.valid_to IS NULL) <> (m.status IN ('in_force', 'not_adopted', 'never_applied'))
                THEN 'its status is ' || m.status
            WHEN m.status = 'superseded'
                AND NOT EXISTS (SELECT 1 FROM sanctions_measures AS o WHERE o.subject = m.subject
                AND o.valid_from = m.valid_to AND o.measure_id <> m.measure_id)
                    THEN 'no measure on the subject begins then'
            WHEN m.kind = 'mandate' AND m.valid_to > m.valid_from + 420 THEN 'a mandate lasts a year'
        END
    FROM sanctions_measures AS m
)
