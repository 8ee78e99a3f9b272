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
    return list(owed.faults(owed.needed(old, new, differences(old, new)), old, new, COMING))


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


def correction(since: str, **cells: str) -> dict[str, str]:
    values = {"table_name": "one", "row_id": "row-0", "column_name": "text", "kind": "corrected", "reason": "A reason"}
    return {"correction_id": f"{since.replace('.', '-')}-one-row-0-text", "since_version": since} | values | cells


def test_a_row_cannot_be_added_to_what_was_released_nor_changed_without_a_row_of_its_own(
    old: Package, tmp_path: Path
) -> None:
    columns = {"text": "", "gone": ""}
    held = [correction("0.4.0", old_value="before", new_value="text 0")]
    released = state(tmp_path / "old", LAST, "one", columns, BEFORE, held)
    assert faults(released, state(tmp_path / "same", COMING, "one", columns, BEFORE, held)) == []
    late = [correction("0.4.0"), correction(LAST)]
    assert faults(old, state(tmp_path / "late", COMING, "one", columns, BEFORE, late)) == [
        f"corrections row {row['correction_id']} is since {row['since_version']}, which was released without it: "
        f"take it out, or if it is about a change since {LAST} give it since_version {COMING}"
        for row in late
    ]
    changed = [held[0] | {"reason": "Another reason"}]
    assert faults(released, state(tmp_path / "changed", COMING, "one", columns, BEFORE, changed)) == [
        f"corrections lacks corrections {held[0]['correction_id']} reason: A reason became Another reason"
    ]
    assert faults(released, state(tmp_path / "gone", COMING, "one", columns, BEFORE, [])) == [
        f"corrections lacks the withdrawn row {held[0]['correction_id']} of corrections"
    ]


def test_the_first_table_of_corrections_may_tell_of_the_release_before_it(tmp_path: Path) -> None:
    columns = {"text": ""}
    rows = [{"id": "row-0", "text": "text 0"}]
    old = state(tmp_path, "0.3.0", "one", columns, rows)
    told = state(tmp_path / "told", "1.0.0", "one", columns, rows, [correction("0.3.0"), correction("0.2.0")])
    (fault,) = owed.faults({}, old, told, "1.0.0")
    assert fault.startswith("corrections row 0-2-0-one-row-0-text is since 0.2.0, which was released without it")
