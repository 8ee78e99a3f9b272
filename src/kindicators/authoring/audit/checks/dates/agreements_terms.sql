-- title: A term is agreed on the day of its agreement, and nothing is done under an agreement before that day.
-- why: Terms stand in the text. Laws, contracts and figures about it come later, and a term does not hold longer
-- than the agreement, and is suspended on a day on which a part of it was.
SELECT
    'agreement_terms' AS table_name,
    term_id AS row_id,
    'date' AS column_name,
    terms.date::VARCHAR AS value,
    CASE
        WHEN terms.basis IN ('obligation', 'text') AND terms.date <> signed_on
            THEN 'the agreement was signed on ' || signed_on
        WHEN terms.date < signed_on THEN 'the agreement was signed on ' || signed_on
        WHEN terms.valid_from < signed_on THEN 'holds from ' || terms.valid_from || ', before the signature'
        WHEN terms.basis = 'obligation' AND terms.valid_to > agreements.valid_to
            THEN 'holds until ' || terms.valid_to || ', longer than the agreement'
        WHEN terms.basis = 'obligation' AND terms.unit IN ('days', 'months') AND terms.valid_to IS NOT NULL
            AND abs((terms.valid_to - terms.valid_from) - terms.high * if(terms.unit = 'days', 1, 30.5)) > 3
            THEN format('the deadline is {} {}, the period {} days', terms.high, unit,
                terms.valid_to - terms.valid_from)
        WHEN terms.basis = 'carried_out' AND terms.valid_to <> latest(terms.date, terms.date_precision, false) + 1
            THEN 'the period of what was done ends on ' || terms.valid_to
        WHEN terms.status = 'suspended' AND terms.valid_to NOT IN (
            SELECT date FROM agreement_events WHERE stage IN ('suspended', 'partly_suspended')
        ) THEN 'nothing was suspended on ' || terms.valid_to
        WHEN terms.reported_on < terms.date THEN 'was reported before, on ' || terms.reported_on
    END AS finding
FROM agreement_terms AS terms
JOIN agreements USING (agreement_id)
