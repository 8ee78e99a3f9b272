-- title: A row whose day of publication is that of a source was not known later than its principal source.
-- why: The basis "source" names the earliest source found. Two days are allowed for editions and time zones.
SELECT
    table_name,
    row_id,
    'reported_on' AS column_name,
    reported_on::VARCHAR AS value,
    CASE WHEN reported_on > latest(published_on, published_on_precision, false) + 2
        THEN 'rests on a source of ' || published_on END AS finding
FROM facts JOIN sources USING (source_id)
WHERE reported_on_basis = 'source' AND published_on IS NOT NULL
