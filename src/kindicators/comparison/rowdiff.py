"""The rows in which two states of a table differ: DuckDB finds them, whatever the size of the table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from kindicators.comparison.matching import Pair
from kindicators.package import Resource
from kindicators.staging import stage

if TYPE_CHECKING:
    import duckdb

CHUNK = 10_000
"""Rows that are taken from DuckDB at once."""


class Column(NamedTuple):
    """A column of either state: its name now, or its last one; and in each state, None where it is missing."""

    name: str
    old: str | None
    new: str | None


class Row(NamedTuple):
    """A row that differs: its filled cells before and after, None where there was no row."""

    row_id: str
    old: dict[str, str] | None
    new: dict[str, str] | None


def columns(pair: Pair) -> list[Column]:
    """Return the columns of a table: those it has, then those it had."""
    before = [] if pair.old is None else [field["name"] for field in pair.old["schema"]["fields"]]
    after = [] if pair.new is None else [field["name"] for field in pair.new["schema"]["fields"]]
    there = [Column(name, pair.columns.get(name), name) for name in after]
    return there + [Column(name, name, None) for name in before if name not in pair.columns.values()]


@contextmanager
def database() -> Iterator[duckdb.DuckDBPyConnection]:
    """Open an empty database to compare tables in."""
    import duckdb

    # Without a folder for what does not fit into memory: reading writes nothing to disk.
    with duckdb.connect(":memory:", config={"python_enable_replacements": False, "temp_directory": ""}) as connection:
        connection.execute("SET enable_progress_bar = false")  # it would be drawn on the standard output
        # Large tables of past releases take a third less memory so.
        connection.execute("ATTACH ':memory:' AS packed (COMPRESS); USE packed")
        yield connection


def rows(
    connection: duckdb.DuckDBPyConnection, pair: Pair, old: Resource | None, new: Resource | None
) -> Iterator[Row]:
    """Yield the rows that differ, sorted by id.

    Parameters
    ----------
    connection : duckdb.DuckDBPyConnection
        Where to compare them; it is as before afterwards.
    pair : Pair
        The table as the descriptors of the two states have it.
    old, new : Resource or None
        Its files; None in a state that lacks the table.
    """
    every = columns(pair)
    in_old_order = [] if old is None else [field.name for field in old.fields]
    connection.execute("CREATE SCHEMA compared; USE compared")
    for name, resource in (("before", old), ("after", new)):
        if resource is not None:
            stage(connection, resource, name, typed=False)
    result = connection.execute(_query(every, old, new))
    while found := result.fetchmany(CHUNK):
        for row_id, was_there, is_there, *cells in found:
            before = dict(zip((c.old for c in every), cells, strict=False))
            after = zip((c.new for c in every), cells[len(every) :], strict=True)
            yield Row(
                row_id,
                _filled((name, before[name]) for name in in_old_order) if was_there else None,
                _filled(after) if is_there else None,
            )
    connection.execute("USE packed; DROP SCHEMA compared CASCADE")


def _filled(cells: Iterable[tuple[str | None, str | None]]) -> dict[str, str]:
    return {name: text for name, text in cells if name is not None and text is not None}


def _query(every: list[Column], old: Resource | None, new: Resource | None) -> str:
    before = ["NULL" if old is None or c.old is None else f"b.{_quoted(c.old)}" for c in every]
    after = ["NULL" if new is None or c.new is None else f"a.{_quoted(c.new)}" for c in every]
    cells = ", ".join(before + after)
    if old is None or new is None:
        key = _quoted((old or new).key)  # type: ignore[union-attr]
        alone = "before AS b" if new is None else "after AS a"
        return f"SELECT {key}, {new is None}, {old is None}, {cells} FROM {alone} ORDER BY 1"
    was, now = f"b.{_quoted(old.key)}", f"a.{_quoted(new.key)}"
    differ = " OR ".join(f"{b} IS DISTINCT FROM {a}" for b, a in zip(before, after, strict=True))
    return (
        f"SELECT coalesce({was}, {now}), {was} IS NOT NULL, {now} IS NOT NULL, {cells} "
        f"FROM before AS b FULL JOIN after AS a ON {was} = {now} "
        f"WHERE {differ} ORDER BY 1"  # a row that only one side has differs in its key
    )


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
