-- title: Who leads a side in an office does so in one run: nobody comes back after a successor has led.
-- why: Meetings sorted by day show presidents, ministers and chairmen one after the other. A name between two
-- meetings of another holder means that a day is wrong, or that the sides were swapped.
WITH led AS (
    SELECT
        meeting_id, start_date, side,
        trim(split_part(lead, ',', 1)) AS person,
        trim(substr(lead, length(split_part(lead, ',', 1)) + 2)) AS post
    FROM (
        UNPIVOT (SELECT meeting_id, start_date, rok_lead, us_lead FROM alliance_meetings WHERE status = 'held')
        ON rok_lead, us_lead INTO NAME side VALUE lead
    )
),
offices AS (
    SELECT *, lag(person) OVER (PARTITION BY side, post ORDER BY start_date) AS before
    FROM led
    WHERE post IN (
        'President', 'Minister of National Defense', 'Secretary of Defense', 'Chairman of the Joint Chiefs of Staff'
    )
),
runs AS (
    SELECT
        *,
        count(*) FILTER (WHERE person IS DISTINCT FROM before) OVER (
            PARTITION BY side, post, person ORDER BY start_date
        ) AS run
    FROM offices
)
SELECT
    'alliance_meetings' AS table_name,
    meeting_id AS row_id,
    side AS column_name,
    person AS value,
    CASE WHEN run > 1 AND person IS DISTINCT FROM before
        THEN 'led as ' || post || ' before, and ' || before || ' between' END AS finding
FROM runs
