-- title: Every White Paper since 1999 has its main figures for both sides: people, reserve, tanks, guns, warships,
-- submarines, combat aircraft and divisions.
-- why: The table of the military balance has the same lines in every edition.
WITH editions AS (
    SELECT DISTINCT edition, date FROM force_levels
    WHERE series = 'defense-white-paper' AND measure = 'active_personnel' AND branch = 'total' AND country = 'KOR'
        AND date >= DATE '1999-01-01'
),
lines AS (
    SELECT *
    FROM editions,
        (VALUES ('KOR'), ('PRK')) AS countries(country),
        (VALUES
            ('active_personnel'), ('reserve_personnel'), ('tanks'), ('field_artillery'), ('surface_combatants'),
            ('submarines'), ('combat_aircraft')
        ) AS measures(measure)
)
SELECT
    'force_levels' AS table_name,
    coalesce(max(figure_id), concat_ws('-', lower(country), replace(measure, '_', '-'), year(lines.date))) AS row_id,
    'measure' AS column_name,
    measure AS value,
    CASE WHEN count(figure_id) = 0 THEN 'the ' || edition || ' has no such figure' END AS finding
FROM lines
LEFT JOIN force_levels USING (country, measure, edition)
GROUP BY country, measure, edition, lines.date
