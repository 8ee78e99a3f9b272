-- title: The limits of the missile guidelines change on the days on which the guidelines were made, revised and
-- ended.
-- why: The life of the guidelines stands in two tables, and a limit that is a day off holds beside another one.
WITH days AS (
    SELECT valid_from AS day FROM agreements WHERE agreement_id = 'kor-usa-missile-guidelines-1979'
    UNION
    SELECT date FROM agreement_events
    WHERE agreement_id = 'kor-usa-missile-guidelines-1979' AND stage IN ('revised', 'terminated')
)
SELECT
    'missile_range_limits' AS table_name,
    limit_id AS row_id,
    column_name,
    day::VARCHAR AS value,
    CASE WHEN day NOT IN (SELECT day FROM days) THEN 'the guidelines did not change on that day' END AS finding
FROM (
    UNPIVOT (
        SELECT limit_id, valid_from, valid_to FROM missile_range_limits
        WHERE limited_party = 'KOR' AND starts_with(instrument, 'rok-us-missile-guidelines')
    ) ON valid_from, valid_to INTO NAME column_name VALUE day
)
