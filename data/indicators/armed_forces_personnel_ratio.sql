-- id: armed_forces_personnel_ratio
-- title: Active forces of North Korea per member of those of the ROK (White Papers)
-- topic: Forces
-- unit: ratio
-- subject: prk-per-kor
-- frequency: report
-- plot: points
-- definition: North Korea's active forces divided by those of the ROK, both of one White Paper
--   (armed_forces_personnel).
-- choice: As for armed_forces_personnel.
-- caveats: An estimate of North Korea by the ROK over the ROK's rounded figure on itself. The editions of 2006 and
--   2008, which say only 'more than' of both, have no row.
-- tables: armed_forces_personnel
SELECT
    'prk-per-kor' AS subject,
    prk.period_start,
    prk.period_end,
    round(prk.value / kor.value, 2) AS value,
    NULL AS low,
    NULL AS high,
    'ratio' AS unit,
    array_to_string(
        list_sort(list_distinct(string_split(concat_ws('; ', prk.source_ids, kor.source_ids), '; '))), '; '
    ) AS source_ids
FROM armed_forces_personnel AS prk
JOIN armed_forces_personnel AS kor ON kor.period_start = prk.period_start AND kor.period_end = prk.period_end
WHERE prk.subject = 'PRK' AND kor.subject = 'KOR' AND prk.value IS NOT NULL AND kor.value IS NOT NULL
