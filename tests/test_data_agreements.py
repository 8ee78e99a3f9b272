"""What the tables on agreements, meetings and transfers say: facts looked up first, and rules over whole tables."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest

import kindicators as ki


@pytest.mark.parametrize(
    ("agreement", "signed", "start", "end", "status"),
    [
        ("armistice-1953", "1953-07-27", "1953-07-27", None, "in_force"),
        ("kor-usa-mutual-defence-treaty-1953", "1953-10-01", "1954-11-17", None, "in_force"),
        ("chn-prk-treaty-1961", "1961-07-11", "1961-09-10", None, "in_force"),
        ("kor-prk-basic-agreement-1991", "1991-12-13", "1992-02-19", "2009-01-30", "repudiated"),
        ("kor-prk-cma-2018", "2018-09-19", "2018-11-01", "2024-06-04", "suspended"),
        ("prk-rus-friendship-treaty-2000", "2000-02-09", None, "2024-12-04", "superseded"),
        ("rus-prk-treaty-2024", "2024-06-19", "2024-12-04", None, "in_force"),
    ],
)
def test_agreement_facts(agreement: str, signed: str, start: str | None, end: str | None, status: str) -> None:
    row = ki.sql("FROM agreements WHERE agreement_id = $id", {"id": agreement}).iloc[0]
    assert row["signed_on"] == pd.Timestamp(signed)
    for column, day in (("valid_from", start), ("valid_to", end)):
        assert pd.isna(row[column]) if day is None else row[column] == pd.Timestamp(day)
    assert row["status"] == status


def test_every_agreement_has_two_parties_or_says_why() -> None:
    parties = ki.load("agreement_parties").groupby("agreement_id")["actor_id"].nunique()
    assert set(parties.index) == set(ki.load("agreements")["agreement_id"])
    assert set(parties[parties < 2].index) == {"npt-1968"}


def test_the_rok_is_no_party_to_the_armistice() -> None:
    parties = ki.sql("SELECT actor_id FROM agreement_parties WHERE agreement_id = 'armistice-1953'")
    assert set(parties["actor_id"]) == {"unc", "kpa", "cpv"}


def test_a_later_entry_into_force_is_an_event_on_the_same_day() -> None:
    missing = ki.sql(
        """SELECT a.agreement_id FROM agreements a
           ANTI JOIN agreement_events e
             ON e.agreement_id = a.agreement_id AND e.stage = 'entered_into_force' AND e.date = a.valid_from
           WHERE a.valid_from > a.signed_on AND a.agreement_id <> 'npt-1968'"""
    )
    assert missing.empty, missing


def test_how_the_military_agreement_came_apart() -> None:
    events = ki.sql("FROM agreement_events WHERE agreement_id = 'kor-prk-cma-2018' ORDER BY date")
    by_stage = events.groupby("stage")["date"].first()
    assert {s: by_stage[s].strftime("%Y-%m-%d") for s in ("partly_suspended", "withdrawn", "suspended")} == {
        "partly_suspended": "2023-11-22",
        "withdrawn": "2023-11-23",
        "suspended": "2024-06-04",
    }
    actors = events.set_index("stage")["actor"]
    assert (actors["partly_suspended"], actors["withdrawn"], actors["suspended"]) == ("KOR", "PRK", "KOR")
    assert "restored" not in set(events["stage"])


@pytest.mark.parametrize(
    ("term", "sector", "value"),
    [
        ("no_fly_fixed_wing", "east", 40),
        ("no_fly_fixed_wing", "west", 20),
        ("no_fly_uav", "east", 15),
        ("no_fly_uav", "west", 10),
        ("no_fly_rotary_wing", "all", 10),
        ("no_fly_balloon", "all", 25),
    ],
)
def test_no_fly_zones(term: str, sector: str, value: int) -> None:
    rows = ki.sql(
        """SELECT value FROM agreement_terms WHERE agreement_id = 'kor-prk-cma-2018' AND basis = 'obligation'
             AND term = $term AND sector = $sector AND valid_from <= $day AND valid_to > $day""",
        {"term": term, "sector": sector, "day": dt.date(2023, 11, 21)},
    )
    assert rows["value"].to_list() == [value]


def test_less_oil_was_delivered_than_agreed() -> None:
    terms = ki.sql("FROM agreement_terms WHERE agreement_id = 'six-party-2007-02-13'").set_index("term_id")["value"]
    prefix = "six-party-2007-02-13"
    promised, aid = terms[f"{prefix}-oil-package"], terms[f"{prefix}-energy-aid-delivered-2008-11"]
    assert (promised, aid) == (950_000, 546_000)
    assert terms[f"{prefix}-oil-part"] + terms[f"{prefix}-equipment-part"] == promised
    assert terms[f"{prefix}-oil-delivered-2008-11"] + terms[f"{prefix}-equipment-delivered-2008-11"] == aid
    assert terms[f"{prefix}-first-oil-delivered"] == terms[f"{prefix}-first-oil"]


def test_fuel_figures_of_states_stand_in_sanctions_figures() -> None:
    fuel = ki.sql("FROM arms_transfers WHERE item = 'refined_petroleum'")
    assert set(fuel["reporter"]) == {"msmt", "open-source-centre"}


def test_no_sea_distance_is_an_obligation() -> None:
    sea = ki.sql("FROM agreement_terms WHERE term = 'sea_buffer_length'")
    assert set(sea["basis"]) == {"reported"}
    west = sea[sea["sector"] == "west_sea"].set_index("status")["value"].to_dict()
    assert west == {"retracted": 80, "reported": 135}
    parts = sea[sea["sector"].isin(["west_sea_north", "west_sea_south"])]
    assert parts["value"].sum() == 135


def test_inter_korean_summits() -> None:
    held = ki.sql("FROM dprk_meetings WHERE format = 'inter_korean_summit' AND status = 'held' ORDER BY start_date")
    assert held["start_date"].dt.strftime("%Y-%m-%d").to_list() == [
        "2000-06-13",
        "2007-10-02",
        "2018-04-27",
        "2018-05-26",
        "2018-09-18",
    ]
    assert set(held["counterpart"]) == {"KOR"}


def test_kim_jong_un_met_xi_six_times_and_trump_three_times() -> None:
    held = ki.sql("FROM dprk_meetings WHERE status = 'held' AND dprk_lead LIKE 'Kim Jong Un%'")
    assert held["counterpart"].value_counts().to_dict() == {"CHN": 6, "RUS": 4, "USA": 3, "KOR": 3}


def test_capacity_is_never_shown_as_shipped() -> None:
    twelve = ki.sql("FROM arms_transfers WHERE low = 12000000 OR value = 12000000 OR high = 12000000")
    assert twelve["basis"].to_list() == ["capacity"]
    assert twelve["value"].isna().all()
    shipped = ki.sql("FROM arms_transfers WHERE basis = 'shipped' AND reporter IN ('rok-dia', 'rok-mnd')")
    assert shipped.empty


def test_one_figure_per_reporter_item_basis_and_day() -> None:
    figures = ki.load("arms_transfers")
    key = ["supplier", "recipient", "item", "measure", "basis", "date", "reporter"]
    assert not figures.duplicated(key).any()


def test_containers_of_one_reporter_do_not_fall() -> None:
    counts = ki.sql(
        "SELECT *, coalesce(value, low) AS n FROM arms_transfers WHERE item = 'containers' ORDER BY reporter, date"
    )
    for _, of_reporter in counts.groupby("reporter"):
        assert of_reporter["n"].is_monotonic_increasing
