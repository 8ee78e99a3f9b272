-- title: A ban by the Security Council holds from the day of its resolution, one by an agreement or memorandum from
-- the day on which it was made or announced, and the limits of one instrument on one party end on one day.
-- why: The resolutions stand in a table of their own, with their days. Russia's obligations of 1987 are those of
-- the Soviet Union.
SELECT
    'missile_range_limits' AS table_name,
    limit_id AS row_id,
    'valid_from' AS column_name,
    valid_from::VARCHAR AS value,
    CASE
        WHEN resolutions.date <> valid_from THEN 'the resolution is of ' || resolutions.date
        WHEN instrument_type = 'unsc_resolution' AND resolutions.date IS NULL THEN 'no such resolution is listed'
        WHEN instrument_type NOT IN ('treaty', 'unsc_resolution')
            AND valid_from NOT IN (coalesce(agreed_on, announced_on, valid_from), coalesce(announced_on, agreed_on,
                valid_from))
            THEN 'is not the day on which it was agreed or announced'
    END AS finding
FROM missile_range_limits
LEFT JOIN sanctions_resolutions AS resolutions
    ON starts_with(resolutions.resolution_id, replace(instrument, 'unscr-', 'unsc-') || '-')
WHERE valid_from IS NOT NULL
UNION ALL
SELECT
    'missile_range_limits', limit_id, 'valid_to', valid_to::VARCHAR,
    CASE WHEN valid_to IS DISTINCT FROM mode(valid_to) OVER same
        THEN 'the other limits of the treaty end on another day' END
FROM missile_range_limits
WHERE instrument_type = 'treaty'
WINDOW same AS (PARTITION BY instrument, if(limited_party = 'SUN', 'SUN', 'others'))
