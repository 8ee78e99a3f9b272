"""`diff`: what differs between two releases, cell by cell."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from kindicators.comparison import contract, matching, rowdiff
from kindicators.comparison.matching import Pair
from kindicators.duck import guarded
from kindicators.errors import UnknownTableError, UsageError, told
from kindicators.package import Package, package
from kindicators.releases import order, released
from kindicators.views import needed

if TYPE_CHECKING:
    import pandas as pd

CORRECTIONS = "corrections"
"""The table that says why a cell was corrected or a row withdrawn."""


class Difference(NamedTuple):
    """One difference between two releases: a change of a table's contract, a row, or a cell; None where it is empty."""

    table: str
    change: str
    row_id: str | None
    column: str | None
    old: str | None
    new: str | None
    bump: str
    """What it asks of the version: patch, minor or major."""
    reason: str | None
    """Why a cell was corrected or a row withdrawn, from the table ``corrections``."""


class Counts(NamedTuple):
    """How many rows of a table differ."""

    added: int = 0
    changed: int = 0
    removed: int = 0


def diff(a: str, b: str | None = None, table: str | None = None) -> pd.DataFrame:
    """Return what differs between two releases: tables, columns, rows and cells.

    Parameters
    ----------
    a : str
        The version to start from, for example ``"0.2.0"``.
    b : str, optional
        The version to compare it with; the installed state by default.
    table : str, optional
        A table or indicator, under its name in either release; all by default. An indicator that both have is compared
        with the tables and indicators that it rests on, which are listed under their own names: its numbers change
        with them, even if its SQL is the same.

    Returns
    -------
    pandas.DataFrame
        One row a difference, all columns ``string``: ``table``, ``change``, ``row_id``, ``column``, ``old``, ``new``,
        ``bump`` (what it asks of the version) and ``reason`` (of a correction). Changes of tables and columns come
        first, then the rows: a ``cell_changed`` has the cell's text before and after, missing if it was empty; a
        ``row_added`` has the new row's filled cells as JSON, a ``row_removed`` the old one's. Applied to `a`, they
        give `b`.

    Raises
    ------
    UnknownVersionError
        If this installation does not hold one of the versions.
    UnknownTableError
        If neither has the table.
    UsageError
        If `a` or `table` is not text.
    DataFolderError, IntegrityError
        If the files of a release were changed or lost.

    Examples
    --------
    >>> import kindicators as ki
    >>> changes = ki.diff("0.1.0", "0.2.0", "troop_deployments")
    >>> changes.groupby("change").size().to_dict()
    {'row_added': 3}
    """
    if not isinstance(a, str) or not isinstance(table, str | None):
        raise UsageError(
            f"diff compares two versions, and one table if it is named; got {told(a)} and table={told(table)}"
        )
    old, new = released(a), released(b)
    asked = None if table is None else [table, *rests_on(table, old, new, package())]
    frame = to_frame(differences(old, new, asked, known=package()))
    named = {} if table is None else {"table": table}
    frame.attrs["kindicators"] = {"from": old.version, "to": new.version} | named
    return frame


def rests_on(name: str, old: Package, new: Package, known: Package | None = None) -> list[str]:
    """Return the tables and indicators from which an indicator is made in either state; nothing for a table.

    An indicator that only one of the states has was added or removed as a whole: what it rests on says nothing of it.

    Parameters
    ----------
    name : str
        A table or indicator, under its name in either state.
    old, new, known : Package
        As for `differences`.
    """
    further = known and known.descriptor
    tables = matching.tables(old.descriptor, new.descriptor, further)
    indicators = matching.indicators(old.descriptor, new.descriptor, further)
    asked = next((pair for pair in indicators if name in _names(pair)), None)
    if asked is None or asked.old is None or asked.new is None:
        return []
    used: set[str] = set()
    for pack, item in ((old, asked.old), (new, asked.new)):
        resources, others = needed([item["id"]], pack)
        used |= {r.name for r in resources} | {i.id for i in others}
    return [pair.name for pair in tables + indicators if pair is not asked and not _names(pair).isdisjoint(used)]


def differences(
    old: Package, new: Package, tables: Collection[str] | None = None, *, known: Package | None = None
) -> Iterator[Difference]:
    """Yield what differs: changes of what readers rely on first, then rows sorted by table, row id and column.

    Parameters
    ----------
    old, new : Package
        The states to compare.
    tables : collection of str, optional
        Tables and indicators, under their names in either state; all by default.
    known : Package, optional
        A later state, which may know of renames, and have reasons for corrections, that the two do not.

    Raises
    ------
    UnknownTableError
        If neither state has one of the tables.
    """
    names = {*old.resources, *new.resources, *old.indicators, *new.indicators}
    for name in tables or ():
        if name not in names:
            raise UnknownTableError("table", name, names)
    return _differences(old, new, tables, known)


def _differences(
    old: Package, new: Package, tables: Collection[str] | None, known: Package | None
) -> Iterator[Difference]:
    pairs = matching.tables(old.descriptor, new.descriptor, known and known.descriptor)
    chosen = [pair for pair in pairs if tables is None or not _names(pair).isdisjoint(tables)]
    indicators = matching.indicators(old.descriptor, new.descriptor, known and known.descriptor)
    named = None if tables is None else [p for p in pairs + indicators if not _names(p).isdisjoint(tables)]
    ids = None if named is None else {pair.name for pair in named}
    for change in contract_changes(old, new, known):
        if ids is None or change.table in ids:
            yield _difference(change)
    reasons = _reasons(old, new, known)
    differing = []
    for pair in chosen:
        before = None if pair.old is None else old.resources[pair.old["name"]]
        after = None if pair.new is None else new.resources[pair.new["name"]]
        for resource in (before, after):
            if resource is not None and resource.archives is None:
                resource.check()
        if before is None or after is None or before.sha256 != after.sha256:
            differing.append((pair, before, after))
    if differing:
        with guarded(old, new), rowdiff.database() as connection:
            for pair, before, after in differing:
                yield from _rows(pair, rowdiff.rows(connection, pair, before, after), reasons)


def _difference(change: contract.Change) -> Difference:
    column, old, new = (text or None for text in (change.column, change.old, change.new))
    return Difference(change.table, change.change, None, column, old, new, change.bump, None)


def contract_changes(old: Package, new: Package, known: Package | None = None) -> list[contract.Change]:
    """Return the changes of what readers rely on; of an indicator's file only what lies below its header counts."""
    same = set()
    for pair in matching.indicators(old.descriptor, new.descriptor, known and known.descriptor):
        if pair.old is not None and pair.new is not None and pair.old["hash"] != pair.new["hash"]:
            before, after = old.indicators[pair.old["id"]], new.indicators[pair.new["id"]]
            if _body(before.read_sql()) == _body(after.read_sql()):
                same.add(pair.name)
    found = contract.changes(old.descriptor, new.descriptor, known and known.descriptor)
    return [c for c in found if not (c.change == "indicator_changed" and c.column == "sql" and c.table in same)]


def counts(differences: Iterable[Difference]) -> dict[str, Counts]:
    """Return how many rows were added, changed and removed in each table that has such rows."""
    found: dict[str, dict[str, set[str | None]]] = {}
    for d in differences:
        if d.row_id is not None:
            found.setdefault(d.table, {}).setdefault(d.change, set()).add(d.row_id)
    kinds = ("row_added", "cell_changed", "row_removed")
    return {table: Counts(*(len(rows.get(kind, ())) for kind in kinds)) for table, rows in found.items()}


def to_frame(differences: Iterable[Difference]) -> pd.DataFrame:
    """Return differences as a frame; all columns are ``string``."""
    import pandas as pd

    return pd.DataFrame(list(differences), columns=list(Difference._fields), dtype="string")


Reasons = Mapping[tuple[str, str, str], list[str]]
"""The reasons of corrections by table, row id and column; the column is empty for a whole row."""


def _reasons(old: Package, new: Package, known: Package | None) -> Reasons:
    """Return the reasons of what was corrected after the old state, up to the new one; none on the way back."""
    first, last = (_order(pack.version) for pack in (old, new))
    rows = {}
    for pack in filter(None, (old, new, known)):
        if CORRECTIONS in pack.resources:
            text = pack.resources[CORRECTIONS].read_bytes().decode("utf-8")
            rows.update({row["correction_id"]: row for row in csv.DictReader(io.StringIO(text, newline=""))})
    found: dict[tuple[str, str, str], list[str]] = {}
    for row in sorted(rows.values(), key=lambda row: _order(row["since_version"])):
        if first < _order(row["since_version"]) <= last:
            found.setdefault((row["table_name"], row["row_id"], row["column_name"]), []).append(row["reason"])
    return found


def _order(version: str) -> tuple[int, ...]:
    """Return a key that sorts versions; a state on the way to a version counts as that version."""
    return order(version.partition(".dev")[0])


def _rows(pair: Pair, rows: Iterable[rowdiff.Row], reasons: Reasons) -> Iterator[Difference]:
    """Yield each row that was added or removed, and each cell that differs in the others."""
    tables = dict.fromkeys(item["name"] for item in (pair.old, pair.new) if item is not None)
    columns = sorted(rowdiff.columns(pair))

    def why(row_id: str, *names: str | None) -> str | None:
        keys = [(table, row_id, name) for table in tables for name in dict.fromkeys(names) if name is not None]
        return "; ".join(reason for key in keys for reason in reasons.get(key, ())) or None

    for row_id, before, after in rows:
        if before is None:
            yield Difference(pair.name, "row_added", row_id, None, None, _json(after), "minor", why(row_id, ""))
        elif after is None:
            yield Difference(pair.name, "row_removed", row_id, None, _json(before), None, "minor", why(row_id, ""))
        else:
            for name, was, now in columns:
                texts = before.get(was or ""), after.get(now or "")
                if texts[0] != texts[1]:
                    reason = why(row_id, was, now)
                    yield Difference(pair.name, "cell_changed", row_id, name, *texts, "minor", reason)


def _names(pair: Pair) -> set[str]:
    """Return the names of a table or indicator in the two states."""
    return {item.get("name") or item["id"] for item in (pair.old, pair.new) if item is not None}


def _body(sql: str) -> str:
    """Return what stands below the header of an indicator's file, which is its first lines of comment."""
    lines = sql.splitlines()
    start = next((i for i, line in enumerate(lines) if not line.startswith("--")), len(lines))
    return "\n".join(lines[start:]).strip()


def _json(cells: dict[str, str] | None) -> str:
    return json.dumps(cells, ensure_ascii=False)
