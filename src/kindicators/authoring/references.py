"""Checks between tables that no schema can say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from kindicators.authoring import corrected
from kindicators.authoring.cells import Rows
from kindicators.authoring.columns import name_of
from kindicators.authoring.findings import Finding
from kindicators.schemas import TABLES, Corrections, Evidence, Sources

EVIDENCE = name_of(Evidence)


def findings(folder: Path, tables: Mapping[str, Rows], made: str) -> list[Finding]:
    """Check evidence, corrections and sources across the tables that could be read of the package in `folder`.

    `made` is the release that the present state is, or becomes.
    """
    return [*_evidence(tables), *corrected.findings(folder, tables, made), *_unused(tables)]


def _evidence(tables: Mapping[str, Rows]) -> Iterator[Finding]:
    """Yield evidence for rows or columns that do not exist, or that names the principal source again."""
    if EVIDENCE not in tables:
        return
    evidence = tables[EVIDENCE]
    facts = {
        name: rows
        for name, rows in tables.items()
        if "source_id" in rows.columns and name not in (name_of(Sources), EVIDENCE, name_of(Corrections))
    }
    unread = {name_of(t) for t in TABLES} - set(tables)
    # Where the rows stand that evidence is about; the first one, if an id stands more than once.
    named = {name: set[str]() for name in facts}
    for table, row_id in zip(evidence.texts("table_name"), evidence.texts("row_id"), strict=True):
        named.get(table, set()).add(row_id)
    places = {name: rows.places(named[name]) for name, rows in facts.items()}
    columns = ("table_name", "row_id", "role", "source_id", "field", "stated_value")
    cells = zip(*(evidence.texts(column) for column in columns), strict=True)
    for number, (table, row_id, role, source, field, stated) in enumerate(cells):

        def find(column: str, message: str, row: int = number) -> Finding:
            value = evidence.columns[column].at(row)
            return Finding(EVIDENCE, int(evidence.lines[row]), evidence.id_of(row), column, value, message)

        if table in unread:
            continue
        if table not in facts:
            yield find("table_name", "is not a table that evidence can be about")
            continue
        place = places[table].get(row_id)
        if place is None:
            yield find("row_id", f"is not a row of {table}")
            continue
        about = facts[table].columns
        if role == "corroborates" and source == about["source_id"].at(place):
            yield find("source_id", "is the row's principal source, which cannot corroborate itself")
        if field and field not in about:
            yield find("field", f"is not a column of {table}")
        elif field and role == "disputes" and stated == about[field].at(place):
            yield find("stated_value", "is what the row itself says, so nothing is disputed")


def _unused(tables: Mapping[str, Rows]) -> Iterator[Finding]:
    """Yield sources that no row rests on; nothing can be said while a table is unread."""
    if len(tables) < len(TABLES):
        return
    used: set[str] = set()
    for name, rows in tables.items():
        if "source_id" not in rows.columns or name == name_of(Sources):
            continue
        if "table_name" in rows.columns:
            # The correction of a source names the source itself, which makes no use of it.
            pairs = zip(rows.texts("table_name"), rows.texts("source_id"), strict=True)
            used |= {source for table, source in pairs if table != name_of(Sources)}
        else:
            used.update(rows.columns["source_id"].values)
    sources = tables[name_of(Sources)]
    ids = sources.columns["source_id"]
    for row in ids.where(value not in used for value in ids.values).tolist():
        value = ids.at(row)
        yield Finding("sources", int(sources.lines[row]), value, "source_id", value, "is used by no row")
