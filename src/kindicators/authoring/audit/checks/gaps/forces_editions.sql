-- title: Every White Paper since 1999 has its main figures for both sides: people, reserve, tanks, guns, warships,
-- submarines, combat aircraft and people by service.
-- why: The table of the military balance has the same lines in every edition.
WITH editions AS (
    -- Any row tells of its edition: the one that is missing cannot.
    SELECT edition, mode(date) AS date
    FROM force_levels
    WHERE series = 'defense-white-paper' AND date >= DATE '1999-01-01'
    GROUP BY edition
),
counted AS (
    -- Other tables of an edition, such as its plan of reform, have totals of their own.
    SELECT * FROM force_levels WHERE series = 'defense-white-paper'
),
lines AS (
    SELECT *
    FROM editions,
        (VALUES ('KOR'), ('PRK')) AS countries(country),
        (VALUES
            ('active_personnel', 'total'), ('active_personnel', 'army'), ('active_personnel', 'navy'),
            ('active_personnel', 'air_force'), ('reserve_personnel', 'total'), ('tanks', 'army'),
            ('field_artillery', 'army'), ('surface_combatants', 'navy'), ('submarines', 'navy'),
            ('combat_aircraft', 'air_force')
        ) AS measures(measure, branch)
)
SELECT
    'force_levels' AS table_name,
    coalesce(max(figure_id), concat_ws(
        '-', lower(country), replace(measure, '_', '-'), replace(branch, '_', '-'), year(lines.date)
    )) AS row_id,
    'measure' AS column_name,
    measure AS value,
    CASE WHEN count(figure_id) = 0 THEN 'the ' || edition || ' has no such figure' END AS finding
FROM lines
LEFT JOIN counted USING (country, measure, branch, edition)
GROUP BY country, measure, branch, edition, lines.date
