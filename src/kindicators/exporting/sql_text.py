"""The statements that both databases have in common."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kindicators import views
from kindicators.clocks import quote
from kindicators.exporting.content import Content, Reference, Table
from kindicators.package import Indicator


def created(table: Table, types: Mapping[str, str], references: tuple[Reference, ...]) -> str:
    """Return the statement that creates a table with its keys."""
    lines = [f'"{f.name}" {types[f.type]}{" NOT NULL" if f.required else ""}' for f in table.fields]
    lines.append(f"PRIMARY KEY ({', '.join(table.key)})")
    lines += [f"FOREIGN KEY ({r.column}) REFERENCES {r.table} ({r.key})" for r in references]
    return f"CREATE TABLE {table.name} (\n  " + ",\n  ".join(lines) + "\n)"


def facts(content: Content) -> Iterator[str]:
    """Yield the statements that make the table ``package``: version, licence and citation."""
    yield "CREATE TABLE package (property VARCHAR NOT NULL PRIMARY KEY, value VARCHAR NOT NULL)"
    for name, value in content.facts().items():
        yield f"INSERT INTO package VALUES ({quote(name)}, {quote(value)})"


def view(indicator: Indicator) -> str:
    """Return the statement that makes the view of one indicator."""
    columns = ", ".join(views.COLUMNS)
    return f"CREATE VIEW {indicator.id} AS SELECT {columns} FROM {views.LONG} WHERE indicator = {quote(indicator.id)}"
