"""What the tables on meetings and commands say: facts that a user would look up first, and rules over whole tables."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest

import kindicators as ki


def test_every_scm_from_the_first_to_the_57th_is_there_once() -> None:
    scm = ki.sql("FROM alliance_meetings WHERE body = 'scm' AND status = 'held' ORDER BY number")
    assert scm["number"].to_list() == list(range(1, 58))
    assert scm["start_date"].is_monotonic_increasing
    assert scm[["end_date", "place", "rok_lead", "us_lead"]].notna().all().all()
    assert (scm["start_date_precision"] == "day").all()


def test_the_years_without_an_scm_are_explained() -> None:
    scm = ki.sql("FROM alliance_meetings WHERE body = 'scm'")
    held = set(scm.loc[scm["status"] == "held", "start_date"].dt.year)
    assert set(range(1968, 2026)) - held == {1980, 1998}
    absent = scm[scm["status"].isin(["not_held", "postponed"])]
    assert set(absent["start_date"].dt.year) == {1980, 1998}
    assert absent["outcome"].notna().all()


@pytest.mark.parametrize(
    ("number", "start", "end", "place", "rok", "us"),
    [
        (1, "1968-05-27", "1968-05-28", "Washington", "Choi Young-hee", "Clark Clifford"),
        (12, "1979-10-18", "1979-10-19", "Seoul", "Rho Jae-hyun", "Harold Brown"),
        (30, "1999-01-15", "1999-01-15", "Seoul", "Chun Yong-taek", "William Cohen"),
        (46, "2014-10-23", "2014-10-23", "Washington", "Han Min-koo", "Chuck Hagel"),
        (57, "2025-11-04", "2025-11-04", "Seoul", "Ahn Gyu-back", "Pete Hegseth"),
    ],
)
def test_scm_facts(number: int, start: str, end: str, place: str, rok: str, us: str) -> None:
    row = ki.sql(
        "FROM alliance_meetings WHERE body = 'scm' AND status = 'held' AND number = $number", {"number": number}
    ).iloc[0]
    assert (row["start_date"], row["end_date"]) == (pd.Timestamp(start), pd.Timestamp(end))
    assert row["place"] == place
    assert row["rok_lead"].startswith(rok)
    assert row["us_lead"].startswith(us)


def test_the_58th_scm_is_only_planned() -> None:
    row = ki.sql("FROM alliance_meetings WHERE body = 'scm' AND number = 58")
    assert row["status"].to_list() == ["planned"]


def test_hosts_alternate_in_seoul_and_the_us_with_three_exceptions() -> None:
    scm = ki.sql("FROM alliance_meetings WHERE body = 'scm' AND status = 'held' ORDER BY number")
    assert set(scm["host"]) == {"KOR", "USA"}
    again = scm.loc[scm["host"] == scm["host"].shift(), "number"].to_list()
    # The 22nd changed the turn; the 29th and 34th were moved to Washington.
    assert again == [22, 29, 34]


def test_a_lead_is_one_person() -> None:
    meetings = ki.load("alliance_meetings")
    for side in ("rok_lead", "us_lead"):
        names = meetings[side].dropna().str.split(",").str[0]
        assert not names.str.contains(r";| and ").any()


def holder(command: str, post: str, day: str) -> list[str]:
    rows = ki.sql(
        """SELECT person FROM command_tenures WHERE command = $command AND post = $post
             AND start_date <= $day AND (end_date IS NULL OR end_date > $day)""",
        {"command": command, "post": post, "day": dt.date.fromisoformat(day)},
    )
    return list(rows["person"])


@pytest.mark.parametrize(
    ("command", "post", "day", "person"),
    [
        ("unc", "commander", "1950-09-15", ["Douglas MacArthur"]),
        ("unc", "commander", "1953-07-27", ["Mark Clark"]),
        ("usfk", "commander", "1957-06-30", []),
        ("usfk", "commander", "1968-01-23", ["Charles Bonesteel"]),
        ("cfc", "commander", "1978-11-06", []),
        ("cfc", "commander", "1978-11-07", ["John Vessey"]),
        ("usfk", "commander", "1980-05-18", ["John Wickham"]),
        ("cfc", "commander", "2008-06-03", ["Walter Sharp"]),  # on the day of a change only the new holder
        ("cfc", "commander", "2024-12-19", ["Paul LaCamera"]),
        ("unc", "commander", "2026-03-11", ["Xavier Brunson"]),
        ("cfc", "deputy_commander", "2022-08-22", ["Ahn Byung-seok"]),
    ],
)
def test_who_commanded(command: str, post: str, day: str, person: list[str]) -> None:
    assert holder(command, post, day) == person


def test_no_post_is_vacant_or_held_twice() -> None:
    gaps = ki.sql(
        """WITH chain AS (
               SELECT tenure_id, end_date,
                   lead(start_date) OVER (PARTITION BY command, post ORDER BY start_date) AS next
               FROM command_tenures)
           SELECT tenure_id FROM chain WHERE next IS NOT NULL AND end_date IS DISTINCT FROM next"""
    )
    assert gaps.empty, gaps


def test_one_general_holds_all_commands_of_the_day() -> None:
    tenures = ki.sql("FROM command_tenures WHERE post = 'commander' AND start_date >= '1979-01-01'")
    commands = {person: set(rows["command"]) for person, rows in tenures.groupby("person")}
    assert all(held == {"unc", "cfc", "usfk"} for held in commands.values()), commands
    assert (tenures.groupby("person")["start_date"].nunique() == 1).all()


def test_the_commands_were_founded_once() -> None:
    founded = ki.sql("FROM command_events WHERE kind = 'established'").set_index("command")["date"]
    assert {k: v.strftime("%Y-%m-%d") for k, v in founded.items()} == {
        "unc": "1950-07-24",
        "usfk": "1957-07-01",
        "cfc": "1978-11-07",
    }
