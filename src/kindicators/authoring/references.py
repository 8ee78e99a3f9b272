"""Checks between tables that no schema can say."""

from __future__ import annotations

import pandas as pd

from kindicators.authoring.columns import columns_of, key_of
from kindicators.authoring.findings import Finding
from kindicators.schemas import TABLES, Sources, Table


def findings(frames: dict[str, pd.DataFrame]) -> list[Finding]:
    """Check evidence and sources across the tables that could be read."""
    return _evidence(frames) + _unused(frames)


def _evidence(frames: dict[str, pd.DataFrame]) -> list[Finding]:
    """Show evidence for rows or columns that do not exist, or that names the principal source again."""
    tables = {str(t.to_schema().name): t for t in TABLES}
    found: list[Finding] = []
    if "evidence" not in frames:
        return found
    sources = {
        name: dict(zip(frames[name][key_of(t)], frames[name]["source_id"].fillna(""), strict=True))
        for name, t in tables.items()
        if name in frames and "source_id" in frames[name] and name not in ("sources", "evidence")
    }
    for line, row in frames["evidence"].fillna("").iterrows():

        def find(column: str, message: str, line: object = line, row: pd.Series = row) -> None:
            found.append(Finding("evidence", int(str(line)), row["evidence_id"], column, row[column], message))

        table = row["table_name"]
        if table not in sources:
            find("table_name", "is not a table that evidence can be about")
            continue
        if row["row_id"] not in sources[table]:
            find("row_id", f"is not a row of {table}")
        elif row["role"] == "corroborates" and row["source_id"] == sources[table][row["row_id"]]:
            find("source_id", "is the row's principal source, which cannot corroborate itself")
        if row["field"] and row["field"] not in frames[table].columns:
            find("field", f"is not a column of {table}")
    return found


def _unused(frames: dict[str, pd.DataFrame]) -> list[Finding]:
    """Show sources that no row rests on."""
    if "sources" not in frames:
        return []
    used: set[str] = set()
    for table in TABLES:
        frame = frames.get(_name(table))
        if frame is not None and table is not Sources and any(c.name == "source_id" for c in columns_of(table)):
            used |= set(frame["source_id"].dropna())
    sources = frames["sources"]["source_id"].dropna()
    return [
        Finding("sources", int(str(line)), source, "source_id", source, "is used by no row")
        for line, source in sources.items()
        if source not in used
    ]


def _name(table: type[Table]) -> str:
    return str(table.to_schema().name)
