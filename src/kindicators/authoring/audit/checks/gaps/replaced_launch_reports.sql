-- title: A figure on a launch that was replaced has one that replaced it.
-- why: Without it the table would hold nothing that the reporter still says.
SELECT
    'launch_reports' AS table_name,
    r.report_id AS row_id,
    'status' AS column_name,
    r.status AS value,
    CASE WHEN r.status = 'superseded' AND count(o.report_id) = 0 THEN 'nothing replaces it' END AS finding
FROM launch_reports AS r
LEFT JOIN launch_reports AS o ON o.launch_id = r.launch_id AND o.reporter = r.reporter AND o.measure = r.measure
    AND o.status <> 'superseded' AND o.reported_on >= r.reported_on
GROUP BY r.report_id, r.status
