-- title: No row became public before the first thing that its table is about, nor years before what it tells of began.
-- why: A slip of a century or of a decade in the day of publication falls out. The first year is that of the oldest
--   row known: orders and meetings of the Korean War, budgets from 1955 on, pledges from 2019 on. What is no plan is
--   public six years ahead at most, as the longest contract for gas, and not before it began where the day was only
--   imputed.
WITH firsts(table_name, year) AS (
    VALUES ('agreement_events', 1953), ('agreement_terms', 1953), ('agreements', 1953), ('alliance_meetings', 1952),
        ('arms_export_deals', 2001), ('arms_exports', 2004), ('arms_transfers', 2022), ('command_events', 1950),
        ('command_tenures', 1950), ('cost_sharing', 1991), ('defense_spending', 1955), ('dprk_meetings', 1991),
        ('economic_context', 1953), ('exercise_figures', 1969), ('exercise_series', 1954), ('force_levels', 1988),
        ('investment_pledges', 2019), ('launch_reports', 2003), ('launch_totals', 2012), ('military_exercises', 1954),
        ('missile_estimates', 1990), ('missile_launches', 1984), ('missile_range_limits', 1970),
        ('missile_systems', 1978), ('nuclear_arsenal_estimates', 2006), ('nuclear_test_estimates', 2006),
        ('nuclear_tests', 2006), ('opcon_milestones', 1950), ('pledge_events', 2019), ('public_opinion', 2006),
        ('sanctions_figures', 2006), ('sanctions_measures', 2006), ('sanctions_resolutions', 1950),
        ('sanctions_votes', 1950), ('sma_agreements', 1991), ('submarine_figures', 1987), ('submarine_program', 1987),
        ('tariff_rates', 2018), ('troop_deployments', 1949)
)
SELECT
    table_name,
    row_id,
    'reported_on' AS column_name,
    reported_on::VARCHAR AS value,
    CASE
        WHEN year IS NULL THEN 'has no first year here'
        WHEN year(reported_on) < year THEN 'is before ' || year || ', the first year of the table'
        WHEN status NOT IN ('planned', 'proposed', 'announced', 'expected', 'projected', 'estimated', 'target')
            AND (reported_on < starts - 2200 OR reported_on_basis = 'imputed' AND reported_on < starts - 1)
            THEN 'is before ' || starts || ', when it began'
    END AS finding
FROM facts
LEFT JOIN firsts USING (table_name)
WHERE reported_on IS NOT NULL
