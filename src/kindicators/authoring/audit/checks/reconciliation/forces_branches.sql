-- title: Army, navy and air force (with the strategic force of North Korea) add up to the strength of the armed
--   forces, and the parts of the North Korean reserve to the reserve; where the parts stand, so does the sum.
-- why: White Papers print the services beside their sum. In the reform plans of 2012 to 2016 the Marine Corps stands
--   beside the navy, else it is a part of it.
WITH sums AS (
    SELECT
        country, measure, edition, date, basis, series, target_date,
        max(figure_id) FILTER (WHERE branch = 'total') AS row_id,
        max(coalesce(value, low)) FILTER (WHERE branch = 'total') AS whole,
        sum(coalesce(value, low)) FILTER (WHERE branch NOT IN ('total', 'marine_corps')) AS parts,
        coalesce(max(value) FILTER (WHERE branch = 'marine_corps'), 0) AS marines,
        count(*) FILTER (
            WHERE branch IN ('army', 'navy', 'air_force', 'reserve_military_training_units',
                'worker_peasant_red_guards')
        ) AS services
    FROM force_levels
    WHERE measure IN ('active_personnel', 'reserve_personnel')
    GROUP BY ALL
)
SELECT
    'force_levels' AS table_name,
    coalesce(row_id, concat_ws(' ', country, edition)) AS row_id,
    'value' AS column_name,
    plain(whole) AS value,
    CASE
        WHEN whole IS NULL THEN 'has its services, but no total'
        WHEN whole NOT IN (parts, parts + marines)
            THEN format('the parts add up to {:,}, not {:,}', parts::BIGINT, whole::BIGINT)
    END AS finding
FROM sums
WHERE services >= CASE measure WHEN 'active_personnel' THEN 3 ELSE 2 END
