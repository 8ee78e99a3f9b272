"""The rows of `corrections` that a release needs: of renamed tables and columns, and never of releases that are out."""

from __future__ import annotations

import csv
from copy import deepcopy
from pathlib import Path

import pytest

from kindicators.authoring.releasing import owed
from kindicators.comparison.differences import differences
from kindicators.package import Package
from kindicators.schemas import Corrections
from made import Item, Rows, descriptor, field, package, table

NAMES = list(Corrections.to_schema().columns)
BEFORE = [{"id": f"row-{n}", "text": f"text {n}", "gone": "g", "source_id": "a-source"} for n in range(3)]
LAST, COMING = "1.0.0", "2.0.0"


def state(
    folder: Path, version: str, name: str, columns: dict[str, str], rows: Rows, corrections: Rows | None = None
) -> Package:
    """Return a package with one table and the corrections; columns and table may say what they were called."""
    fields = [field("id"), field("source_id"), *(field(new) | _formerly(old, new) for new, old in columns.items())]
    listed: list[Item] = [table(name, *fields) | _formerly("one", name)]
    held = {name: rows}
    if corrections is not None:
        listed.append(table("corrections", *map(field, NAMES), key="correction_id"))
        held["corrections"] = corrections
    return package(folder / version, descriptor(version, listed), held)


def _formerly(old: str, new: str) -> Item:
    return {"formerly": [{"name": old, "since": COMING}]} if old not in ("", new) else {}


@pytest.fixture
def old(tmp_path: Path) -> Package:
    return state(tmp_path, LAST, "one", {"text": "", "gone": ""}, BEFORE, [])


def faults(old: Package, new: Package) -> list[str]:
    return list(owed.faults(owed.needed(old, new, differences(old, new)), new, LAST, COMING))


def lacking(old: Package, new: Package) -> Rows:
    lines = owed.lacking(owed.needed(old, new, differences(old, new)), old, new, COMING)
    return list(csv.DictReader(lines, NAMES))


@pytest.mark.parametrize(("name", "column"), [("two", "text"), ("one", "wording"), ("two", "wording")])
def test_a_changed_cell_of_what_was_renamed_needs_a_correction_under_the_new_name(
    old: Package, tmp_path: Path, name: str, column: str
) -> None:
    rows = deepcopy(BEFORE)
    for row in rows:
        row[column] = row.pop("text")
        row["added"] = "a column that is new"
        del row["gone"]
    rows[1][column] = "corrected"
    del rows[2]
    columns = {column: "text", "added": ""}
    new = state(tmp_path / "lacking", COMING, name, columns, rows, [])
    assert faults(old, new) == [
        f"corrections lacks {name} row-1 {column}: text 1 became corrected",
        f"corrections lacks the withdrawn row row-2 of {name}",
    ]
    written = lacking(old, new)
    assert [(r["table_name"], r["row_id"], r["column_name"], r["old_value"], r["new_value"]) for r in written] == [
        (name, "row-1", column, "text 1", "corrected"),
        (name, "row-2", "", "", ""),
    ]
    assert {r["source_id"] for r in written} == {"a-source"}
    complete = state(tmp_path / "complete", COMING, name, columns, rows, written)
    assert faults(old, complete) == []
    # Under the name that it had, the cell is none that changed.
    former = [row | {"table_name": "one", "column_name": row["column_name"] and "text"} for row in written]
    assert len(faults(old, state(tmp_path / "former", COMING, name, columns, rows, former))) >= 2


def test_what_is_new_or_gone_needs_none(old: Package, tmp_path: Path) -> None:
    rows = [{"id": row["id"], "text": row["text"], "source_id": "a-source", "added": "new"} for row in BEFORE]
    assert faults(old, state(tmp_path, COMING, "one", {"text": "", "added": ""}, rows, [])) == []
    other = package(tmp_path / "other", descriptor(COMING, [table("three", field("id"))]), {"three": [{"id": "row-1"}]})
    assert faults(old, other) == []
