-- id: arms_exports_contracts_usd
-- title: Value of the ROK's arms export contracts
-- topic: Arms exports
-- unit: USD
-- subject: exporter (KOR)
-- frequency: year
-- plot: bars
-- definition: Value of the contracts for arms exports signed in a calendar year, in dollars of the time.
-- choice: The ROK government (DAPA, the defence ministry, the president's office); of several statements on a year
--   the last one that names a single figure. For 2011 a broadcaster's rounded figure.
-- caveats: Promises over many years, neither deliveries nor income. 2018 to 2020 have only outside estimates and no
--   row. 2023 is 13.0 billion as rounded in 2026; DAPA gave 13.5 billion before. 2025 was said by the presidential
--   office before the year had ended; DAPA says 15 billion or more. Whether the figures of 2003 to 2005 count
--   contracts is not said.
-- tables: arms_exports
SELECT
    exporter AS subject,
    period_start,
    period_end,
    value,
    low,
    high,
    'USD' AS unit,
    source_id AS source_ids
FROM arms_exports
WHERE exporter = 'KOR' AND measure = 'contracts_total' AND unit = 'USD' AND customer IS NULL AND item IS NULL
    AND reporter IN ('rok-dapa', 'rok-mnd', 'rok-president', 'press-mbn')
    AND period_end = period_start + INTERVAL 1 YEAR
QUALIFY row_number() OVER (PARTITION BY period_start ORDER BY value IS NULL, reported_on DESC) = 1
