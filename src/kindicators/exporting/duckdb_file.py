"""DuckDB: one database of the running version, with keys and comments, and a view for each indicator."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kindicators import views
from kindicators.clocks import quote
from kindicators.exporting import sql_text
from kindicators.exporting.content import Content, Table, asking

BLOCK = 16384
"""Bytes: the tables are small, and blocks of the usual size, each begun by a column or key, make the file ten times
as large."""


def write(content: Content, place: Path) -> None:
    """Write the database `place`."""
    import duckdb

    with asking():
        content.connection.execute(f"ATTACH {quote(str(place))} AS export (BLOCK_SIZE {BLOCK})")
    for table in _ordered(content):
        # DuckDB does not see, while it writes the rows of a table, that one of them names another.
        others = tuple(reference for reference in table.references if reference.table != table.name)
        with asking():
            # What a key leads to is looked for in the database in use, and the rows come from the other one.
            created = sql_text.created(table, views.TYPES, others)
            content.connection.execute(f"USE export; {created}; USE memory")
            content.connection.execute(f"INSERT INTO export.{table.name} {table.query}")
    with asking():
        content.connection.execute("DETACH export")
        # What a view names is looked for in the database that is open, so it must be this one.
        with duckdb.connect(str(place)) as database:
            statements = ["BEGIN", *sql_text.facts(content), *_comments(content), "COMMIT"]
            database.execute(";".join(statements))


def _ordered(content: Content) -> Iterator[Table]:
    """Yield the tables, each after those that it refers to."""
    waiting, done = list(content.each()), set[str]()
    while waiting:
        ready = [t for t in waiting if all(r.table in done or r.table == t.name for r in t.references)]
        yield from ready
        done |= {t.name for t in ready}
        waiting = [t for t in waiting if t.name not in done]


def _comments(content: Content) -> Iterator[str]:
    """Yield the statements that make the views and say what everything means."""
    for table in content.tables:
        yield f"COMMENT ON TABLE {table.name} IS {quote(table.description)}"
        for field in table.fields:
            unit = f" Unit: {field.unit}." if field.unit else ""
            yield f"COMMENT ON COLUMN {table.name}.{field.name} IS {quote(field.description + unit)}"
    for indicator in content.choice.indicators:
        yield sql_text.view(indicator)
        yield views.comment("VIEW", indicator)
