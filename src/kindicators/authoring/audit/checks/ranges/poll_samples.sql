-- title: A poll has a sample of 300 to 3,000 people (30 of an elite), the same for all its answers, a margin that
--   follows from it, and at most two months of fieldwork.
-- why: The margin at 95 percent is 98 over the root of the sample, to a tenth; the weights of a poll make it a little
--   larger.
WITH polls AS (
    SELECT
        *,
        min(sample_size) OVER same AS least,
        max(sample_size) OVER same AS most
    FROM public_opinion
    WINDOW same AS (PARTITION BY institute, country, population, field_end)
)
SELECT
    'public_opinion' AS table_name,
    answer_id AS row_id,
    'sample_size' AS column_name,
    coalesce(sample_size::VARCHAR, '') AS value,
    CASE
        WHEN sample_size NOT BETWEEN CASE population WHEN 'elites' THEN 30 ELSE 300 END AND 3000
            THEN 'is no sample of 300 to 3,000 people'
        WHEN field_end_precision = 'day' AND least <> most
            THEN 'is not the ' || CASE sample_size WHEN least THEN most ELSE least END || ' of other answers'
        WHEN abs(margin_points - 98 / sqrt(sample_size)) > 0.25
            THEN format('goes with a margin of {:.1f}, not {:.1f}', 98 / sqrt(sample_size), margin_points)
        WHEN margin_points NOT BETWEEN 1 AND 6 THEN 'goes with a margin of ' || margin_points
        WHEN field_start_precision = 'day' AND field_end_precision = 'day' AND field_end > field_start + 65
            THEN 'was asked for ' || field_end - field_start || ' days'
    END AS finding
FROM polls
