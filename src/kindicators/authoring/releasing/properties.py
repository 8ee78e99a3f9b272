"""What differs between two states beside rows, contract and wording: licences, other properties, the form of files."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from kindicators.comparison import matching
from kindicators.comparison.contract import HEADER, RELIED_ON, WORDED, Change
from kindicators.comparison.differences import Difference
from kindicators.comparison.matching import Item, Pair
from kindicators.package import Package

OF_THE_VERSION = ("version", "created")
"""The properties of a descriptor that every release gives another value."""
TERMS = ("name", "licenses")
"""What a reader cites the package by, and under which terms: another one is a major change."""
OF_THE_DATA = ("rows", "bytes", "hash", "temporal")
"""What follows from the rows."""
FORM = ("column_added", "column_removed", "column_renamed", "columns_reordered", "table_renamed")
"""Changes of a table that change its file though no cell differs."""
# What `contract` and `wordings` compare.
OF_A_TABLE = ("name", "title", "description", "path", "format", "encoding", "dialect", "schema")
OF_A_SCHEMA = ("fields", "primaryKey", "foreignKeys", "uniqueKeys", "missingValues")
OF_A_COLUMN = (*RELIED_ON, *WORDED, "format", "categories")
OF_AN_INDICATOR = ("id", *HEADER, "unit", "subject", "frequency")


def properties(
    old: Package, new: Package, differences: Iterable[Difference], reworded: Iterable[Change]
) -> list[Difference]:
    """Return what else differs, so that nothing of the package changes unseen.

    Parameters
    ----------
    old, new : Package
        The last release, and the new state.
    differences, reworded : iterable
        What is known to differ.
    """
    known = list(differences)
    written = {d.table for d in known if d.row_id is not None or d.change in FORM}
    said = {d.table for d in known} | {change.table for change in reworded}
    before, after = old.descriptor, new.descriptor
    tables = [p for p in matching.tables(before, after) if p.old is not None and p.new is not None]
    indicators = [p for p in matching.indicators(before, after) if p.old is not None and p.new is not None]
    moved = any(d.row_id is not None or d.bump != "patch" for d in known)
    found = list(_package(before, after, OF_THE_DATA if moved else ()))
    for pair in tables:
        found += _table(pair, pair.old or {}, pair.new or {}, written)
    for pair in indicators:
        found += _indicator(pair, pair.old or {}, pair.new or {}, said, OF_THE_DATA if moved else ("hash",))
    if not (found or known or reworded) and _but_version(before) != _but_version(after):
        found.append(_changed("", "datapackage.json", None, None))
    return found


def _package(old: Item, new: Item, derived: Collection[str]) -> Iterator[Difference]:
    for key in TERMS:
        if old.get(key) != new.get(key):
            yield _changed("", key, old.get(key), new.get(key), "major")
    besides = (*OF_THE_VERSION, *TERMS, "title", "description", "resources", "indicators", *derived)
    yield from _differing("", "", old, new, besides)
    for kind, key in (("resources", "name"), ("indicators", "id")):
        before, after = ([item[key] for item in described.get(kind, [])] for described in (old, new))
        if [name for name in before if name in after] != [name for name in after if name in before]:
            yield _changed("", f"order of {kind}", None, None)


def _table(pair: Pair, old: Item, new: Item, written: Collection[str]) -> Iterator[Difference]:
    same = old["hash"] == new["hash"]
    besides = (*OF_A_TABLE, *(() if same else OF_THE_DATA), *_renamed(old, new))
    yield from _differing(pair.name, "", old, new, besides)
    yield from _differing(pair.name, "", old["schema"], new["schema"], OF_A_SCHEMA)
    before, after = ({field["name"]: field for field in item["schema"]["fields"]} for item in (old, new))
    for now, was in pair.columns.items():
        besides = (*OF_A_COLUMN, *_renamed(before[was], after[now]))
        yield from _differing(pair.name, f"{now}.", before[was], after[now], besides)
    if not same and pair.name not in written:
        yield Difference(pair.name, "file_changed", None, None, None, None, "minor", None)


def _indicator(
    pair: Pair, old: Item, new: Item, said: Collection[str], derived: Collection[str]
) -> Iterator[Difference]:
    found = list(_differing(pair.name, "", old, new, (*OF_AN_INDICATOR, *derived, *_renamed(old, new, "id"))))
    yield from found
    if not found and old["hash"] != new["hash"] and pair.name not in said:
        yield _changed(pair.name, "header", None, None)


def _differing(table: str, column: str, old: Item, new: Item, besides: Collection[str]) -> Iterator[Difference]:
    for key in sorted({*old, *new} - {*besides}):
        if old.get(key) != new.get(key):
            bump = "major" if key == "licenses" else "patch"
            yield _changed(table, f"{column}{key}", old.get(key), new.get(key), bump)


def _renamed(old: Item, new: Item, key: str = "name") -> tuple[str, ...]:
    """Return what goes with another name, and says nothing more."""
    return ("path", "formerly") if old[key] != new[key] else ()


def _changed(table: str, name: str, old: Any, new: Any, bump: str = "patch") -> Difference:
    return Difference(table, "property_changed", None, name, _text(old), _text(new), bump, None)


def _but_version(described: Item) -> Item:
    return {key: value for key, value in described.items() if key not in OF_THE_VERSION}


def _text(value: Any) -> str | None:
    return value if value is None or isinstance(value, str) else json.dumps(value, ensure_ascii=False)
