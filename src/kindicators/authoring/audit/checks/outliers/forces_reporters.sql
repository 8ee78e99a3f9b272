-- title: Reporters who count the same forces within a year of each other are not further apart than a quarter, in
-- combat aircraft not further than two thirds.
-- why: The ROK ministry and The Military Balance read the same army: their strengths and tanks differ by
-- definition, not by a multiple; the latter counts armed trainers among the combat aircraft. Submarines and North
-- Korean aircraft are left out, because one counts midget boats and trainers and the other does not.
WITH said AS (
    SELECT *, coalesce(value, low) AS number FROM force_levels
    WHERE basis NOT IN ('planned', 'projected', 'authorised') AND date >= DATE '1990-01-01'
        AND measure IN ('active_personnel', 'tanks', 'combat_aircraft') AND coalesce(value, low) IS NOT NULL
        AND NOT (country = 'PRK' AND measure = 'combat_aircraft')
        -- The reform plan of 2012 has the Marine Corps beside the navy, the White Paper in it.
        AND NOT (series IS NOT DISTINCT FROM 'defense-reform' AND branch = 'navy')
)
SELECT
    'force_levels' AS table_name,
    one.figure_id AS row_id,
    if(one.value IS NULL, 'low', 'value') AS column_name,
    one.number AS value,
    max(
        CASE WHEN greatest(one.number, other.number) / least(one.number, other.number)
            > if(measure = 'combat_aircraft', 5 / 3, 4 / 3)
                THEN format('is {:.2f} times the figure of {}', one.number / other.number, other.figure_id) END
    ) AS finding
FROM said AS one
JOIN said AS other USING (country, measure, branch)
WHERE one.figure_id <> other.figure_id AND abs(one.date - other.date) <= 366
    AND (one.reporter <> other.reporter OR one.series IS DISTINCT FROM other.series)
GROUP BY one.figure_id, one.value, one.number
