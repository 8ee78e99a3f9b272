"""Checks between tables that no schema can say."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from kindicators.authoring import corrected
from kindicators.authoring.columns import key_of, name_of
from kindicators.authoring.findings import Finding
from kindicators.schemas import TABLES, Corrections, Evidence, Sources


def findings(folder: Path, frames: dict[str, pd.DataFrame], made: str) -> list[Finding]:
    """Check evidence, corrections and sources across the tables that could be read of the package in `folder`.

    `made` is the release that the present state is, or becomes.
    """
    return _evidence(frames) + corrected.findings(folder, frames, made) + _unused(frames)


def _evidence(frames: dict[str, pd.DataFrame]) -> list[Finding]:
    """Show evidence for rows or columns that do not exist, or that names the principal source again."""
    found: list[Finding] = []
    if "evidence" not in frames:
        return found
    facts = {
        name_of(t): t
        for t in TABLES
        if "source_id" in frames.get(name_of(t), ()) and t not in (Sources, Evidence, Corrections)
    }
    unread = {name_of(t) for t in TABLES} - set(frames)
    rows = {
        name: frames[name].fillna("").drop_duplicates(key_of(t)).set_index(key_of(t)).to_dict("index")
        for name, t in facts.items()
    }
    for line, row in frames["evidence"].fillna("").iterrows():

        def find(column: str, message: str, line: object = line, row: pd.Series = row) -> None:
            found.append(Finding("evidence", int(str(line)), row["evidence_id"], column, row[column], message))

        table = row["table_name"]
        if table in unread:
            continue
        if table not in facts:
            find("table_name", "is not a table that evidence can be about")
            continue
        about = rows[table].get(row["row_id"])
        if about is None:
            find("row_id", f"is not a row of {table}")
            continue
        if row["role"] == "corroborates" and row["source_id"] == about["source_id"]:
            find("source_id", "is the row's principal source, which cannot corroborate itself")
        if row["field"] and row["field"] not in frames[table].columns:
            find("field", f"is not a column of {table}")
        elif row["field"] and row["role"] == "disputes" and row["stated_value"] == about.get(row["field"]):
            find("stated_value", "is what the row itself says, so nothing is disputed")
    return found


def _unused(frames: dict[str, pd.DataFrame]) -> list[Finding]:
    """Show sources that no row rests on; nothing can be said while a table is unread."""
    if len(frames) < len(TABLES):
        return []
    citing = [frame for name, frame in frames.items() if "source_id" in frame and name != name_of(Sources)]
    # The correction of a source names the source itself, which makes no use of it.
    citing = [frame[frame["table_name"] != name_of(Sources)] if "table_name" in frame else frame for frame in citing]
    used = set().union(*(frame["source_id"].dropna() for frame in citing))
    return [
        Finding("sources", int(str(line)), source, "source_id", source, "is used by no row")
        for line, source in frames["sources"]["source_id"].dropna().items()
        if source not in used
    ]
