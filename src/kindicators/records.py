"""The rows of the tables as text, as the files hold them: for what needs no frame and no database."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from datetime import date
from typing import Any

from kindicators.errors import UnknownNameError, UsageError, told
from kindicators.package import Resource

Row = dict[str, str]


def records(resource: Resource) -> list[Row]:
    """Return the rows of a table; an empty cell is an empty text."""
    return _parse(resource.read_bytes())


def find(row_id: str, resources: Iterable[Resource]) -> tuple[Resource, Row]:
    """Return the table, one of `resources`, and the row with that id; an id stands in one table only."""
    if not isinstance(row_id, str):
        raise UsageError(f"the id of a row is text, for example 'kor-usa-350bn-2025'; got {told(row_id)}")
    resources = list(resources)
    wanted = row_id.encode(errors="replace")
    for resource in resources:
        content = resource.read_bytes()
        if wanted in content:  # most tables need not be parsed
            for row in _parse(content):
                if row[resource.key] == row_id:
                    return resource, row
    raise UnknownNameError("row", row_id, [row[r.key] for r in resources for row in records(r)])


def typed(resource: Resource, row: Row) -> dict[str, Any]:
    """Return the row's values as Python's own types: str, int, float, bool, date; None where a cell is empty."""
    kinds: dict[str, Any] = {"integer": int, "number": float, "boolean": "true".__eq__, "date": date.fromisoformat}
    return {f.name: kinds.get(f.type, str)(row[f.name]) if row[f.name] else None for f in resource.fields}


def shown(row: Row, column: str) -> str:
    """Return a cell as text, and a date no more precise than it is known: 1979-09-10, 1979-09, 1979-Q3, 1979."""
    text, precision = row[column], row.get(f"{column}_precision")
    if precision in ("quarter", "half"):
        letter, months = {"quarter": ("Q", 3), "half": ("H", 6)}[precision]
        return f"{text[:4]}-{letter}{(int(text[5:7]) - 1) // months + 1}"
    return text[: {"year": 4, "month": 7}.get(precision or "", len(text))]


def _parse(content: bytes) -> list[Row]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8"), newline="")))
