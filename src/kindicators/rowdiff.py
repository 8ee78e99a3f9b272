"""The rows in which two states of a table differ: DuckDB finds them, whatever the size of the table."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from kindicators.clocks import quote
from kindicators.matching import Pair
from kindicators.package import Resource

if TYPE_CHECKING:
    import duckdb

CHUNK = 10_000
"""Rows that are moved into DuckDB, or out of it, at once."""


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


def rows(pair: Pair, old: Resource | None, new: Resource | None) -> Iterator[Row]:
    """Yield the rows that differ, sorted by id.

    Parameters
    ----------
    pair : Pair
        The table as the descriptors of the two states have it.
    old, new : Resource or None
        Its files; None in a state that lacks the table.
    """
    import duckdb

    every = columns(pair)
    # Without a folder for what does not fit into memory: reading writes nothing to disk.
    with duckdb.connect(":memory:", config={"python_enable_replacements": False, "temp_directory": ""}) as connection:
        for name, resource in (("before", old), ("after", new)):
            _stage(connection, name, resource)
        result = connection.execute(_query(every, old, new))
        in_old_order = [] if old is None else [f.name for f in old.fields]
        while found := result.fetchmany(CHUNK):
            for row_id, was_there, is_there, *cells in found:
                before = {c.old: text for c, text in zip(every, cells, strict=False) if text is not None}
                after = {c.new: text for c, text in zip(every, cells[len(every) :], strict=True) if text is not None}
                yield Row(
                    row_id,
                    {name: before[name] for name in in_old_order if name in before} if was_there else None,
                    {name: text for name, text in after.items() if name is not None} if is_there else None,
                )


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
        f"WHERE {was} IS NULL OR {now} IS NULL OR {differ} ORDER BY 1"
    )


def _stage(connection: duckdb.DuckDBPyConnection, name: str, resource: Resource | None) -> None:
    """Make a relation with the cells of a table as text, an empty one missing."""
    if resource is None:
        return
    content = resource.read_bytes()  # raises if the file is not the released one
    names = [_quoted(field.name) for field in resource.fields]
    if resource.archives is None:
        types = ", ".join(f"{quote(field.name)}: 'VARCHAR'" for field in resource.fields)
        # DuckDB would read a path with *, ? or [ as a pattern, and one with name=value as a partition.
        path = re.sub(r"[*?\[]", r"[\g<0>]", str(resource.path))
        connection.execute(
            f"CREATE VIEW {name} AS FROM read_csv({quote(path)}, columns={{{types}}}, header=true, auto_detect=false, "
            "delim=',', quote='\"', escape='\"', new_line='\\n', nullstr='', hive_partitioning=false)"
        )
        return
    import numpy as np

    connection.execute(f"CREATE TABLE {name} ({', '.join(f'{column} VARCHAR' for column in names)})")
    filled = ", ".join(f"nullif({column}, '')" for column in names)
    reader = csv.reader(io.TextIOWrapper(io.BytesIO(content), encoding="utf-8", newline=""))
    next(reader)
    while chunk := list(islice(reader, CHUNK)):
        cells = zip(resource.fields, zip(*chunk, strict=True), strict=True)
        connection.register("chunk", {field.name: np.array(texts, dtype=object) for field, texts in cells})
        connection.execute(f"INSERT INTO {name} SELECT {filled} FROM chunk")
        connection.unregister("chunk")


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
