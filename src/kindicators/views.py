"""The statements that make the tables and indicators known to DuckDB."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Literal

from kindicators.clocks import Clocks, quote, rows
from kindicators.errors import DataFolderError
from kindicators.package import Indicator, Package, Resource

TYPES = {"string": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE", "boolean": "BOOLEAN", "date": "DATE"}
COLUMNS = {
    "subject": "VARCHAR",
    "period_start": "DATE",
    "period_end": "DATE",
    "value": "DOUBLE",
    "low": "DOUBLE",
    "high": "DOUBLE",
    "unit": "VARCHAR",
    "source_ids": "VARCHAR",
}
"""The columns of every indicator with their types."""
LONG = "indicators"
"""The view with the rows of all indicators."""


def table(kind: Literal["TABLE", "VIEW"], resource: Resource, asked: Clocks) -> str:
    """Return the statement that makes a table of the installed package, with the rows public by `known_at`."""
    return f"CREATE {kind} {resource.name} AS {rows(source(resource), resource, asked._replace(as_of=None))};"


def source(resource: Resource, typed: bool = True) -> str:
    """Return the expression that reads a table's file, after checking it: with its types, or all VARCHAR."""
    resource.check()
    return reading(str(resource.path), resource, typed)


def reading(path: str, resource: Resource, typed: bool = True) -> str:
    """Return the expression that reads a table from the CSV file at `path`."""
    columns = ", ".join(f"'{f.name}': '{TYPES[f.type] if typed else 'VARCHAR'}'" for f in resource.fields)
    # DuckDB would read a path with *, ? or [ as a pattern, and one with name=value as a partition.
    path = re.sub(r"[*?\[]", r"[\g<0>]", path)
    # Explicit columns: sniffing types costs more than reading, and could guess wrong.
    return (
        f"read_csv({quote(path)}, columns={{{columns}}}, header=true, "
        "auto_detect=false, delim=',', quote='\"', escape='\"', new_line='\\n', nullstr='', hive_partitioning=false)"
    )


def indicator(kind: Literal["TABLE", "VIEW"], item: Indicator) -> str:
    """Return the statement that makes an indicator over tables that are there already."""
    columns = ", ".join(f"{name}::{type_} AS {name}" for name, type_ in COLUMNS.items())
    # The newlines keep a comment at the end of the file from swallowing what follows.
    query = f"SELECT {columns} FROM (\n{item.read_sql().strip().rstrip(';')}\n)"
    return f"CREATE {kind} {item.id} AS {query} ORDER BY ALL;"


def held(item: Resource | Indicator, day: date) -> str:
    """Return the statement that makes, from what the schema ``whole`` has, a table of what holds on a day."""
    if isinstance(item, Resource):
        return f"CREATE TABLE {item.name} AS {rows(f'whole.{item.name}', item, Clocks(as_of=day))};"
    return f"CREATE TABLE {item.id} AS FROM whole.{item.id} WHERE {covers(day)};"


def covers(day: date) -> str:
    """Return the condition that the period of an indicator's row covers a day."""
    return f"period_start <= DATE '{day}' AND (period_end IS NULL OR period_end > DATE '{day}')"


def long(items: Iterable[Indicator]) -> str:
    """Return the statement that makes one view of all indicators."""
    parts = " UNION ALL ".join(f"SELECT {quote(i.id)} AS indicator, * FROM {i.id}" for i in items)
    return f"CREATE VIEW {LONG} AS {parts};"


def needed(names: Iterable[str], pack: Package) -> tuple[list[Resource], list[Indicator]]:
    """Return the tables and indicators that `names` rest on, each after all that it rests on itself."""
    found: dict[str, Resource | Indicator] = {}

    def add(name: str) -> None:
        if name in found:
            return
        if name in pack.indicators:
            for used in pack.indicators[name].tables:
                add(used)
            found[name] = pack.indicators[name]
        elif name in pack.resources:
            found[name] = pack.resources[name]
        else:
            raise DataFolderError(f"an indicator of {pack.folder} is made from {name!r}, which is not there")

    for name in names:
        add(name)
    items = found.values()
    return [i for i in items if isinstance(i, Resource)], [i for i in items if isinstance(i, Indicator)]


def comments(resource: Resource) -> str:
    """Return the statements that give a table and its columns their meaning and unit."""
    lines = [f"COMMENT ON TABLE {resource.name} IS {quote(resource.description)};"]
    for field in resource.fields:
        unit = f" Unit: {field.unit}." if field.unit else ""
        lines.append(f"COMMENT ON COLUMN {resource.name}.{field.name} IS {quote(field.description + unit)};")
    return "".join(lines)


def comment(kind: Literal["TABLE", "VIEW"], item: Indicator) -> str:
    """Return the statement that gives an indicator its meaning."""
    return f"COMMENT ON {kind} {item.id} IS {quote(f'{item.title} ({item.unit}). {item.definition}')};"
