"""The rows of `corrections` that a release needs: one for each changed cell, and for each row that was taken out."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from kindicators.authoring.columns import columns_of
from kindicators.comparison import matching
from kindicators.comparison.differences import Difference
from kindicators.comparison.matching import Pair
from kindicators.package import Package, Resource
from kindicators.releases import VERSION, order
from kindicators.schemas import Corrections
from kindicators.schemas.corrections import correction_id

TABLE = "corrections"
FIRST = "0.3.0"
"""Of what changed up to this release the table has what is known; from the next one on it has everything."""
WITHDRAWN = "withdrawn"
CORRECTED = "corrected"

Cell = tuple[str, str, str]
"""A table, a row's id and a column; the column is empty for a whole row."""


class Correction(NamedTuple):
    """What a row of the table must say of a cell or row."""

    kind: str
    old: str
    new: str


def needed(old: Package, new: Package, differences: Iterable[Difference]) -> dict[Cell, Correction]:
    """Return what the table must have for the changes since the last release, under the names of the new state.

    A table or column that is new or gone is a change of the table, not of its cells; one that was renamed is the same.
    """
    shared = {pair.name: pair.columns for pair in _shared(old, new)}
    found: dict[Cell, Correction] = {}
    for d in differences:
        if d.row_id is None or d.table not in shared:
            continue
        if d.change == "row_removed":
            found[d.table, d.row_id, ""] = Correction(WITHDRAWN, "", "")
        elif d.change == "cell_changed" and d.column in shared[d.table]:
            found[d.table, d.row_id, d.column] = Correction(CORRECTED, d.old or "", d.new or "")
    return found


def is_kept(last: str | None) -> bool:
    """Tell whether the changes after a release must be in the table."""
    return last is not None and order(last) >= order(FIRST)


def faults(needed: dict[Cell, Correction], old: Package, new: Package, version: str) -> Iterator[str]:
    """Say what the table lacks, has too much, or states otherwise than the data do, a line each.

    Parameters
    ----------
    needed : dict
        What it must have; see `needed`.
    old, new : Package
        The last release, and the state that is to be released.
    version : str
        The release that comes.
    """
    last = old.version
    yield from _backdated(old, new, version)
    there: dict[Cell, list[dict[str, str]]] = {}
    for row in rows(new):
        since = row["since_version"]
        if not VERSION.fullmatch(since) or order(since) > order(last):
            there.setdefault((row["table_name"], row["row_id"], row["column_name"]), []).append(row)
    for cell, correction in needed.items():
        listed = there.pop(cell, [])
        if not listed:
            yield f"corrections lacks {_what(cell, correction)}"
        for row in listed:
            yield from (f"corrections row {row['correction_id']} {text}" for text in _wrong(row, correction, version))
        if len(listed) > 1:
            yield f"corrections has {_what(cell, correction)} {len(listed)} times"
    for listed in there.values():
        for row in listed:
            yield (
                f"corrections row {row['correction_id']} is about what is as it was in {last}: take it out, or mend "
                "its table, row and column"
            )


def lacking(needed: dict[Cell, Correction], old: Package, new: Package, version: str) -> list[str]:
    """Return the rows that the table lacks as lines of its file; the reason is left to the person who knows it."""
    there = {
        (row["table_name"], row["row_id"], row["column_name"])
        for row in rows(new)
        if not VERSION.fullmatch(row["since_version"]) or order(row["since_version"]) > order(old.version)
    }
    columns = [column.name for column in columns_of(Corrections)]
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, columns, lineterminator="\n")
    former = {pair.name: str(pair.old["name"]) for pair in _shared(old, new) if pair.old is not None}
    sources: dict[str, dict[str, str]] = {}
    made = []
    for (table, row_id, column), correction in needed.items():
        if (table, row_id, column) in there:
            continue
        if table not in sources:
            sources[table] = _sources(old.resources[former[table]]) | _sources(new.resources[table])
        cells = (correction_id(version, table, row_id, column), table, row_id, column, *correction, "")
        made.append(dict(zip(columns, (*cells, sources[table].get(row_id, ""), version), strict=True)))
    writer.writerows(sorted(made, key=lambda row: row["correction_id"]))
    return buffer.getvalue().splitlines()


def rows(package: Package) -> list[dict[str, str]]:
    """Return the rows of the table in a package; none if the package lacks it."""
    return _read(package.resources[TABLE]) if TABLE in package.resources else []


def _backdated(old: Package, new: Package, version: str) -> Iterator[str]:
    """Show rows that say they came with a release that is out, and did not; those that changed are changed cells."""
    there = {row["correction_id"] for row in rows(old)}
    for row in rows(new):
        since = row["since_version"]
        if not VERSION.fullmatch(since) or order(since) > order(old.version) or row["correction_id"] in there:
            continue
        if TABLE not in old.resources and order(since) >= order(FIRST):  # the table itself came later
            continue
        yield (
            f"corrections row {row['correction_id']} is since {since}, which was released without it: "
            f"take it out, or if it is about a change since {old.version} give it since_version {version}"
        )


def _shared(old: Package, new: Package) -> list[Pair]:
    """Return the tables that both states have, renamed ones included."""
    pairs = matching.tables(old.descriptor, new.descriptor)
    return [pair for pair in pairs if pair.old is not None and pair.new is not None]


def _wrong(row: dict[str, str], correction: Correction, version: str) -> Iterator[str]:
    wanted = {
        "since_version": version,
        "kind": correction.kind,
        "old_value": correction.old,
        "new_value": correction.new,
    }
    for column, value in wanted.items():
        if row[column] != value:
            yield f"has {column} {row[column]!r}, which must be {value!r}"


def _what(cell: Cell, correction: Correction) -> str:
    table, row_id, column = cell
    if not column:
        return f"the withdrawn row {row_id} of {table}"
    return f"{table} {row_id} {column}: {correction.old or 'empty'} became {correction.new or 'empty'}"


def _sources(resource: Resource) -> dict[str, str]:
    """Return the source of each row of a table that names them."""
    return {row[resource.key]: row.get("source_id", "") for row in _read(resource)}


def _read(resource: Resource) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(resource.read_bytes().decode("utf-8"), newline="")))
