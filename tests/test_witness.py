"""frictionless, which knows nothing of kindicators, is the witness: every fault that it finds, `validate` finds."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Callable, Container, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd
import pandera.pandas as pa
import pytest
from frictionless import Package

from conftest import Copy, Row
from kindicators.authoring import canonical
from kindicators.authoring.columns import Column, columns_of, name_of
from kindicators.authoring.rules import typed
from kindicators.authoring.validate import table_findings, validate
from kindicators.schemas import TABLES, Table
from test_validate import FAULTS, released


class Seen(NamedTuple):
    """What frictionless reports."""

    kind: str
    table: str
    line: int | None
    column: str


def seen(copy: Copy, tables: Container[str]) -> list[Seen]:
    """Return what frictionless finds in some tables of a copy of the package."""
    package = Package(str(copy.folder / "datapackage.json"))
    for resource in list(package.resources):
        if resource.name not in tables:
            package.remove_resource(resource.name)
    report = package.validate(limit_errors=100_000)
    assert not report.errors
    return [
        Seen(e.type, str(task.name), getattr(e, "row_number", None), _column(e))
        for task in report.tasks
        for e in task.errors
    ]


def _column(error: Any) -> str:
    return str(error.field_names[0] if error.type == "foreign-key" else getattr(error, "field_name", None) or "")


# What makes the cell of a column wrong, by what the column must be; None if it need not be that.
CELLS: dict[str, Callable[[Column], str | None]] = {
    "type": lambda c: "1 2" if c.type != "string" else None,
    "enum": lambda c: "no-such-value" if c.values else None,
    "pattern": lambda c: "Not: Fitting!" if c.pattern and not c.key else None,
    "required": lambda c: "" if c.required and not c.key else None,
    "minimum": lambda c: "-99999" if c.minimum is not None else None,
    "foreign key": lambda c: "no-such-row" if c.references else None,
}


def cells(table: type[Table]) -> Iterator[tuple[str, str]]:
    """Yield a column and a wrong value for it, for each kind of fault and each column that can have it."""
    for fault in CELLS.values():
        for column in columns_of(table):
            value = fault(column)
            if value is not None:
                yield column.name, value


def seeded(table: type[Table], rows: list[Row]) -> list[list[str]]:
    """Return the rows of a table with faults of single cells, each in a row of its own, and of whole rows."""
    key = columns_of(table)[0].name
    changes = [{column: value} for column, value in cells(table)]
    changes += [{c.name: rows[0][c.name]} for c in columns_of(table) if c.unique and not c.key]
    changes += [{key: rows[0][key]}, {key: ""}]
    made = [list((row | change).values()) for row, change in zip(rows[1:], changes, strict=False)]
    rest = [list(row.values()) for row in rows[1 + len(made) :]]
    width = len(rows[0])
    # Where a table has rows left: a blank one, one with a cell too many, one with a cell too few.
    damage: list[Callable[[list[str]], list[str]]] = [lambda r: [], lambda r: [*r, "x"], lambda r: r[: width - 1]]
    rest = [harm(row) for harm, row in zip(damage, rest, strict=False)] + rest[len(damage) :]
    return [list(rows[0].values()), *made, *rest]


def test_every_fault_that_frictionless_finds_is_found_in_its_place(copy: Copy) -> None:
    for table in TABLES:
        rows = copy.rows(name_of(table))
        buffer = io.StringIO()
        csv.writer(buffer, lineterminator="\n").writerows([list(rows[0]), *seeded(table, rows)])
        copy.file(name_of(table)).write_text(buffer.getvalue(), encoding="utf-8", newline="")
    reported = seen(copy, [name_of(t) for t in TABLES])
    findings = validate(copy.folder)
    places = {(f.table, f.line, f.column) for f in findings}
    lines = {place[:2] for place in places}
    stale = {f.table for f in findings if "has another bytes, hash" in f.message}
    missed = []
    for one in reported:
        if one.kind in ("hash-count", "byte-count"):
            found = one.table in stale
        elif one.column and one.kind != "missing-cell":
            found = (one.table, one.line, one.column) in places
        else:  # of a whole row
            found = (one.table, one.line) in lines
        if not found:
            missed.append(one)
    assert missed == []
    assert not [f for f in findings if "cannot be asked" in f.message]
    kinds = Counter(one.kind for one in reported)
    assert kinds["hash-count"] == kinds["byte-count"] == len(TABLES)
    for kind in ("type-error", "constraint-error", "foreign-key"):
        assert kinds[kind] > 100
    for kind in ("primary-key", "unique-error", "blank-row", "extra-cell", "missing-cell"):
        assert kinds[kind] > 3, kind


FILES: dict[str, tuple[Callable[[bytes], bytes], str, str]] = {
    "actors": (lambda b: b.replace(b",note\n", b"\n", 1), "missing-label", "the header lacks note"),
    "sources": (lambda b: b.replace(b"\n", b",more\n", 1), "extra-label", "the header has unknown 'more'"),
    "aliases": (lambda b: b.replace(b"alias_id", b"id", 1), "incorrect-label", "the header lacks alias_id"),
    "agreements": (lambda b: b.replace(b"agreement_id", b"", 1), "blank-label", "the header lacks agreement_id"),
    "dprk_meetings": (lambda b: b[:-9] + b"\xff\xfe" + b[-9:], "encoding-error", "is not UTF-8"),
    "nuclear_tests": (lambda b: b + b" ", "byte-count", "has another bytes, hash"),
}


def test_every_damaged_file_that_frictionless_finds_is_found(copy: Copy) -> None:
    for table, (harm, *_) in FILES.items():
        file = copy.file(table)
        file.write_bytes(harm(file.read_bytes()))
    reported = {(one.table, one.kind) for one in seen(copy, FILES)}
    findings = validate(copy.folder)
    for table, (_, kind, message) in FILES.items():
        assert (table, kind) in reported
        assert [f for f in findings if f.table == table and message in f.message], table


@pytest.mark.parametrize("table", TABLES, ids=name_of)
def test_the_rules_find_what_the_schemas_find_when_pandera_checks_them(table: type[Table]) -> None:
    """The models are published for frames of a user's own: they must not know other rules than `validate`."""
    name = name_of(table)
    rows = released(name)
    faults = [(where, cells) for of, where, cells, *_ in FAULTS if of == name]
    # The rows without a fault stand beside the others, and neither side may find anything in them.
    for changed in [*together(rows, faults)] or [rows]:
        content = _csv(changed)
        read, unread = canonical.read(table, io.BytesIO(content), Path(f"{name}.csv"))
        assert read is not None
        cut = {f.line for f in unread}  # their cells cannot be cells of the frame
        lines = {int(line) for line in failures(table, typed(table, read))["index"] if not pd.isna(line)}
        findings = table_findings(name, content, Path(f"{name}.csv"))
        assert lines - cut == {f.line for f in findings} - cut, findings


def failures(table: type[Table], frame: pd.DataFrame) -> pd.DataFrame:
    """Return what pandera finds in a frame."""
    try:
        table.validate(frame, lazy=True)
    except pa.errors.SchemaErrors as error:
        return pd.DataFrame(error.failure_cases)
    return pd.DataFrame({"index": []})


def together(rows: list[Row], faults: list[tuple[Callable[[Row], bool], Row]]) -> Iterator[list[Row]]:
    """Yield the rows of a table with faults, as many at once as stand in different rows, until all have been there."""
    while faults:
        made, later = {}, []
        for where, cells in faults:
            place = next((i for i, row in enumerate(rows) if i not in made and where(row)), None)
            if place is None:
                later.append((where, cells))
            else:
                made[place] = rows[place] | cells
        yield [made.get(i, row) for i, row in enumerate(rows)]
        faults = later


def _csv(rows: list[Row]) -> bytes:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerows([list(rows[0]), *(list(row.values()) for row in rows)])
    return buffer.getvalue().encode()
