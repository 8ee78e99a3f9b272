"""What the card of a row shows: its sources, what they state, and how the row was corrected. One file a table."""

from __future__ import annotations

from typing import Any

from builder import citations
from kindicators.package import Package, Resource
from kindicators.records import Row, records, shown


class Evidence:
    """The sources, statements and corrections of a version."""

    def __init__(self, pack: Package) -> None:
        self.sources = {row["source_id"]: row for row in _records(pack, "sources")}
        self.statements = _by_table(_records(pack, "evidence"))
        self.corrections = _by_table(_records(pack, "corrections"))
        self.parties = {row["agreement_id"]: row["source_id"] for row in _records(pack, "agreements")}
        self._cited = {name: citations.source(row) for name, row in self.sources.items()}

    def of(self, resource: Resource, rows: list[Row]) -> dict[str, Any]:
        """Return what is known of the rows of a table beyond the table itself."""
        statements = self.statements.get(resource.name, [])
        corrections = self.corrections.get(resource.name, [])
        used = self._principals(rows) | {row["source_id"] for row in [*statements, *corrections]}
        return {
            "sources": {name: _source(self.sources[name]) for name in sorted(used - {""})},
            "statements": _by_row([(s["row_id"], _statement(s)) for s in sorted(statements, key=lambda s: s["role"])]),
            "corrections": _by_row([(c["row_id"], _correction(c)) for c in corrections]),
        }

    def cited(self, rows: list[Row]) -> dict[str, list[str]]:
        """Return how to cite the principal sources of rows."""
        return {name: self._cited[name] for name in sorted(self._principals(rows) - {""})}

    def _principals(self, rows: list[Row]) -> set[str]:
        return {row["source_id"] for row in rows} if rows and "source_id" in rows[0] else set(self.lent(rows).values())

    def lent(self, rows: list[Row]) -> dict[str, str]:
        """Return the principal sources of rows that have none of their own: those of the agreement that they name."""
        if not rows or "source_id" in rows[0] or "agreement_id" not in rows[0]:
            return {}
        return {row["agreement_id"]: self.parties[row["agreement_id"]] for row in rows}


def _records(pack: Package, name: str) -> list[Row]:
    """Return the rows of a table, none if the version has no such table."""
    return records(pack.resources[name]) if name in pack.resources else []


def _by_table(rows: list[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row["table_name"], []).append(row)
    return found


def _by_row(pairs: list[tuple[str, dict[str, str]]]) -> dict[str, list[dict[str, str]]]:
    found: dict[str, list[dict[str, str]]] = {}
    for row_id, what in pairs:
        found.setdefault(row_id, []).append(what)
    return found


def _source(row: Row) -> dict[str, Any]:
    record = {
        "title": row["title"],
        "publisher": row["publisher"],
        "published": shown(row, "published_on"),
        "url": row["url"],
        "copy": row["is_mirror"] == "true",
        "terms": row["license"].replace("_", " "),
        "note": row["note"],
    }
    return {name: value for name, value in record.items() if value}


def _statement(row: Row) -> dict[str, str]:
    return _filled(row, ("role", "field", "stated_value", "source_id", "note"))


def _correction(row: Row) -> dict[str, str]:
    names = ("column_name", "kind", "old_value", "new_value", "reason", "since_version", "source_id")
    return _filled(row, names)


def _filled(row: Row, names: tuple[str, ...]) -> dict[str, str]:
    return {name: row[name] for name in names if row.get(name)}
