"""Whoever asks by name for what will go is warned once a call, where the call stands, and gets it all the same."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, ClassVar

import pytest

import kindicators as ki
from conftest import Installation
from kindicators import errors
from kindicators.authoring.columns import columns_of, deprecated_of
from kindicators.authoring.descriptor import deprecated
from kindicators.authoring.indicators import described
from kindicators.authoring.pages import catalogue
from kindicators.package import Deprecation, package
from kindicators.schemas import LaunchTotals
from kindicators.schemas.base import Table, Text, column
from repository import real_rows

WHY = "deprecated since 9.1.0 and will go; instead: {}"
TABLE = f"table 'tariff_rates' is {WHY.format('duties')}"
INDICATOR = f"indicator 'us_tariff_rate_on_korea' is {WHY.format('ask for each good')}"
COLUMN = f"column 'note' of table 'sanctions_votes' is {WHY.format('vote')}"


@pytest.fixture
def later(installation: Installation) -> Installation:
    """Return an installation in which a table, an indicator and a column are deprecated."""
    file = installation.folder / "datapackage.json"
    descriptor = json.loads(file.read_text(encoding="utf-8")) | {"version": "9.1.0.dev0"}
    tables = {r["name"]: r for r in descriptor["resources"]}
    indicators = {i["id"]: i for i in descriptor["indicators"]}
    note = next(f for f in tables["sanctions_votes"]["schema"]["fields"] if f["name"] == "note")
    tables["tariff_rates"]["deprecated"] = {"since": "9.1.0", "instead": "duties"}
    indicators["us_tariff_rate_on_korea"]["deprecated"] = {"since": "9.1.0", "instead": "ask for each good"}
    note["deprecated"] = {"since": "9.1.0", "instead": "vote"}
    file.write_text(json.dumps(descriptor), encoding="utf-8")
    installation.forget()
    return installation


ASKS: list[tuple[Callable[[], Any], str]] = [
    (lambda: ki.load("tariff_rates"), TABLE),
    (lambda: ki.load("sanctions_votes", columns=["vote", "note"]), COLUMN),
    (lambda: ki.sql("SELECT count(*) FROM Tariff_Rates"), TABLE),
    (lambda: ki.sql("FROM us_tariff_rate_on_korea, tariff_rates LIMIT 1"), f"{TABLE}; {INDICATOR}"),
    (lambda: ki.indicator("us_tariff_rate_on_korea"), INDICATOR),
    (lambda: ki.describe("us_tariff_rate_on_korea"), INDICATOR),
    (lambda: ki.describe("tariff_rates"), TABLE),
]


@pytest.mark.parametrize(("ask", "message"), ASKS)
def test_what_will_go_is_warned_of_once_a_call(later: Installation, ask: Callable[[], Any], message: str) -> None:
    with pytest.warns(errors.DeprecatedNameWarning) as caught:
        assert len(ask()) > 0
    assert [str(w.message) for w in caught] == [message]
    assert caught[0].filename == __file__
    assert issubclass(caught[0].category, FutureWarning)  # shown without any option


def test_nothing_else_is_warned_of(later: Installation) -> None:
    assert "note" in ki.load("sanctions_votes")  # a warning would be an error here
    assert len(ki.load("sanctions_votes", columns=["vote"])) > 0
    assert len(ki.sql("SELECT 'tariff_rates' AS name FROM sanctions_votes -- not tariff_rates")) > 0
    assert len(ki.load("tariff_rates", version="0.3.0")) > 0, "a past release keeps what it has"
    assert len(ki.sql("FROM us_tariff_rate_on_korea", version="0.3.0")) > 0
    with ki.connect() as connection:
        (comment,) = connection.execute(
            "SELECT comment FROM duckdb_tables() WHERE table_name = 'tariff_rates'"
        ).fetchall()[0]
    assert comment.endswith(f" It is {WHY.format('duties')}.")


def test_the_meaning_says_it(later: Installation) -> None:
    columns = ki.describe("sanctions_votes").set_index("column")["description"]
    assert columns["note"].endswith(f" It is {WHY.format('vote')}.")
    assert columns.str.contains("deprecated").sum() == 1
    tables = ki.tables().set_index("name")["description"]
    assert tables["tariff_rates"].endswith(f" It is {WHY.format('duties')}.")
    definitions = ki.indicators().set_index("id")["definition"]
    assert definitions["us_tariff_rate_on_korea"].endswith(f" It is {WHY.format('ask for each good')}.")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["show", "tariff_rates"], TABLE),
        (["show", "sanctions_votes", "--columns", "note"], COLUMN),
        (["sql", "FROM tariff_rates"], TABLE),
        (["indicator", "us_tariff_rate_on_korea"], INDICATOR),
        (["describe", "tariff_rates"], TABLE),
        (["show", "sanctions_votes"], ""),
    ],
)
def test_the_command_line_warns_in_one_line(later: Installation, arguments: list[str], message: str) -> None:
    result = later.run(*arguments, "--format", "csv")
    assert (result.returncode, result.stderr) == (0, f"kindicators: warning: {message}\n" if message else "")
    assert len(result.stdout.splitlines()) > 3


def test_a_plot_of_an_indicator_that_will_go_warns(later: Installation) -> None:
    with pytest.warns(errors.DeprecatedNameWarning, match="ask for each good"):
        ki.plot("us_tariff_rate_on_korea")


def test_a_schema_says_what_will_go() -> None:
    class Old(Table):
        """One row is one thing."""

        class Config:
            """Table-wide metadata."""

            name = "old"
            title = "Old"
            metadata: ClassVar = {"deprecated": {"since": "1.2.0", "instead": "new"}}

        thing_id: Text = column("Identifier.", key=True)
        note: Text = column("A note.", deprecated={"since": "1.3.0", "instead": "the notes of new"})

    assert deprecated(deprecated_of(Old)) == {"since": "1.2.0", "instead": "new"}
    assert [c.deprecated for c in columns_of(Old)] == [{}, {"since": "1.3.0", "instead": "the notes of new"}]
    assert deprecated_of(LaunchTotals) == {}
    with pytest.raises(ValueError, match="'soon' is no version"):
        deprecated({"since": "soon", "instead": "new"})


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("9.1.0 krw_per_usd", Deprecation("9.1.0", "krw_per_usd")),
        ("9.1.0 ask for each good\n--   by its name", Deprecation("9.1.0", "ask for each good by its name")),
        ("9.1.0", None),
        ("9.1 krw_per_usd", None),
        ("krw_per_usd", None),
    ],
)
def test_the_header_of_an_indicator_says_that_it_will_go(
    installation: Installation, line: str, found: Deprecation | None
) -> None:
    file = installation.folder / "data/indicators/us_tariff_rate_on_korea.sql"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("-- title:", f"-- deprecated: {line}\n-- title:", 1), encoding="utf-8")
    items, findings = described(installation.folder, package().descriptor, real_rows())
    if found is None:
        assert ["deprecated is a version and what to use instead" in str(f) for f in findings] == [True]
    else:
        assert findings == []
        assert {i["id"]: i["deprecated"] for i in items if "deprecated" in i} == {file.stem: found._asdict()}


def test_the_catalogue_says_it_too() -> None:
    items: list[dict[str, Any]] = package().descriptor["indicators"]
    page = catalogue([items[0] | {"deprecated": {"since": "9.1.0", "instead": "something else."}}, *items[1:]])
    assert page.count("deprecated since") == 1
    assert f"{items[0]['definition']} It is {WHY.format('something else')}.\n" in page
