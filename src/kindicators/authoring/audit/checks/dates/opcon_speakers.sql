-- title: Who spoke on the transfer did so in the years of his office.
-- why: A year that slipped puts words into the mouth of a successor. Presidents, ministers and commanders are named
-- in the rows, and their years are known from other tables.
WITH terms(person, since, until) AS (
    VALUES
        ('Syngman Rhee', DATE '1948-08-15', DATE '1960-04-27'), ('Roh Tae-woo', DATE '1988-02-25', DATE '1993-02-24'),
        ('Roh Moo-hyun', DATE '2003-02-25', DATE '2008-02-24'), ('Lee Myung-bak', DATE '2008-02-25', DATE '2013-02-24'),
        ('Park Geun-hye', DATE '2013-02-25', DATE '2017-03-10'), ('Moon Jae-in', DATE '2017-05-10', DATE '2022-05-09'),
        ('Lee Jae Myung', DATE '2025-06-04', DATE '2030-06-03'), ('George W. Bush', DATE '2001-01-20',
            DATE '2009-01-20'),
        ('Barack Obama', DATE '2009-01-20', DATE '2017-01-20')
    UNION ALL
    SELECT person, start_date, coalesce(end_date, DATE '2100-01-01')
    FROM command_tenures WHERE command IN ('unc', 'cfc') AND post = 'commander'
    UNION ALL
    -- A minister or chairman may have been named a year before his first meeting, or left a year after the last one.
    SELECT trim(split_part(lead, ',', 1)), min(start_date) - 500, max(start_date) + 500
    FROM (
        UNPIVOT (SELECT start_date, rok_lead, us_lead FROM alliance_meetings WHERE body IN ('scm', 'mcm')
            AND status = 'held')
        ON rok_lead, us_lead INTO NAME side VALUE lead
    )
    WHERE trim(substr(lead, strpos(lead, ',') + 1)) IN (
        'Secretary of Defense', 'Minister of National Defense', 'Chairman of the Joint Chiefs of Staff'
    )
    GROUP BY lead
)
SELECT
    'opcon_milestones' AS table_name,
    milestone_id AS row_id,
    'date' AS column_name,
    date::VARCHAR AS value,
    CASE WHEN NOT bool_or(date BETWEEN since AND until)
        THEN terms.person || ' was in office from ' || min(since) || ' to ' || max(until) END AS finding
FROM opcon_milestones AS said
JOIN terms ON contains(said.person, terms.person)
WHERE said.kind <> 'report' OR said.status <> 'estimated'
GROUP BY milestone_id, date, terms.person
