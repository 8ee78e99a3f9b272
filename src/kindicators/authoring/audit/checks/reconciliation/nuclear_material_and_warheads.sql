-- title: The material that a reporter estimates suffices for the warheads that it estimates.
-- why: A warhead takes 4 to 8 kg of plutonium or 15 to 30 kg of highly enriched uranium. With a third to spare on
--   either side, a reporter with both kinds of figures of one day has between one for 2.5 kg and one for 11 kg of
--   plutonium, and between one for 10 kg and one for 40 kg of uranium.
WITH figures AS (
    SELECT
        reporter, date,
        max(coalesce(high, value, low)) FILTER (measure = 'plutonium_kg') AS plutonium_most,
        min(coalesce(low, value, high)) FILTER (measure = 'plutonium_kg') AS plutonium_least,
        coalesce(max(coalesce(high, value, low)) FILTER (measure = 'heu_kg'), 0) AS uranium_most,
        coalesce(min(coalesce(low, value, high)) FILTER (measure = 'heu_kg'), 0) AS uranium_least
    FROM nuclear_arsenal_estimates
    GROUP BY ALL
)
SELECT
    'nuclear_arsenal_estimates' AS table_name,
    estimate_id AS row_id,
    'value' AS column_name,
    concat_ws(' ', low, value, high) AS value,
    CASE
        WHEN coalesce(high, value) > plutonium_most / 2.5 + uranium_most / 10
            OR coalesce(low, value) < plutonium_least / 11 + uranium_least / 40
            THEN 'does not fit ' || concat_ws(' to ', plutonium_least, plutonium_most) || ' kg of plutonium and '
                || concat_ws(' to ', uranium_least, uranium_most) || ' of uranium' END AS finding
FROM nuclear_arsenal_estimates
JOIN figures USING (reporter, date)
WHERE measure = 'warheads_possible' AND plutonium_most IS NOT NULL
