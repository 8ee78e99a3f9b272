"""The package as an outsider sees it: frictionless checks the published files against the descriptor."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path
from typing import Any

import pandas as pd
from frictionless import FrictionlessException, Package

from kindicators.authoring.columns import key_of, name_of
from kindicators.authoring.findings import Finding
from kindicators.errors import DataFolderError
from kindicators.package import DESCRIPTOR
from kindicators.schemas import TABLES

# What the other layers have found already, in plainer words: the canonical form, the schemas, the descriptor.
REPEATED = {
    "type-error", "constraint-error", "primary-key", "row-error", "blank-row", "missing-cell", "extra-cell",
    "incorrect-label", "missing-label", "extra-label", "labels-error",
    "encoding-error", "source-error", "scheme-error", "format-error",
    "hash-count", "byte-count", "field-count", "row-count",
}  # fmt: skip


def findings(folder: Path, described: dict[str, Any], frames: dict[str, pd.DataFrame]) -> list[Finding]:
    """Check the foreign keys of the data in `folder` as a descriptor states them, and all else frictionless knows of.

    Tables that could not be read, and references to them, are left out.
    """
    _refuse_remote(folder, described)
    try:
        report = Package.from_descriptor(deepcopy(described), basepath=str(folder)).validate()
    except FrictionlessException as error:
        reason = "; ".join(e.note for e in error.reasons) or error.error.note
        raise DataFolderError(f"{folder / DESCRIPTOR} is not a valid descriptor: {reason}") from error
    keys = {name_of(t): key_of(t) for t in TABLES}
    found = [Finding("", None, "", "", "", f"{e.title}: {e.note}") for e in report.errors]
    for task in report.tasks:
        name = str(task.name)
        if name not in frames or name not in keys:
            continue
        errors = [e for e in task.errors if e.type not in REPEATED and _target(e, name) in frames]
        found += [_finding(name, keys[name], e, frames[name]) for e in errors]
    return found


def _refuse_remote(folder: Path, described: dict[str, Any]) -> None:
    """Raise if a descriptor names what does not lie in the package: frictionless would fetch it."""
    resources = described.get("resources")
    for resource in resources if isinstance(resources, list) else []:
        for key in ("path", "extrapaths", "schema", "dialect"):
            said = resource.get(key) if isinstance(resource, dict) else None
            for place in said if isinstance(said, list) else [said]:
                if isinstance(place, str) and "://" in place:
                    raise DataFolderError(f"{folder / DESCRIPTOR} names {place}, which is no file of the package")


def _target(error: Any, table: str) -> str:
    """Return the table that an error is about: for a foreign key the one that it points to."""
    return (error.reference_name or table) if error.type == "foreign-key" else table


def _finding(table: str, key: str, error: Any, frame: pd.DataFrame) -> Finding:
    line = getattr(error, "row_number", None)
    if line not in frame.index:
        return Finding(table, line, "", "", "", f"{error.title}: {error.note}")
    record = frame.loc[line]
    column, value, message = key, record[key], f"{error.title}: {error.note}"
    if error.type == "foreign-key":
        column, value = error.field_names[0], error.field_cells[0]
        message = f"is not in {_target(error, table)}.{error.reference_field_names[0]}"
    return Finding(table, line, str(record[key]), column, str(value), message)
