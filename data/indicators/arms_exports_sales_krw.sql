-- id: arms_exports_sales_krw
-- title: Sales abroad in the accounts of ROK defence firms
-- topic: Arms exports
-- unit: KRW
-- subject: exporter (KOR)
-- frequency: year
-- plot: bars
-- definition: Sales abroad that defence firms of the ROK booked in a calendar year, in won of the time.
-- choice: The Korea Defense Industry Association alone.
-- caveats: Nearer to deliveries than contracts are (arms_exports_contracts_usd), and about half as large in 2017.
--   Only 2010 and 2015 to 2019 were found.
-- tables: arms_exports
SELECT
    exporter AS subject,
    period_start,
    period_end,
    value,
    low,
    high,
    'KRW' AS unit,
    source_id AS source_ids
FROM arms_exports
WHERE exporter = 'KOR' AND measure = 'overseas_sales' AND unit = 'KRW' AND reporter = 'kdia'
    AND customer IS NULL AND item IS NULL
