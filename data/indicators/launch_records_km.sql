-- id: launch_records_km
-- title: Longest distance and highest altitude of North Korean missiles and space launchers so far
-- topic: Launches
-- unit: km
-- subject: range (distance flown over the ground) or apogee (highest altitude)
-- frequency: change
-- plot: step
-- definition: The greatest distance flown, and the greatest altitude reached, of all North Korean launches up to the day,
--   from the day of the launch that set the record until it was broken. A record that is only known as 'more than'
--   stands in low.
-- choice: The greatest figure that any reporter but the one who fired gives; standard values that a compiler enters
--   for a type are no measurements and do not count, nor do figures that their reporter replaced.
-- caveats: Reporters differ by up to a tenth, and CNS often enters North Korea's own figure. Lofted flights reach high
--   and not far: the greatest distance flown is not the greatest range. Space launchers count as well: the distance of
--   1998 is that of one, those for which nobody gave a distance, as in 2009, are not in it. Of few launches before 2014
--   the altitude is known, so its first steps are too low.
-- tables: launch_reports, missile_launches
WITH figures AS (
    SELECT
        replace(measure, '_km', '') AS subject, date, r.source_id,
        -- A high end alone is 'up to'; with a low end it is the most among the missiles of a salvo.
        coalesce(value, CASE WHEN low IS NOT NULL THEN high END) AS stated,
        coalesce(stated, low) AS reached
    FROM launch_reports AS r
    JOIN missile_launches AS l USING (launch_id)
    WHERE country = 'PRK' AND measure IN ('range_km', 'apogee_km') AND qualifier NOT IN ('default', 'imputed')
        AND r.status = 'reported' AND l.status <> 'unconfirmed'
),
best AS (
    SELECT
        subject, date, max(reached) AS best, max(stated) AS stated,
        arg_max(source_id, (reached, stated IS NOT NULL)) AS source_id
    FROM figures
    GROUP BY subject, date
),
records AS (
    FROM best
    QUALIFY best > coalesce(
        max(best) OVER (PARTITION BY subject ORDER BY date ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0
    )
)
SELECT
    subject,
    date AS period_start,
    lead(date) OVER (PARTITION BY subject ORDER BY date) AS period_end,
    CASE WHEN stated = best THEN best END AS value,
    CASE WHEN stated IS DISTINCT FROM best THEN best END AS low,
    NULL AS high,
    'km' AS unit,
    source_id AS source_ids
FROM records
