-- title: As many launches are counted in a time as there can have been.
-- why: The year with most, 2022, has 99 missiles by the widest rule and 38 occasions by the narrowest. In a longer
--   time a reporter counts at most 60 missiles and 40 occasions a year.
SELECT
    table_name,
    row_id,
    column_name,
    plain(number) AS value,
    CASE
        WHEN number > CASE WHEN measure IN ('missiles', 'successes') THEN 120 WHEN measure = 'overflights'
            THEN 10 ELSE 45 END
            THEN 'is more than North Korea fired in any time counted'
        WHEN number <> floor(number) THEN 'is no whole number'
        WHEN country <> 'PRK' THEN 'the lists count the launches of North Korea, not of ' || country
        WHEN period_start < DATE '1984-01-01' OR period_end > reported_on + 1
            THEN 'counts from ' || period_start || ' to ' || period_end || ', where the reporter cannot have counted'
    END AS finding
FROM numbers
JOIN launch_totals ON table_name = 'launch_totals' AND row_id = total_id
WHERE column_name IN ('value', 'low', 'high')
