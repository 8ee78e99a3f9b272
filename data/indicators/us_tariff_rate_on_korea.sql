-- title: US tariff rate in force on products of the ROK
-- topic: Pledges
-- unit: percent
-- subject: product (all_goods: all that no rate of its own covers)
-- frequency: change
-- plot: step
-- definition: The rate of the tariffs that the US has put on products of the ROK since 2025, from the first day on
--   which it applied, backdating included, to the first on which it no longer did. A cap has only a high end.
-- choice: A rate is an act and has one row whoever reports it. Rates that were threatened, suspended or agreed but
--   never put in force are left out.
-- caveats: Rates come on top of the ordinary duty, which the trade agreement of 2012 has made zero for most goods;
--   the 15 percent since November 2025 include it. From 14 November 2025 cabinets and furniture fall under the cap of
--   timber_lumber. The quota of 2018 to 2025 that freed steel is not a rate. What followed the surcharge that ended
--   on 23 July 2026 was not found, nor any change after April 2026.
-- tables: tariff_rates
SELECT
    product AS subject,
    valid_from AS period_start,
    -- An end is public with the rate that follows, which may be backdated, save for the surcharge: its law set it.
    CASE
        WHEN legal_basis = 'section_122' OR EXISTS (
            FROM tariff_rates AS next
            WHERE next.imposer = this.imposer AND next.target = this.target AND next.valid_from = this.valid_to
        ) THEN valid_to
    END AS period_end,
    CASE WHEN rate_rule <> 'cap' THEN rate_percent END AS value,
    NULL AS low,
    CASE WHEN rate_rule = 'cap' THEN rate_percent END AS high,
    'percent' AS unit,
    source_id AS source_ids
FROM tariff_rates AS this
WHERE imposer = 'USA' AND target = 'KOR' AND valid_from IS NOT NULL AND rate_percent IS NOT NULL
