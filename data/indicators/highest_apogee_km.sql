-- title: Highest altitude that a North Korean missile has reached so far
-- topic: Launches
-- unit: km
-- subject: country that launched
-- frequency: change
-- plot: step
-- definition: The greatest altitude reached of all launches up to the day, from the day of the launch that set the
--   record until it was broken.
-- choice: The greatest figure that any reporter but the one who fired gives; standard values that a compiler enters
--   for a type are no measurements and do not count, nor do figures that their reporter replaced.
-- caveats: Reporters differ by up to a tenth. Lofted flights reach high and not far: the greatest distance is not the
--   greatest range.
-- tables: launch_reports, missile_launches
WITH best AS (
    SELECT date, max(coalesce(value, high, low)) AS best, arg_max(r.source_id, coalesce(value, high, low)) AS source_id
    FROM launch_reports AS r
    JOIN missile_launches AS l USING (launch_id)
    WHERE country = 'PRK' AND metric = 'apogee_km' AND qualifier NOT IN ('default', 'imputed')
        AND r.status = 'reported' AND l.status <> 'unconfirmed'
    GROUP BY date
),
records AS (
    FROM best
    QUALIFY best > coalesce(max(best) OVER (ORDER BY date ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0)
)
SELECT
    'PRK' AS subject,
    date AS period_start,
    lead(date) OVER (ORDER BY date) AS period_end,
    best AS value,
    NULL AS low,
    NULL AS high,
    'km' AS unit,
    source_id AS source_ids
FROM records
