-- id: us_tariff_rate_on_korea
-- title: US tariff rate in force on products of the ROK
-- topic: Pledges
-- unit: percent
-- subject: product (all_goods: all that no rate of its own covers)
-- frequency: change
-- plot: step
-- definition: The rate of the additional tariffs that the US has put on products of the ROK since 2018, from the
--   first day on which it applied, backdating included, to the first on which it no longer did.
-- choice: A rate is an act and has one row whoever reports it. Rates that were threatened, suspended or agreed but
--   never put in force are left out.
-- caveats: Rates come on top of the ordinary duty, which the trade agreement of 2012 has made zero for most goods;
--   the 15 percent since November 2025 (on other goods until February 2026) include it. From 14 November 2025
--   cabinets and furniture fall under timber_lumber. Steel was free within a quota from 2018 to 2025, which is not a
--   rate. What followed the surcharge that ended on 23 July 2026 was not found, nor any change after April 2026.
-- tables: tariff_rates
SELECT
    product AS subject,
    valid_from AS period_start,
    -- An end is known with the rate that follows, of the product or of a wider one, which may be backdated. The
    -- surcharge alone ended by its own law.
    least(
        CASE
            WHEN legal_basis = 'section_122' OR EXISTS (
                FROM tariff_rates AS next
                WHERE next.imposer = this.imposer AND next.target = this.target AND next.valid_from = this.valid_to
            ) THEN valid_to
        END,
        lead(valid_from) OVER (PARTITION BY product ORDER BY valid_from)
    ) AS period_end,
    rate_percent AS value,
    NULL AS low,
    NULL AS high,
    'percent' AS unit,
    source_id AS source_ids
FROM tariff_rates AS this
WHERE imposer = 'USA' AND target = 'KOR' AND rate_rule IN ('rate', 'floor_with_duty') AND valid_from IS NOT NULL
