"""Validate a data package: all findings, from seven layers that do not repeat each other.

1. `canonical`: the files are in canonical form and every cell can be read as its type;
2. `rules`: the schemas: constraints of columns, and rules over several columns;
3. `descriptor`: the published contract is the one that schemas and data make, hashes included;
4. `keys`: what points to a row of another table points to one that there is;
5. `references`: what no schema says: evidence and corrections point to rows that exist, no source is unused;
6. `indicators`: each can be made from the tables, and gives periods, values and sources in order;
7. `catalogues`: in a repository, where nothing else is wrong, what is made from the descriptor is as it is made.
"""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

from kindicators.authoring import canonical, indicators, keys, references, rules
from kindicators.authoring.catalogues import drift
from kindicators.authoring.cells import Rows
from kindicators.authoring.columns import name_of
from kindicators.authoring.descriptor import TableFile, descriptor, differences
from kindicators.authoring.findings import Finding
from kindicators.authoring.releasing.transaction import recover
from kindicators.authoring.releasing.version import MODULE, Version, stated
from kindicators.errors import DataFolderError
from kindicators.package import DESCRIPTOR
from kindicators.releases import FOLDER, read
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
    IntegrityError
        If the folder is a repository, and an earlier release was changed in it.

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
    found = findings_of(folder, described, stated(folder))
    if found or not (folder / MODULE).exists():
        return found
    last = read(folder / FOLDER).last
    return list(drift.findings(folder, described, last.version if last else None))


def findings_of(
    folder: Path, described: dict[str, Any], version: Version, made: list[dict[str, Any]] | None = None
) -> list[Finding]:
    """Check the data in `folder` against a descriptor, which need not be the one that lies there.

    `made` is what `indicators.described` said of these tables, if it was asked just before: it takes long.
    """
    findings: list[Finding] = []
    files: dict[str, TableFile] = {}
    for table in TABLES:
        file = folder / "data" / f"{name_of(table)}.csv"
        try:
            table_file, found = canonical.read_file(table, file)
        except OSError as error:
            reason = error.strerror or error
            findings.append(Finding(name_of(table), None, "", "", "", f"{file} cannot be read: {reason}"))
            continue
        if table_file is not None:
            files[name_of(table)] = table_file
            found = _with_rules(table, table_file.rows, found)
        findings += found
    tables = {name: file.rows for name, file in files.items()}
    expected = descriptor(files, version)
    if made is not None:
        expected["indicators"] = made
    elif not findings:  # an indicator can be made only from tables that are whole
        expected["indicators"], found = indicators.described(folder, expected, tables)
        findings += found
    findings += differences(described, expected)
    findings += keys.findings(tables)
    findings += references.findings(folder, tables, version.number)
    return sorted(set(findings), key=_order)


def table_findings(name: str, content: bytes, file: Path) -> list[Finding]:
    """Check one table by itself: canonical form and schema, not its references to others."""
    table = next(t for t in TABLES if name_of(t) == name)
    rows, found = canonical.read(table, io.BytesIO(content), file)
    return sorted(set(found if rows is None else _with_rules(table, rows, found)), key=_order)


def _with_rules(table: type[Table], rows: Rows, found: list[Finding]) -> list[Finding]:
    """Ask the rules of a table's schema too; a cell with a finding of its form has no other."""
    seen = {(f.line, f.column) for f in found}
    return found + [f for f in rules.findings(table, rows) if (f.line, f.column) not in seen]


def _order(finding: Finding) -> tuple[str, int, str, str]:
    return finding.table, finding.line or 0, finding.column, finding.message
