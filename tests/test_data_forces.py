"""What `force_levels` says: figures that a user would look up first, and rules over the whole table."""

from __future__ import annotations

import pandas as pd
import pytest

import kindicators as ki

EDITIONS = [
    *(f"{year} Defense White Paper" for year in (2000, 2004, 2006, 2008, 2010, 2012, 2014, 2016, 2018, 2020, 2022)),
    "2001 Defense Data & Statistics",
    "Participatory Government Defense Policy 2003",
]
BALANCE = """SELECT *, coalesce(value, low) AS figure FROM force_levels WHERE series = 'defense-white-paper'"""


def people(country: str, branch: str = "total") -> dict[str, float]:
    rows = ki.sql(
        f"""SELECT edition, figure FROM ({BALANCE}) WHERE measure = 'active_personnel'
            AND country = $country AND branch = $branch""",
        {"country": country, "branch": branch},
    )
    return dict(zip(rows["edition"], rows["figure"], strict=True))


def test_every_edition_has_the_active_strength_of_both_sides() -> None:
    for country in ("KOR", "PRK"):
        assert set(EDITIONS) <= set(people(country)), country


@pytest.mark.parametrize(
    ("edition", "south", "north"),
    [
        ("2000 Defense White Paper", 690_000, 1_170_000),
        ("2012 Defense White Paper", 639_000, 1_190_000),
        ("2014 Defense White Paper", 630_000, 1_200_000),
        ("2018 Defense White Paper", 599_000, 1_280_000),
        ("2020 Defense White Paper", 555_000, 1_280_000),
        ("2022 Defense White Paper", 500_000, 1_280_000),
    ],
)
def test_the_active_strength_in_the_white_papers(edition: str, south: int, north: int) -> None:
    assert people("KOR")[edition] == south
    assert people("PRK")[edition] == north


@pytest.mark.parametrize(
    "measure",
    [
        "active_personnel",
        "reserve_personnel",
        "tanks",
        "field_artillery",
        "multiple_rocket_launchers",
        "surface_combatants",
        "submarines",
        "combat_aircraft",
        "divisions",
    ],
)
def test_north_and_south_are_not_swapped(measure: str) -> None:
    pairs = ki.sql(
        f"""WITH b AS ({BALANCE} AND measure = $measure AND branch IN ('total', 'army', 'navy', 'air_force')
                AND NOT (measure = 'active_personnel' AND branch = 'navy'))
            SELECT s.figure_id, s.figure AS south, n.figure AS north
            FROM b s JOIN b n USING (edition, branch) WHERE s.country = 'KOR' AND n.country = 'PRK'""",
        {"measure": measure},
    )
    assert len(pairs) >= 9
    assert (pairs["north"] > pairs["south"]).all(), pairs[pairs["north"] <= pairs["south"]]


def test_the_south_has_the_larger_navy_by_people_and_more_helicopters() -> None:
    wrong = ki.sql(
        f"""WITH b AS ({BALANCE} AND (measure = 'helicopters' OR (measure = 'active_personnel' AND branch = 'navy')))
            SELECT s.figure_id FROM b s JOIN b n USING (edition, measure, branch)
            WHERE s.country = 'KOR' AND n.country = 'PRK' AND s.figure <= n.figure"""
    )
    assert wrong.empty, wrong


def test_the_services_add_up_or_the_total_says_why_not() -> None:
    sums = ki.sql(
        f"""WITH b AS ({BALANCE} AND measure = 'active_personnel'),
            parts AS (SELECT country, edition, sum(figure) AS parts, count(*) AS n FROM b
                      WHERE branch IN ('army', 'navy', 'air_force', 'strategic_force') GROUP BY country, edition)
            SELECT country, edition, b.figure, parts, b.note FROM b JOIN parts USING (country, edition)
            WHERE branch = 'total' AND n >= 3"""
    )
    assert len(sums) >= 24
    off = sums[(sums["figure"] != sums["parts"]) & ~sums["note"].fillna("").str.contains("add up|navy")]
    assert off.empty, off


def test_the_parts_of_the_north_korean_reserve_add_up() -> None:
    sums = ki.sql(
        f"""WITH b AS ({BALANCE} AND measure = 'reserve_personnel' AND country = 'PRK'),
            parts AS (SELECT edition, sum(figure) AS parts FROM b WHERE branch <> 'total' GROUP BY edition)
            SELECT edition, b.figure, parts FROM b JOIN parts USING (edition) WHERE branch = 'total'"""
    )
    assert len(sums) == 12
    assert (sums["figure"] == sums["parts"]).all(), sums


def test_the_army_of_2018_is_kept_as_printed_and_flagged() -> None:
    army = ki.sql(
        f"""SELECT figure, note FROM ({BALANCE}) WHERE edition = '2018 Defense White Paper' AND country = 'PRK'
            AND measure = 'active_personnel' AND branch = 'army'"""
    )
    assert army["figure"][0] == 1_110_000
    assert "1,290,000" in army["note"][0]


def test_no_measure_stands_twice_in_a_series() -> None:
    twice = ki.sql(
        """SELECT count(*) AS n, max(figure_id) FROM force_levels WHERE series IS NOT NULL
           GROUP BY country, measure, branch, series, edition, date, basis, target_date HAVING n > 1"""
    )
    assert twice.empty, twice


def test_the_reform_goals_moved_and_none_is_a_strength() -> None:
    goals = ki.sql(
        """SELECT date, value, target_date, status FROM force_levels
           WHERE series = 'defense-reform' AND basis = 'planned' AND branch = 'total' ORDER BY reported_on"""
    )
    assert goals["value"].to_list() == [500_000, 517_000, 522_000, 522_000, 522_000, 500_000, 500_000]
    assert goals["target_date"].dt.year.to_list() == [2020, 2020, 2022, 2022, 2022, 2022, 2022]
    assert goals["status"].to_list() == ["superseded"] * 5 + ["fulfilled"] * 2


def test_what_was_known_of_rok_strength_at_the_end_of_2025() -> None:
    latest = ki.sql(
        """SELECT date, value FROM force_levels WHERE series = 'mnd-actual-strength' AND branch = 'total'
           AND measure = 'active_personnel' AND reported_on <= DATE '2025-12-31' ORDER BY date"""
    )
    assert latest["value"].to_list() == [563_000, 501_000, 477_000, 471_000, 450_000]
    assert latest["date"].iloc[-1] == pd.Timestamp("2025-07-01")


def test_iiss_figures_never_come_straight_from_the_iiss_and_are_never_high() -> None:
    iiss = ki.sql(
        "SELECT confidence, publisher FROM force_levels JOIN sources USING (source_id) WHERE reporter = 'iiss'"
    )
    assert len(iiss) > 100
    assert not iiss["publisher"].str.contains("IISS|International Institute").any()
    assert (iiss["confidence"] != "high").all()


def test_white_papers_are_dated_by_their_release() -> None:
    released = ki.sql(
        f"SELECT DISTINCT edition, reported_on FROM ({BALANCE}) JOIN sources USING (source_id) WHERE is_mirror"
    ).set_index("edition")["reported_on"]
    assert released["2008 Defense White Paper"] == pd.Timestamp("2009-02-23")
    assert released["2016 Defense White Paper"] == pd.Timestamp("2017-01-11")
    assert released["2022 Defense White Paper"] == pd.Timestamp("2023-02-16")
