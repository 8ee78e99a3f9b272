-- title: As many missiles are fired in a launch as missiles of the class can be.
-- why: Long-range and space launches are single; the largest salvo of ballistic missiles had 18, of rockets 30.
SELECT
    table_name,
    row_id,
    column_name,
    number::INT::VARCHAR AS value,
    CASE WHEN number > CASE
            WHEN missile_class IN ('icbm', 'slv', 'slbm', 'ballistic') THEN 1
            WHEN missile_class IN ('irbm', 'hgv') THEN 2
            WHEN missile_class IN ('mrbm') THEN 5
            WHEN missile_class IN ('srbm') THEN 20
            WHEN missile_class IN ('mlrs', 'artillery') THEN 30
            ELSE 10 END
        THEN 'is more than a launch of class ' || missile_class || ' had so far' END AS finding
FROM numbers
JOIN missile_launches ON table_name = 'missile_launches' AND row_id = launch_id
WHERE column_name IN ('count', 'count_low', 'count_high')
