"""Check that each correction is of a cell or row that there is, or was in a past release."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd

from kindicators.authoring.cells import Rows
from kindicators.authoring.columns import name_of
from kindicators.authoring.findings import Finding
from kindicators.errors import KindicatorsError
from kindicators.releases import FOLDER, Releases, order, read, releases
from kindicators.schemas import TABLES, Corrections

NAME = name_of(Corrections)


def findings(folder: Path, tables: Mapping[str, Rows], made: str) -> list[Finding]:
    """Show corrections, in the package in `folder`, of tables, rows, columns or releases that there never were.

    `made` is the release that the present state is, or becomes.
    """
    if NAME not in tables:
        return []
    try:
        # What was exported has no past releases of its own.
        past = read(folder / FOLDER) if (folder / FOLDER).is_dir() else releases()
        return _findings(tables, past, made)
    except KindicatorsError as error:  # a manifest or archive was changed or lost
        return [Finding(NAME, None, "", "", "", str(error))]


def _findings(tables: Mapping[str, Rows], past: Releases, made: str) -> list[Finding]:
    found: list[Finding] = []
    present_tables = {name_of(t) for t in TABLES}
    past_tables = {name for manifest in past.manifests.values() for name in manifest.tables}
    frame = tables[NAME].frame.fillna("")
    named = {name: set(frame.loc[frame["table_name"] == name, "row_id"]) for name in {*frame["table_name"]} & {*tables}}
    ids = {name: tables[name].places(asked) for name, asked in named.items()}
    withdrawn = _withdrawn(frame)

    @cache
    def columns(table: str) -> set[str]:
        """Return the columns that a table has now, or had in a release."""
        packages = [past.package(version) for version in past.manifests]
        former = {f.name for p in packages if table in p.resources for f in p.resources[table].fields}
        return former | {*(tables[table].columns if table in tables else ())}

    for line, row in zip(frame.index, frame.to_dict("records"), strict=True):

        def find(column: str, message: str, line: Any = line, row: dict[Any, str] = row) -> None:
            found.append(Finding(NAME, int(line), row["correction_id"], column, row[column], message))

        table, since = row["table_name"], row["since_version"]
        if since not in past.manifests and since != made:
            find("since_version", f"is neither a past release nor {made}, the one that is made")
        if table in present_tables and table not in tables:  # it could not be read
            continue
        if table not in present_tables and table not in past_tables:
            find("table_name", "is not a table, and was none in a past release")
            continue
        present = table not in present_tables or row["row_id"] in ids[table]
        if not (present or row["kind"] == "withdrawn" or _order(since) < withdrawn.get((table, row["row_id"]), ())):
            find("row_id", f"is not a row of {table}, and was not withdrawn in a later release")
        # The releases are opened only for a column that is there no more.
        column = row["column_name"]
        if column and not (table in tables and column in tables[table].columns) and column not in columns(table):
            find("column_name", f"is not a column of {table}, and was none in a past release")
    return found


def _withdrawn(frame: pd.DataFrame) -> dict[tuple[str, str], tuple[int, ...]]:
    """Return for each row that was withdrawn the last release that did so."""
    rows = frame[frame["kind"] == "withdrawn"].to_dict("records")
    versions = [((row["table_name"], row["row_id"]), _order(row["since_version"])) for row in rows]
    return dict(sorted(versions, key=lambda item: item[1]))


def _order(version: str) -> tuple[int, ...]:
    try:
        return order(version)
    except ValueError:  # empty or malformed, which the schema shows
        return ()
