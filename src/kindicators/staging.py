"""The rows of a table in DuckDB, of whichever release: what lies in no file of its own is never written to one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from kindicators import views
from kindicators.clocks import Clocks, rows

if TYPE_CHECKING:
    import duckdb

    from kindicators.package import Resource

BYTES = 1_000_000
"""What is handed over at once: the memory that is needed beside DuckDB's own grows little with the table."""
SEPARATORS = bytes(code for code in range(31, 0, -1) if code not in b"\t\n\r")


def stage(connection: duckdb.DuckDBPyConnection, resource: Resource, name: str = "", typed: bool = True) -> None:
    """Make the rows of a table known to DuckDB; its bytes are checked against their hash.

    A past release becomes a table, the installed one a view of its file.

    Parameters
    ----------
    connection : duckdb.DuckDBPyConnection
        Where to make it.
    resource : Resource
        The table, of the installed package or of a past release.
    name : str, optional
        What to call it; by default as the table is called.
    typed : bool, default True
        Whether the columns have their types, or are VARCHAR with each cell as it stands in the file. An empty cell is
        NULL either way.
    """
    name = name or resource.name
    if resource.archives is None:
        connection.execute(f'CREATE VIEW "{name}" AS FROM {views.source(resource, typed)}')
        return
    types = {f.name: views.TYPES[f.type] if typed else "VARCHAR" for f in resource.fields}
    columns = ", ".join(f'"{column}" {kind}' for column, kind in types.items())
    connection.execute(f'CREATE TABLE "{name}" ({columns})')
    content = resource.read_bytes()
    # One long text goes over faster than lists of cells do. The two characters that part it are in no cell.
    row_end, cell_end = islice((chr(code) for code in SEPARATORS if code not in content), 2)
    cells = ", ".join(f"nullif(r[{i}], '')::{kind}" for i, kind in enumerate(types.values(), start=1))
    insert = f'INSERT INTO "{name}" SELECT {cells} FROM (SELECT string_split(unnest(string_split(?, ?)), ?) AS r)'
    for chunk in _chunks(content):
        text = _parted(chunk, row_end.encode(), cell_end.encode()).decode("utf-8")
        connection.execute(insert, [text, row_end, cell_end])


def choose(connection: duckdb.DuckDBPyConnection, resource: Resource, asked: Clocks) -> None:
    """Leave in a staged table of a past release the rows that were public by `known_at`."""
    if asked.known_at is not None:
        chosen = rows(resource.name, resource, asked._replace(as_of=None))
        connection.execute(f"CREATE OR REPLACE TABLE {resource.name} AS {chosen}")


def _chunks(content: bytes) -> Iterator[bytes]:
    """Yield the rows of a CSV file after its header, many at a time."""
    start = content.index(b"\n") + 1
    while start < len(content):
        end, reach, quotes = start, start + BYTES, 0
        # A line feed ends a row only where every quote before it is closed.
        while end == start or (quotes % 2 and end < len(content)):
            reach = content.find(b"\n", reach) + 1 or len(content)
            quotes += content.count(b'"', end, reach)
            end = reach
        yield content[start:end]
        start = end


def _parted(chunk: bytes, row_end: bytes, cell_end: bytes) -> bytes:
    """Return rows of CSV with other ends of rows and cells, and without the quotes that those need no more.

    No step looks at single rows: that would take four times as long.
    """
    parts = chunk.split(b'"')
    outside, inside = parts[0::2], parts[1::2]
    outside = b'"'.join(outside).replace(b"\n", row_end).replace(b",", cell_end).split(b'"')
    # Nothing between two quotes is a quote that was doubled.
    outside[1:-1] = [part or b'"' for part in outside[1:-1]]
    parts[0::2], parts[1::2] = outside, inside
    return b"".join(parts).removesuffix(row_end)
