-- title: An id says the same as the columns of its row: country, body, number, year, series, measure, range.
-- why: Ids are made from these columns and never change, so a country that was swapped, a year that slipped or a
-- number that was changed by a thousand stands against them.
WITH promised AS (
    SELECT
        'troop_deployments' AS table_name, deployment_id AS row_id, 'host' AS column_name, host AS value,
        lower(sending_country) || '-' || CASE host
            WHEN 'south-vietnam' THEN 'svn' WHEN 'north-vietnam' THEN 'north-vietnam'
            ELSE lower(host) END || '-' AS beginning
    FROM troop_deployments
    WHERE sending_country NOT IN ('un-and-rok-forces', 'unc-other-contingents')
    UNION ALL
    SELECT
        'force_levels', figure_id, 'country', country, concat_ws(
            '-', lower(country), replace(measure, '_', '-'), replace(branch, '_', '-'), year(date)
        )
    FROM force_levels
    UNION ALL
    SELECT
        'command_tenures', tenure_id, 'start_date', start_date::VARCHAR,
        concat_ws('-', command, CASE post WHEN 'deputy_commander' THEN 'deputy' END, year(start_date))
    FROM command_tenures
    UNION ALL
    SELECT
        'alliance_meetings', meeting_id, 'number', number::VARCHAR, concat_ws(
            '-', CASE body WHEN 'defense_ministerial' THEN 'defence-ministerial' ELSE replace(body, '_', '-') END,
            lpad(number::VARCHAR, 2, '0'), year(start_date)
        )
    FROM alliance_meetings
    UNION ALL
    SELECT
        'dprk_meetings', meeting_id, 'counterpart', counterpart, CASE counterpart
            WHEN 'KOR' THEN 'inter-korean'
            WHEN 'six-party-states' THEN 'six-party'
            ELSE lower(counterpart) || '-prk' END
    FROM dprk_meetings
    UNION ALL
    SELECT 'military_exercises', edition_id, 'edition', edition, concat_ws('-', exercise_id, edition)
    FROM military_exercises
    UNION ALL
    SELECT 'military_exercises', edition_id, 'year', year::VARCHAR, concat_ws('-', exercise_id, year)
    FROM military_exercises
    UNION ALL
    SELECT
        'exercise_figures', figure_id, 'actor', actor, concat_ws(
            '-', coalesce(edition_id, exercise_id),
            CASE measure WHEN 'civil_defense_participants' THEN 'civil-defence-participants'
                ELSE replace(measure, '_', '-') END,
            lower(actor)
        )
    FROM exercise_figures
    UNION ALL
    SELECT 'agreement_events', event_id, 'date', date::VARCHAR, concat_ws(
        '-', agreement_id, 'on',
        left(date::VARCHAR, CASE date_precision WHEN 'day' THEN 10 WHEN 'month' THEN 7 ELSE 4 END)
    )
    FROM agreement_events
    UNION ALL
    SELECT 'agreement_terms', term_id, 'agreement_id', agreement_id, agreement_id || '-'
    FROM agreement_terms
    UNION ALL
    SELECT
        'missile_range_limits', limit_id, 'limited_party', limited_party,
        CASE limited_party WHEN 'hcoc-subscribing-states' THEN 'hcoc' ELSE lower(limited_party) END || '-'
    FROM missile_range_limits
)
SELECT
    table_name, row_id, column_name, value,
    CASE WHEN NOT starts_with(row_id, beginning) THEN 'the id does not begin with ' || beginning END AS finding
FROM promised
UNION ALL
SELECT
    'missile_range_limits', limit_id, column_name, number::VARCHAR,
    CASE WHEN NOT contains(limit_id || '-', '-' || number || unit) THEN 'the id names another number' END
FROM (
    SELECT limit_id, 'range_km' AS column_name, range_km AS number, 'km-' AS unit FROM missile_range_limits
    WHERE regexp_matches(limit_id, '-\d+km')
    UNION ALL
    SELECT limit_id, 'payload_kg', payload_kg, 'kg-' FROM missile_range_limits WHERE regexp_matches(limit_id, '-\d+kg')
)
WHERE number IS NOT NULL
UNION ALL
SELECT
    table_name, row_id, 'date', date::VARCHAR,
    CASE WHEN NOT contains(concat_ws(' ', date, period_start, period_end, target_date, reported_on), month)
        THEN 'the id names the month ' || month END
FROM (
    SELECT
        'troop_deployments' AS table_name, deployment_id AS row_id, date, period_start, period_end,
        NULL AS target_date, reported_on
    FROM troop_deployments
    UNION ALL
    SELECT 'force_levels', figure_id, date, NULL, NULL, target_date, NULL FROM force_levels
    UNION ALL
    SELECT 'opcon_milestones', milestone_id, date, NULL, NULL, NULL, NULL FROM opcon_milestones
) AS dated
CROSS JOIN LATERAL (SELECT regexp_extract(row_id, '-((?:19|20)\d\d-(?:0[1-9]|1[0-2]))(?:-[a-z]|$)', 1) AS month)
WHERE month <> ''
