-- title: A commander stays from one to four years, a deputy from eight months to three years, and each comes once.
-- why: That is the custom of both armies since 1957. In the war and the years after it two months were enough, and
-- the first commander of the Combined Forces Command had led the others before it was set up.
WITH spans AS (
    SELECT
        *,
        end_date - start_date AS days,
        count(*) OVER (PARTITION BY command, post, person) AS times
    FROM command_tenures
)
SELECT
    'command_tenures' AS table_name,
    tenure_id AS row_id,
    'end_date' AS column_name,
    end_date::VARCHAR AS value,
    CASE
        WHEN times > 1 THEN 'the person holds the post more than once'
        WHEN post = 'deputy_commander' AND days NOT BETWEEN 240 AND 1100 THEN format('the tenure lasts {} days', days)
        WHEN post = 'commander' AND days NOT BETWEEN
            if(start_date < DATE '1957-01-01' OR start_date = DATE '1978-11-07', 60, 330) AND 1500
            THEN format('the tenure lasts {} days', days)
    END AS finding
FROM spans
