"""SQLite: one database with keys, a table of comments, and a view for each indicator."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

from kindicators.clocks import quote
from kindicators.exporting import sql_text
from kindicators.exporting.content import Content

TYPES = {"string": "TEXT", "integer": "INTEGER", "number": "REAL", "boolean": "BOOLEAN", "date": "DATE"}
"""SQLite knows neither of the last two, and stores 0 or 1 and text; but what reads a database looks at the names."""


def write(content: Content, place: Path) -> None:
    """Write the database `place`."""
    try:
        with closing(sqlite3.connect(place, isolation_level=None)) as database:
            # The file is in nobody's way yet: what fails need not be undone, and is on the disk when all is written.
            database.execute("PRAGMA journal_mode = OFF")
            database.execute("PRAGMA synchronous = OFF")
            database.execute("BEGIN")
            for table in content.each():
                database.execute(sql_text.created(table, TYPES, table.references))
                insert = f"INSERT INTO {table.name} VALUES ({', '.join('?' * len(table.fields))})"
                for rows in content.rows(table):
                    database.executemany(insert, map(_plain, rows))
            for statement in (*sql_text.facts(content), *_comments(content)):
                database.execute(statement)
            for indicator in content.choice.indicators:
                database.execute(sql_text.view(indicator))
            database.execute("COMMIT")
    except sqlite3.OperationalError as error:
        raise OSError(str(error)) from error


def _comments(content: Content) -> Iterator[str]:
    """Yield the statements that make the table ``comments``: what the tables and columns mean."""
    yield "CREATE TABLE comments (table_name TEXT NOT NULL, column_name TEXT, unit TEXT, description TEXT NOT NULL)"
    for table in content.tables:
        name = quote(table.name)
        yield f"INSERT INTO comments VALUES ({name}, NULL, NULL, {quote(table.description)})"
        for field in table.fields:
            unit = quote(field.unit) if field.unit else "NULL"
            yield f"INSERT INTO comments VALUES ({name}, {quote(field.name)}, {unit}, {quote(field.description)})"


def _plain(row: tuple[Any, ...]) -> list[Any]:
    return [value.isoformat() if isinstance(value, date) else value for value in row]
