-- title: A Korean budget is requested and proposed before its year, voted at the end of the year before, and final
--   after it began.
-- why: The ministry asks in June, the government proposes to the Assembly by early September, the Assembly votes in
--   December (before 2014 sometimes on New Year's Day). A date of the wrong year, or a plan shown as voted, falls
--   out.
WITH budgets AS (
    SELECT figure_id, stage, reported_on, reported_on_basis, fiscal_year
    FROM defense_spending
    WHERE country = 'KOR' AND reporter = 'rok-mnd' AND fiscal_year IS NOT NULL AND unit = 'KRW'
        AND stage IN ('request', 'proposal', 'enacted', 'supplemented', 'final')
)
SELECT
    'defense_spending' AS table_name,
    figure_id AS row_id,
    'reported_on' AS column_name,
    reported_on::VARCHAR AS value,
    CASE
        WHEN stage IN ('request', 'proposal') AND reported_on NOT BETWEEN make_date(fiscal_year - 1, 5, 1)
            AND make_date(fiscal_year - 1, 12, 31) AND reported_on_basis <> 'imputed'
            THEN 'is not in the last months before ' || fiscal_year
        WHEN stage = 'enacted' AND reported_on < make_date(fiscal_year - 1, 11, 1)
            THEN 'is before the vote on ' || fiscal_year
        WHEN stage IN ('final', 'supplemented') AND reported_on < make_date(fiscal_year, 1, 1)
            THEN 'is before ' || fiscal_year
    END AS finding
FROM budgets
