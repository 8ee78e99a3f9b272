-- title: Reporters who saw the same launch say about the same of it.
-- why: The ROK, Japan and CNS differ by a tenth as a rule. Distances may differ by half, since Japan does not see
--   what a missile does low over the sea; altitudes by two thirds; numbers of missiles by a factor of three (radars
--   cannot part a salvo). North Korea's own claims are compared as well.
WITH figures AS (
    SELECT
        report_id, launch_id, measure, missile, reporter, coalesce(value, low, high) AS figure,
        -- A floor or a cap agrees with everything above or below it.
        coalesce(value, low, 0) AS least, coalesce(value, high, 'infinity'::DOUBLE) AS most
    FROM launch_reports
    WHERE qualifier <> 'default' AND status <> 'superseded'
),
others AS (
    SELECT
        a.report_id, a.measure, a.figure, a.least, a.most, median(b.figure) AS middle,
        string_agg(b.reporter || ' ' || thousands(b.figure), ', ' ORDER BY b.reporter) AS says
    FROM figures AS a
    JOIN figures AS b ON a.launch_id = b.launch_id AND a.measure = b.measure AND a.report_id <> b.report_id
        AND a.missile IS NOT DISTINCT FROM b.missile
    GROUP BY ALL
)
SELECT
    'launch_reports' AS table_name,
    report_id AS row_id,
    'value' AS column_name,
    plain(figure) AS value,
    CASE WHEN greatest(least / middle, middle / most)
            > CASE measure WHEN 'count' THEN 3 WHEN 'apogee_km' THEN 1.7 ELSE 1.6 END
        THEN 'is far from what others say: ' || says END AS finding
FROM others
