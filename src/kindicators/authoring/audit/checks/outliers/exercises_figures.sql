-- title: What two reporters say of the same troops or means in one edition does not differ by more than a factor of
-- ten, nor does one edition from the others of its series.
-- why: Exercises were scaled up and down, but none was ten times as large as the usual edition; a thousand times as
-- many is a slip. What remains are figures that count all ROK forces at their posts.
WITH said AS (
    SELECT *, coalesce(value, low, high) AS number, if(value IS NULL, if(low IS NULL, 'high', 'low'), 'value') AS cell
    FROM exercise_figures
    WHERE edition_id IS NOT NULL AND measure NOT IN ('cost', 'editions')
),
medians AS (
    SELECT
        *,
        median(number) OVER (PARTITION BY exercise_id, measure, actor) AS usual,
        count(*) OVER (PARTITION BY exercise_id, measure, actor) AS others,
        min(number) OVER (PARTITION BY edition_id, measure, actor) AS least,
        count(*) OVER (PARTITION BY edition_id, measure, actor) AS told
    FROM said
)
SELECT
    'exercise_figures' AS table_name,
    figure_id AS row_id,
    cell AS column_name,
    number::BIGINT AS value,
    CASE
        WHEN told > 1 AND number > least * 10 THEN format('another reporter has {:,}', least::BIGINT)
        WHEN others >= 3 AND number > 0 AND number / usual NOT BETWEEN 0.1 AND 10
            THEN format('is {:.2f} times the median of the series', number / usual)
    END AS finding
FROM medians
WHERE told > 1 OR others >= 3
