-- title: A limit is agreed before it is announced and holds within four years of both, and the year in its id is
-- that of one of them.
-- why: Guidelines took effect when they were announced, within three days; the treaty of 1987 half a year later.
SELECT
    'missile_range_limits' AS table_name,
    limit_id AS row_id,
    'valid_from' AS column_name,
    valid_from::VARCHAR AS value,
    CASE
        WHEN latest(agreed_on, agreed_on_precision, true) > latest(announced_on, announced_on_precision, false)
            THEN 'was announced on ' || announced_on || ', before it was agreed on ' || agreed_on
        WHEN latest(valid_from, valid_from_precision, false) < agreed_on THEN 'was agreed later, on ' || agreed_on
        WHEN instrument_type = 'bilateral_guideline' AND valid_from - agreed_on > 70
            THEN 'was agreed long before, on ' || agreed_on
        WHEN regexp_matches(limit_id, '-\d{4}-') AND year(coalesce(agreed_on, announced_on, valid_from, reported_on))
            <> regexp_extract(limit_id, '-(\d{4})-', 1)::INTEGER
            THEN 'the id names another year than ' || coalesce(agreed_on, announced_on, valid_from, reported_on)
        WHEN status IN ('in_force', 'superseded', 'terminated') AND valid_to <= valid_from THEN 'ended on ' || valid_to
    END AS finding
FROM missile_range_limits
