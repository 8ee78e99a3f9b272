-- id: usfk_commander_tenure_days
-- title: Time in office of the commanders of US Forces Korea
-- topic: Alliance
-- unit: days
-- subject: usfk
-- frequency: change
-- plot: step
-- definition: Days from the day on which a commander took the post to that on which the successor took it. The period
--   is the tenure; command_tenures has the name.
-- choice: A tenure is one row whoever reports it.
-- caveats: Ended tenures only: that of Xavier Brunson, since 20 December 2024, has no row. The days before 1976 and
--   most of those from 1982 to 1996 rest on a list of the Korean Wikipedia, so a length may be off by days.
-- tables: command_tenures
SELECT
    'usfk' AS subject,
    start_date AS period_start,
    end_date AS period_end,
    end_date - start_date AS value,
    NULL AS low,
    NULL AS high,
    'days' AS unit,
    source_id AS source_ids
FROM command_tenures
WHERE command = 'usfk' AND post = 'commander' AND NOT acting AND end_date IS NOT NULL
    AND start_date_precision = 'day' AND end_date_precision = 'day'
