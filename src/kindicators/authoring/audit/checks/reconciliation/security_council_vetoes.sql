-- title: Only a permanent member vetoes, and a member votes once, in the years of its state.
-- why: A vote against by one of the five stops a resolution. The Soviet Union is Russia since December 1991; the
--   Republic of China held the seat until October 1971; neither Korea sat in the Council when the listed votes were
--   taken, but the ROK in 1996 and 1997, 2013 and 2014, and 2024 and 2025, when it voted for them.
SELECT
    'sanctions_votes' AS table_name,
    vote_id AS row_id,
    'actor' AS column_name,
    actor AS value,
    CASE
        WHEN vote = 'veto' AND actor NOT IN ('USA', 'GBR', 'FRA', 'CHN', 'RUS', 'SUN', 'TWN') THEN 'has no veto'
        WHEN vote = 'against' AND actor IN ('USA', 'GBR', 'FRA', 'CHN', 'RUS', 'SUN') AND status = 'adopted'
            THEN 'would have stopped it by a vote against'
        WHEN actor = 'SUN' AND date >= DATE '1991-12-25' OR actor = 'RUS' AND date < DATE '1991-12-25'
            OR actor = 'TWN' AND date >= DATE '1971-10-25' OR actor = 'CHN' AND date < DATE '1971-10-25'
            THEN 'had no seat in ' || year(date)
        WHEN actor IN ('KOR', 'PRK') THEN 'is not known to have voted otherwise than for it'
        WHEN vote_id <> resolution_id || '-' || lower(actor) THEN 'the id names another vote'
        WHEN v.reported_on < r.date OR v.reported_on > r.date + 7 THEN 'the vote was taken on ' || r.date
    END AS finding
FROM sanctions_votes AS v
JOIN sanctions_resolutions AS r USING (resolution_id)
