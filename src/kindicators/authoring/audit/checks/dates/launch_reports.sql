-- title: A figure on a launch was given after it, and by a military or state media within days.
-- why: The Joint Chiefs and the Japanese ministry announce a launch on the day, state media on the next; within 40
--   days they correct themselves. Where a missile came down is also said of the last one. Compilers may take years;
--   CNS entered all that it says of a launch on one day.
SELECT
    'launch_reports' AS table_name,
    report_id AS row_id,
    'reported_on' AS column_name,
    r.reported_on::VARCHAR AS value,
    CASE
        WHEN latest(r.reported_on, r.reported_on_precision, true) < l.date THEN 'is before the launch of ' || l.date
        WHEN reporter IN ('rok-jcs', 'jmod', 'kcna', 'rok-mnd', 'rok-military-officials')
            AND r.reported_on_precision = 'day' AND measure <> 'landed_in_eez' AND r.reported_on > l.date + 40
            THEN 'is ' || (r.reported_on - l.date) || ' days after the launch'
        WHEN reporter = 'cns' AND r.reported_on <> entered THEN 'CNS entered the launch on ' || entered
        WHEN launch_id || '-' <> left(report_id, length(launch_id) + 1) THEN 'the id names another launch'
    END AS finding
FROM (
    SELECT *, mode(reported_on) OVER (PARTITION BY launch_id, reporter) AS entered FROM launch_reports
) AS r
JOIN missile_launches AS l USING (launch_id)
