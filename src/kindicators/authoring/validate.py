"""Validate a data package: all findings, from six layers that do not repeat each other.

1. `canonical`: the files are in canonical form and every cell can be read as its type;
2. the schemas (pandera): constraints of columns, and rules over several columns;
3. `descriptor`: the published contract is the one that schemas and data make, hashes included;
4. `published`: the package as any outsider sees it (frictionless), foreign keys above all;
5. `references`: what no schema says: evidence and corrections point to rows that exist, no source is unused;
6. `indicators`: each can be made from the tables, and gives periods, values and sources in order.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pandas as pd
import pandera.pandas as pa

from kindicators.authoring import canonical, indicators, published, references
from kindicators.authoring.columns import key_of, name_of
from kindicators.authoring.descriptor import TableFile, descriptor, differences
from kindicators.authoring.findings import Finding
from kindicators.authoring.releasing.transaction import recover
from kindicators.authoring.releasing.version import Version, stated
from kindicators.errors import DataFolderError
from kindicators.package import DESCRIPTOR
from kindicators.schemas import TABLES, Table


def validate(folder: Path) -> list[Finding]:
    """Check the data package in `folder`.

    Parameters
    ----------
    folder : pathlib.Path
        Folder with ``datapackage.json`` and ``data/``.

    Returns
    -------
    list of Finding
        Every broken rule, sorted by table and line; empty if the package is valid.

    Raises
    ------
    DataFolderError
        If the folder holds no data package, or another command is writing in it.

    Examples
    --------
    >>> import kindicators as ki
    >>> from kindicators.authoring.validate import validate
    >>> validate(ki.path())
    []
    """
    recover(folder)
    try:
        described = json.loads((folder / DESCRIPTOR).read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise DataFolderError(
            f"{folder / DESCRIPTOR} does not exist: give a folder that holds a data package"
        ) from error
    except (OSError, ValueError, RecursionError) as error:
        raise DataFolderError(f"{folder / DESCRIPTOR} cannot be read as JSON: {error}") from error
    if not isinstance(described, dict):
        raise DataFolderError(f"{folder / DESCRIPTOR} is not a descriptor: it holds no JSON object")
    return findings_of(folder, described, stated(folder))


def findings_of(folder: Path, described: dict[str, Any], version: Version) -> list[Finding]:
    """Check the data in `folder` against a descriptor, which need not be the one that lies there."""
    findings: list[Finding] = []
    files: dict[str, TableFile] = {}
    for table in TABLES:
        file = folder / "data" / f"{name_of(table)}.csv"
        try:
            content = file.read_bytes()
        except OSError as error:
            findings.append(Finding(name_of(table), None, "", "", "", f"{file} cannot be read: {error.strerror}"))
            continue
        frame, found = canonical.read(table, content, file)
        findings += found
        if frame is not None:
            files[name_of(table)] = TableFile(content, frame)
            findings += _schema_findings(table, frame, {(f.line, f.column) for f in found})
    frames = {name: file.frame for name, file in files.items()}
    expected = descriptor(files, version)
    if not findings:  # an indicator can be made only from tables that are whole
        expected["indicators"], found = indicators.described(folder, expected)
        findings += found
    findings += differences(described, expected)
    findings += published.findings(folder, described, frames)
    findings += references.findings(folder, frames, version.number)
    return sorted(set(findings), key=_order)


def table_findings(name: str, content: bytes, file: Path) -> list[Finding]:
    """Check one table by itself: canonical form and schema, not its references to others."""
    table = next(t for t in TABLES if name_of(t) == name)
    frame, found = canonical.read(table, content, file)
    if frame is not None:
        found += _schema_findings(table, frame, {(f.line, f.column) for f in found})
    return sorted(set(found), key=_order)


def _schema_findings(table: type[Table], frame: pd.DataFrame, seen: set[tuple[int | None, str]]) -> list[Finding]:
    """Run the table's pandera model; cells in `seen` were reported already."""
    try:
        table.validate(_typed(table, frame), lazy=True)
    except pa.errors.SchemaErrors as error:
        found = [_finding(table, frame, case) for case in error.failure_cases.to_dict("records")]
        return [f for group in found for f in group if (f.line, f.column) not in seen]
    return []


def _typed(table: type[Table], frame: pd.DataFrame) -> pd.DataFrame:
    # Text is already free of what cannot be converted; booleans are the one type that pandas does not read from text.
    booleans = [n for n, c in table.to_schema().columns.items() if str(c.dtype) == "boolean"]
    return frame.assign(**{n: frame[n].map({"true": True, "false": False}).astype("boolean") for n in booleans})


def _finding(table: type[Table], frame: pd.DataFrame, case: dict[str, Any]) -> list[Finding]:
    """Turn one of pandera's failure cases into findings, each of one cell."""
    name = name_of(table)
    line, check, case_value = case["index"], str(case["check"]), case["failure_case"]
    if pd.isna(line):
        return [Finding(name, None, "", "", str(case_value), check)]
    row_id = _text(frame.at[line, key_of(table)])
    if isinstance(case_value, dict):  # a rule of every table: it names the cells
        return [Finding(name, line, row_id, c, _text(frame.at[line, c]), check) for c in case_value]
    column, message = case["column"], _column_message(check)
    if case["schema_context"] == "DataFrameSchema":  # a rule of this table: pandera repeats it for every column
        column, _, message = check.partition(": ")
    return [Finding(name, line, row_id, column, _text(frame.at[line, column]), message)]


def _column_message(check: str) -> str:
    if check == "not_nullable":
        return "is required"
    if check == "field_uniqueness":
        return "stands more than once"
    if check.startswith("isin("):
        return f"is not one of {check.removeprefix('isin([').removesuffix('])').replace(chr(39), '')}"
    if check.startswith("str_matches("):
        return f"does not match {check.removeprefix('str_matches(').removesuffix(')')}"
    if check.startswith("greater_than_or_equal_to("):
        return f"is less than {check.removeprefix('greater_than_or_equal_to(').removesuffix(')')}"
    return check


def _text(value: Any) -> str:
    return "" if pd.isna(value) else str(value)


def _order(finding: Finding) -> tuple[str, int, str, str]:
    return finding.table, finding.line or 0, finding.column, finding.message
