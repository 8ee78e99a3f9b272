"""What the tables of launches say of the years 1984 to 2019."""

from __future__ import annotations

import pytest

import kindicators as ki

BALLISTIC = "missile_class IN ('srbm', 'mrbm', 'irbm', 'icbm', 'slbm', 'ballistic')"


def days(where: str) -> list[str]:
    rows = ki.sql(
        f"""SELECT DISTINCT date FROM missile_launches
            WHERE country = 'PRK' AND date < DATE '2020-01-01' AND {where} ORDER BY date"""
    )
    return list(rows["date"].dt.strftime("%Y-%m-%d"))


def test_the_space_launches() -> None:
    assert days("missile_class = 'slv'") == ["1998-08-31", "2009-04-05", "2012-04-13", "2012-12-12", "2016-02-07"]
    assert days("landing = 'orbit'") == ["2012-12-12", "2016-02-07"]


def test_the_intercontinental_missiles_and_the_flights_over_japan() -> None:
    assert days("missile_class = 'icbm' AND outcome = 'success'") == ["2017-07-04", "2017-07-28", "2017-11-29"]
    assert days("landing = 'pacific_ocean'") == ["1998-08-31", "2009-04-05", "2017-08-29", "2017-09-15"]


@pytest.mark.parametrize(
    ("day", "number"),
    [("2006-07-05", 7), ("2009-07-04", 7), ("2014-03-26", 2), ("2016-09-05", 3), ("2019-05-09", 2), ("2019-11-28", 2)],
)
def test_the_missiles_of_a_day(day: str, number: int) -> None:
    rows = ki.sql("SELECT sum(count) AS n FROM missile_launches WHERE date = CAST($day AS DATE)", {"day": day})
    assert rows["n"][0] == number


def test_the_ballistic_missiles_of_2019_match_the_count_of_japan() -> None:
    rows = ki.sql(
        f"""SELECT sum(count) AS missiles, count(DISTINCT date) AS days
            FROM missile_launches WHERE country = 'PRK' AND {BALLISTIC} AND year(date) = 2019"""
    )
    stated = ki.sql(
        """SELECT measure, value FROM launch_totals
           WHERE country = 'PRK' AND period_start = DATE '2019-01-01' AND reporter IN ('jmod', 'nhk')"""
    )
    assert (rows["missiles"][0], rows["days"][0]) == (25, 13)
    assert set(stated.loc[stated["measure"] == "missiles", "value"]) == {25}
    assert set(stated.loc[stated["measure"] == "occasions", "value"]) == {13}


def test_the_projectiles_of_early_2014_match_the_count_of_the_rok() -> None:
    rows = ki.sql(
        """SELECT sum(count) AS n FROM missile_launches
           WHERE country = 'PRK' AND date BETWEEN DATE '2014-02-21' AND DATE '2014-03-26'"""
    )
    stated = ki.sql("SELECT value FROM launch_totals WHERE total_id = 'prk-2014-03-26-jcs-projectiles'")
    assert rows["n"][0] == stated["value"][0] == 90


def test_the_missiles_of_the_cns_list_add_up_to_its_yearly_totals() -> None:
    years = ki.sql(
        """WITH counted AS (
               SELECT year(date) AS year, sum(value) AS n FROM launch_reports JOIN missile_launches USING (launch_id)
               WHERE reporter = 'cns' AND measure = 'count' GROUP BY year)
           SELECT year(period_start) AS year, value, coalesce(n, 0) AS n
           FROM launch_totals LEFT JOIN counted ON counted.year = year(period_start)
           WHERE total_id LIKE 'prk-%-cns-missiles' AND status = 'derived' AND period_start < DATE '2020-01-01'
           ORDER BY year"""
    )
    assert list(years["year"]) == list(range(1984, 2020))
    assert (years["value"] == years["n"]).all(), years[years["value"] != years["n"]]
    assert years["value"].sum() == 145


def test_no_launch_stands_under_two_dates() -> None:
    pairs = ki.sql(
        """SELECT a.launch_id, b.launch_id AS other FROM missile_launches a JOIN missile_launches b
           ON a.system_name = b.system_name AND a.count = b.count AND date_diff('day', a.date, b.date) = 1
           WHERE a.country = 'PRK' AND a.date < DATE '2020-01-01'
             AND a.date_precision = 'day' AND b.date_precision = 'day'"""
    )
    assert pairs.empty, pairs


def test_the_wrong_hours_of_the_cns_copies_are_mended() -> None:
    rows = ki.sql(
        """SELECT launch_id, time_utc FROM missile_launches
           WHERE launch_id IN ('prk-2016-02-07-unha-3', 'prk-2017-07-04-hwasong-14', 'prk-2016-10-15-musudan')
           ORDER BY launch_id"""
    )
    assert list(rows["time_utc"]) == ["00:29", "03:33", "00:40"]


def test_altitudes_before_1998_are_defaults_and_pads_have_none() -> None:
    rows = ki.sql(
        """SELECT qualifier, landing FROM launch_reports JOIN missile_launches USING (launch_id)
           WHERE measure = 'apogee_km' AND (date < DATE '1998-01-01' OR landing = 'on_pad')"""
    )
    assert not rows.empty
    assert set(rows["qualifier"]) == {"default"}
    assert "on_pad" not in set(rows["landing"].dropna())


def test_doubtful_launches_keep_their_mark_and_2018_is_empty() -> None:
    assert {"1986-05-01", "1990-05-01", "1992-06-01"} <= set(days("status = 'unconfirmed'"))
    assert days("status = 'occurred' AND date BETWEEN DATE '2013-05-18' AND DATE '2013-05-20'") != []
    assert days("year(date) = 2018") == []


def test_artillery_rockets_are_classes_of_their_own() -> None:
    rows = ki.sql("FROM missile_launches WHERE country = 'PRK' AND system_id IN ('frog', 'kn-09', 'mlrs-240mm')")
    assert set(rows["missile_class"]) == {"mlrs", "artillery"}
