-- title: An arms deal is for a number of pieces that can be ordered of its class, and named in its title.
-- why: The largest known is the Polish framework for 980 tanks. Titles are written by hand beside the number, so a
--   slip in one of the two shows. Gas is bought in millions of tonnes a year, aircraft in tens.
WITH most(item, quantity) AS (
    VALUES ('air_defense', 20), ('combat_aircraft', 60), ('corvettes', 8), ('frigates', 8), ('helicopters', 50),
        ('howitzers', 700), ('armoured_vehicles', 300), ('infantry_fighting_vehicles', 500), ('naval_vessels', 8),
        ('package', 300), ('patrol_vessels', 8), ('rocket_launchers', 300), ('submarines', 12),
        ('support_vehicles', 150), ('tanks', 1000)
),
words(word, number) AS (
    VALUES ('First', 1), ('first', 1), ('Second', 1), ('second', 1), ('third', 1), ('Two', 2), ('two', 2), ('Three', 3),
        ('four', 4), ('Four', 4), ('Six', 6), ('ten', 10), ('Twelve', 12), ('twelve', 12)
),
deals AS (
    SELECT
        d.deal_id,
        n.column_name,
        n.number,
        m.quantity AS most,
        list_concat(
            list_transform(regexp_extract_all(d.title, '\b[0-9]+\b'), lambda x: x::DOUBLE),
            list(w.number::DOUBLE) FILTER (w.word IS NOT NULL)
        ) AS named
    FROM arms_export_deals AS d
    JOIN numbers AS n ON n.table_name = 'arms_export_deals' AND n.row_id = d.deal_id AND n.column_name LIKE 'quantity%'
    LEFT JOIN most AS m USING (item)
    LEFT JOIN words AS w ON regexp_matches(d.title, '\b' || w.word || '\b')
    GROUP BY d.deal_id, d.title, n.column_name, n.number, m.quantity
)
SELECT
    'arms_export_deals' AS table_name,
    deal_id AS row_id,
    column_name,
    plain(number) AS value,
    CASE
        WHEN most IS NULL THEN 'has no range for its class'
        WHEN number NOT BETWEEN 1 AND most THEN 'is no number from 1 to ' || thousands(most)
        WHEN len(named) > 0 AND number NOT IN named THEN 'is not the number in the title'
    END AS finding
FROM deals
UNION ALL
SELECT
    'investment_pledges',
    pledge_id,
    'quantity',
    plain(quantity),
    CASE WHEN quantity NOT BETWEEN CASE quantity_unit WHEN 'tonnes_per_year' THEN 1e5 WHEN 'aircraft' THEN 1 ELSE 2 END
        AND CASE quantity_unit WHEN 'tonnes_per_year' THEN 1e7 WHEN 'aircraft' THEN 200 ELSE 5 END
        THEN 'lies outside the range of its unit' END
FROM investment_pledges
WHERE quantity IS NOT NULL
