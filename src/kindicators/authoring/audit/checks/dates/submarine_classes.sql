-- title: The boats of a class are launched one after another, in its years, by its state.
-- why: The yards launched at most one boat of a class in five months, and each class in a time of its own: KSS-I
--   from 1991 to 2000, KSS-II from 2006 to 2017, KSS-III since 2018.
WITH classes (programme, country, first, last) AS (
    VALUES
        ('kss-1', 'KOR', DATE '1987-01-01', DATE '2030-12-31'), ('kss-2', 'KOR', DATE '2000-01-01', DATE '2060-12-31'),
        ('kss-3', 'KOR', DATE '2005-01-01', DATE '2070-12-31'), ('rok-force', 'KOR', DATE '1987-01-01',
            DATE '2070-12-31'),
        ('ssn-362', 'KOR', DATE '2003-01-01', DATE '2007-12-31'), ('ssn-studies', NULL, DATE '1990-01-01',
            DATE '2025-10-28'),
        ('ssn-2025', NULL, DATE '2025-10-01', DATE '2080-12-31'), ('prk-ballistic', 'PRK', DATE '2010-01-01',
            DATE '2080-12-31'),
        ('prk-ssn', 'PRK', DATE '2015-01-01', DATE '2080-12-31')
),
events AS (
    SELECT
        *, CASE WHEN kind = 'launched' THEN lag(date) OVER (PARTITION BY programme, kind ORDER BY date) END AS before,
        CASE programme WHEN 'kss-1' THEN DATE '2001-01-01' WHEN 'kss-2' THEN DATE '2018-01-01' END AS launches_end
    FROM submarine_program
)
SELECT
    'submarine_program' AS table_name,
    event_id AS row_id,
    'date' AS column_name,
    e.date::VARCHAR AS value,
    CASE
        WHEN e.date NOT BETWEEN first AND last THEN 'lies outside the years of the programme'
        WHEN e.country <> c.country OR e.country NOT IN ('KOR', 'USA', 'PRK')
            OR (e.country = 'PRK') <> starts_with(e.programme, 'prk-')
            THEN 'is an event of ' || e.country || ' in the programme ' || e.programme
        WHEN e.country = 'USA' AND e.kind NOT IN ('refused', 'approval', 'talks', 'statement')
            THEN 'is no event of the US'
        WHEN e.kind = 'launched' AND e.date > launches_end THEN 'the class was complete by ' || launches_end
        WHEN e.kind = 'launched' AND e.date - before < 150 THEN 'another boat of the class was launched on ' || before
    END AS finding
FROM events AS e
LEFT JOIN classes AS c USING (programme)
