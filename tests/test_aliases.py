"""`resolve` finds what a name means, in whatever spelling, and says who uses it."""

from __future__ import annotations

import pytest

import kindicators as ki
from conftest import Run
from kindicators.errors import UnknownNameError, UsageError


def meanings(name: str) -> set[tuple[str, str]]:
    found = ki.resolve(name)
    return set(zip(found["table"], found["id"], strict=True))


@pytest.mark.parametrize(
    ("name", "table", "row"),
    [
        ("KN-23", "missile_systems", "hwasong-11a"),
        ("kn23", "missile_systems", "hwasong-11a"),
        ("Hwasong-11A", "missile_systems", "hwasong-11a"),
        ("화성-11가", "missile_systems", "hwasong-11a"),
        ("UFS", "exercise_series", "ulchi-freedom-shield"),
        ("을지 자유의 방패", "exercise_series", "ulchi-freedom-shield"),
        ("MND", "actors", "rok-mnd"),
        ("국방부", "actors", "rok-mnd"),
        ("usfk", "actors", "usfk"),
        ("KOR", "actors", "KOR"),
        ("CMA", "agreements", "kor-prk-cma-2018"),
    ],
)
def test_a_name_is_found_in_any_spelling(name: str, table: str, row: str) -> None:
    assert (table, row) in meanings(name)


def test_a_meaning_has_its_authority_and_language() -> None:
    found = ki.resolve("KN-23").set_index("id").loc["hwasong-11a"]
    assert found["authority"] == "usfk"
    assert found["language"] == "en"
    assert found["called"] == "Hwasong-11A"


def test_an_ambiguous_name_has_all_its_meanings() -> None:
    doubled = ki.sql(
        "SELECT alias FROM aliases GROUP BY alias HAVING count(DISTINCT table_name || row_id) > 1 ORDER BY alias"
    )["alias"]
    assert len(doubled) > 0
    for alias in doubled:
        rows = ki.load("aliases").query("alias == @alias")
        assert set(zip(rows["table_name"], rows["row_id"], strict=True)) <= meanings(alias)


def test_an_unknown_name_has_near_matches() -> None:
    with pytest.raises(UnknownNameError, match="Hwasong-11A"):
        ki.resolve("Hwasung-11A")
    with pytest.raises(UnknownNameError, match="none of the"):
        ki.resolve("qqqqqqqqqqqq")


@pytest.mark.parametrize("name", ["", " - ", 23, None])
def test_what_is_no_name_is_refused(name: object) -> None:
    with pytest.raises(UsageError, match="for example 'KN-23'"):
        ki.resolve(name)  # type: ignore[arg-type]


def test_every_alias_names_a_row_that_exists() -> None:
    for table, rows in ki.load("aliases").groupby("table_name", observed=True):
        assert set(rows["row_id"]) <= set(ki.load(str(table)).iloc[:, 0])  # type: ignore[call-overload]


def test_the_command_line_resolves(run: Run) -> None:
    result = run("resolve", "KN-23", "--format", "csv")
    assert "hwasong-11a" in result.stdout
    unknown = run("resolve", "KN-99x")
    assert (unknown.returncode, unknown.stderr.count("\n")) == (2, 1)
