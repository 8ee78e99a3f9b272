"""The package as an outsider sees it: frictionless checks the published files against the descriptor."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd

from kindicators.authoring.columns import key_of
from kindicators.authoring.findings import Finding
from kindicators.errors import DataFolderError
from kindicators.package import DESCRIPTOR
from kindicators.schemas import TABLES

# What the canonical form and the schemas have found already, in plainer words.
REPEATED = {
    "type-error",
    "constraint-error",
    "incorrect-label",
    "missing-label",
    "extra-label",
    "blank-row",
    "row-error",
    "primary-key",
    "encoding-error",
    "source-error",
}


def findings(folder: Path, frames: dict[str, pd.DataFrame]) -> list[Finding]:
    """Check hash, size, keys and foreign keys of the package in `folder`."""
    from frictionless import FrictionlessException, Package

    try:
        report = Package(str(folder / DESCRIPTOR)).validate()
    except FrictionlessException as error:
        reason = "; ".join(e.note for e in error.reasons) or error.error.note
        raise DataFolderError(f"{folder / DESCRIPTOR} is not a valid descriptor: {reason}") from error
    keys = {str(t.to_schema().name): key_of(t) for t in TABLES}
    found = [Finding("", None, "", "", "", e.note) for e in report.errors]
    for task in report.tasks:
        name = str(task.name)
        found += [
            _finding(name, keys.get(name, ""), e, frames.get(name)) for e in task.errors if e.type not in REPEATED
        ]
    return found


def _finding(table: str, key: str, error: Any, frame: pd.DataFrame | None) -> Finding:
    if error.type in ("hash-count", "byte-count"):
        return Finding(table, None, "", "", "", f"the file is not the one in {DESCRIPTOR}: run 'kindicators build'")
    row = getattr(error, "row_number", None)
    if frame is None or row is None or row - 2 >= len(frame):
        return Finding(table, None, "", "", "", error.note)
    record = frame.iloc[row - 2]
    column, value, message = key, record[key], error.note
    if error.type == "foreign-key":
        column, value = error.field_names[0], error.field_cells[0]
        message = f"is not in {error.reference_name or table}.{error.reference_field_names[0]}"
    return Finding(table, int(str(record.name)), str(record[key]), column, str(value), message)
