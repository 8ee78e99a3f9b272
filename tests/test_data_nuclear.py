"""What the tables on nuclear tests, the arsenal and sanctions say: facts that a user would look up first, and rules."""

from __future__ import annotations

import datetime as dt

import pytest

import kindicators as ki


@pytest.mark.parametrize(
    ("number", "day", "time", "latitude", "longitude"),
    [
        (1, "2006-10-09", "01:35:28", 41.294, 129.094),
        (2, "2009-05-25", "00:54:43", 41.303, 129.037),
        (3, "2013-02-12", "02:57:51", 41.299, 129.004),
        (4, "2016-01-06", "01:30:01", 41.3, 129.047),
        (5, "2016-09-09", "00:30:01", 41.287, 129.078),
        (6, "2017-09-03", "03:30:01", 41.343, 129.036),
    ],
)
def test_nuclear_tests(number: int, day: str, time: str, latitude: float, longitude: float) -> None:
    row = ki.sql("FROM nuclear_tests WHERE number = $number", {"number": number}).iloc[0]
    assert row["date"].strftime("%Y-%m-%d") == day
    assert row["time_utc"] == time
    assert (row["latitude"], row["longitude"]) == (latitude, longitude)


def test_there_were_six_tests() -> None:
    assert list(ki.sql("FROM nuclear_tests ORDER BY date")["number"]) == [1, 2, 3, 4, 5, 6]


def test_each_test_has_a_yield_and_a_body_wave_magnitude_that_rise_to_the_sixth() -> None:
    usgs = ki.sql(
        """SELECT number, value FROM nuclear_test_estimates JOIN nuclear_tests USING (test_id)
           WHERE reporter = 'usgs' AND measure = 'magnitude' AND nuclear_test_estimates.status = 'estimated'
           ORDER BY number"""
    )
    assert usgs["value"].to_list() == [4.3, 4.7, 5.1, 5.1, 5.3, 6.3]
    yields = ki.sql("SELECT DISTINCT test_id FROM nuclear_test_estimates WHERE measure = 'yield'")
    assert len(yields) == 6


def test_the_korean_weather_agency_names_no_scale() -> None:
    kma = ki.sql("FROM nuclear_test_estimates WHERE reporter = 'kma' AND measure = 'magnitude'")
    assert set(kma["scale"]) == {"not_stated"}
    assert sorted(kma["value"]) == [4.8, 5.04, 5.7]


def test_fissile_material_is_not_counted_as_warheads() -> None:
    material = ki.sql("FROM nuclear_arsenal_estimates WHERE measure = 'warheads_possible'").set_index("estimate_id")
    assert (material.loc["kida-2023-01-12-possible", "low"], material.loc["isis-ngo-2006-possible", "high"]) == (80, 13)
    assert (material.loc["isis-ngo-2016-12-possible", "low"], material.loc["fas-2022-possible", "high"]) == (13, 55)
    assembled = ki.sql("FROM nuclear_arsenal_estimates WHERE measure = 'warheads_assembled'")
    assert set(assembled["reporter"]) == {"fas", "sipri"}


def test_the_yearly_series_of_sipri_is_not_here() -> None:
    years = ki.sql("FROM nuclear_arsenal_estimates WHERE reporter = 'sipri'")["date"].dt.year
    assert set(years) == {2024, 2025}


def test_projections_lie_ahead_and_the_goal_has_no_date() -> None:
    rows = ki.sql("FROM nuclear_arsenal_estimates WHERE target_date IS NOT NULL")
    assert set(rows["measure"]) == {"warheads_projected"}
    assert (rows["target_date"] > rows["reported_on"]).all()


@pytest.mark.parametrize(
    ("number", "day", "votes"),
    [
        ("82", "1950-06-25", (9, 0, 1)),
        ("88", "1950-11-08", (8, 2, 1)),
        ("90", "1951-01-31", (11, 0, 0)),
        ("84", "1950-07-07", (7, 0, 3)),
        ("825", "1993-05-11", (13, 0, 2)),
        ("1718", "2006-10-14", (15, 0, 0)),
        ("1874", "2009-06-12", (15, 0, 0)),
        ("2270", "2016-03-02", (15, 0, 0)),
        ("2345", "2017-03-23", (15, 0, 0)),
        ("2397", "2017-12-22", (15, 0, 0)),
        ("2680", "2023-03-23", (15, 0, 0)),
        ("S/1653", "1950-09-06", (9, 1, 1)),
        ("S/2022/431", "2022-05-26", (13, 2, 0)),
        ("S/2024/255", "2024-03-28", (13, 1, 1)),
    ],
)
def test_resolutions(number: str, day: str, votes: tuple[int, int, int]) -> None:
    row = ki.sql("FROM sanctions_resolutions WHERE number = $number", {"number": number}).iloc[0]
    assert row["date"].strftime("%Y-%m-%d") == day
    assert (row["votes_for"], row["votes_against"], row["votes_abstain"]) == votes


def test_the_ten_sanctions_resolutions_and_the_yearly_extensions_are_there() -> None:
    numbers = set(ki.sql("FROM sanctions_resolutions WHERE kind = 'resolution'")["number"])
    assert {"1718", "1874", "2087", "2094", "2270", "2321", "2356", "2371", "2375", "2397"} <= numbers
    assert {"1928", "1985", "2050", "2141", "2207", "2276", "2345", "2407", "2464", "2515"} <= numbers
    assert {"2569", "2627", "2680", "82", "83", "84", "85", "88", "90", "702", "825", "1695"} <= numbers


def test_single_votes_add_up_to_the_counts() -> None:
    # of the draft of September 1950 no source names the member that abstained
    counts = ki.sql(
        """SELECT r.number, r.votes_against, r.votes_abstain, r.votes_absent,
               count(*) FILTER (WHERE v.vote IN ('against', 'veto')) AS against,
               count(*) FILTER (WHERE v.vote = 'abstained') AS abstained,
               count(*) FILTER (WHERE v.vote IN ('absent', 'not_participating')) AS absent
           FROM sanctions_resolutions r LEFT JOIN sanctions_votes v USING (resolution_id)
           WHERE r.votes_for IS NOT NULL AND r.number <> 'S/1653' GROUP BY ALL"""
    )
    assert len(counts) > 25
    assert (counts["votes_against"] == counts["against"]).all()
    assert (counts["votes_abstain"] == counts["abstained"]).all()
    assert (counts["votes_absent"] == counts["absent"]).all()


def in_force(subject: str, day: str) -> list[tuple[str, float]]:
    rows = ki.sql(
        """SELECT unit, high FROM sanctions_measures WHERE kind = 'cap' AND subject = $subject AND valid_from <= $day
             AND (valid_to IS NULL OR valid_to > $day) ORDER BY unit""",
        {"subject": subject, "day": dt.date.fromisoformat(day)},
    )
    return list(zip(rows["unit"], rows["high"], strict=True))


@pytest.mark.parametrize(
    ("subject", "day", "caps"),
    [
        ("refined_petroleum", "2017-09-30", []),
        ("refined_petroleum", "2017-12-31", [("barrels", 500_000)]),
        ("refined_petroleum", "2018-01-01", [("barrels_per_year", 500_000)]),
        ("crude_oil", "2017-12-22", [("barrels_per_year", 4_000_000), ("tonnes_per_year", 525_000)]),
        ("coal_exports", "2016-12-31", [("USD", 53_495_894), ("tonnes", 1_000_866)]),
        ("coal_exports", "2017-08-04", [("USD_per_year", 400_870_018), ("tonnes_per_year", 7_500_000)]),
        ("coal_exports", "2017-08-05", []),  # the full ban took the place of the cap
    ],
)
def test_caps_on_a_day(subject: str, day: str, caps: list[tuple[str, float]]) -> None:
    assert in_force(subject, day) == caps


@pytest.mark.parametrize(
    ("day", "resolution"),
    [
        ("2009-06-11", []),
        ("2016-04-05", ["2207"]),
        ("2016-04-06", ["2276"]),
        ("2024-04-30", ["2680"]),
        ("2024-05-01", []),
    ],
)
def test_the_panel_of_experts_ended_with_april_2024(day: str, resolution: list[str]) -> None:
    rows = ki.sql(
        """SELECT number FROM sanctions_measures m JOIN sanctions_resolutions USING (resolution_id)
           WHERE m.subject = 'panel_of_experts' AND m.valid_from <= $day AND m.valid_to > $day""",
        {"day": dt.date.fromisoformat(day)},
    )
    assert list(rows["number"]) == resolution


def test_the_ban_on_work_permits_still_holds() -> None:
    row = ki.sql("FROM sanctions_measures WHERE measure_id = 'unsc-2375-2017-workers'").iloc[0]
    assert row["status"] == "in_force"


def test_vetoed_caps_never_applied() -> None:
    rows = ki.sql("FROM sanctions_measures WHERE resolution_id LIKE 'unsc-draft-%'")
    assert set(rows["status"]) == {"not_adopted"}
    assert rows["valid_from"].isna().all()


def test_money_a_year_has_its_own_unit() -> None:
    rows = ki.sql("FROM sanctions_figures WHERE measure = 'stolen'")
    assert set(rows["unit"]) == {"USD"}
    cut = ki.sql("FROM sanctions_figures WHERE figure_id = 'coal-expected-cut-2017-us'").iloc[0]
    assert (cut["value"], cut["unit"], cut["status"]) == (700_000_000, "USD_per_year", "expected")
