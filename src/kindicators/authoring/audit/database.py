"""The database that the checks ask: tables and indicators, and all rows, dates and numbers in one view each."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb

from kindicators import views
from kindicators.clocks import NO_CLOCKS, has_publication
from kindicators.errors import DataFolderError
from kindicators.package import DESCRIPTOR, Package, Resource, parse

NUMBERS = """
CREATE VIEW numbers AS
SELECT table_name, row_id, column_name, cell::DOUBLE AS number FROM cells WHERE type IN ('integer', 'number');
CREATE VIEW days AS
SELECT d.table_name, d.row_id, d.column_name, d.cell::DATE AS day, p.cell AS precision
FROM cells AS d LEFT JOIN cells AS p
    ON p.table_name = d.table_name AND p.row_id = d.row_id AND p.column_name = d.column_name || '_precision'
WHERE d.type = 'date';
-- The last day that a date may mean: of a month, quarter, half or year its last one.
CREATE MACRO latest(day, known_to, reported) AS CASE
    WHEN reported THEN day
    WHEN known_to = 'month' THEN last_day(day)
    WHEN known_to = 'quarter' THEN last_day(day + INTERVAL 2 MONTH)
    WHEN known_to = 'half' THEN last_day(day + INTERVAL 5 MONTH)
    WHEN known_to = 'year' THEN last_day(day + INTERVAL 11 MONTH)
    ELSE day END;
-- A number as its cell has it, and as a sentence has it.
CREATE MACRO plain(number) AS if(number = trunc(number), format('{}', number::BIGINT), number::VARCHAR);
CREATE MACRO thousands(number) AS if(number = trunc(number), format('{:,}', number::BIGINT), number::VARCHAR);
"""
COMMON = ("status", "reported_on", "reported_on_precision", "reported_on_basis", "source_id", "confidence", "note")


@contextmanager
def connect(folder: Path, described: dict[str, Any] | None = None) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open a database with what the package in `folder` holds.

    Besides every table and indicator by its name it has

    - ``facts``: the rows of all tables that say when they became public: table_name, row_id, starts and
      starts_precision (when it happened or began to hold), ends (the first day after, or its last day), status,
      reported_on with precision and basis, source_id, confidence, note;
    - ``cells``: every filled cell: table_name, row_id, column_name, type, cell (text);
    - ``numbers`` and ``days``: the cells that are numbers (number) or dates (day, precision);
    - ``latest``, ``plain`` and ``thousands``: macros that write a day or a number as the findings do.
    """
    pack = _package(folder) if described is None else parse(folder, described)
    with duckdb.connect(":memory:", config={"python_enable_replacements": False}) as connection:
        connection.execute("".join(views.table("TABLE", r, NO_CLOCKS) for r in pack.resources.values()))
        _, indicators = views.needed(pack.indicators, pack)
        connection.execute("".join(views.indicator("VIEW", i) for i in indicators))
        connection.execute(f"CREATE TABLE cells AS {' UNION ALL '.join(map(_cells, pack.resources.values()))};")
        facts = [r for r in pack.resources.values() if has_publication(r)]
        connection.execute(f"CREATE TABLE facts AS {' UNION ALL '.join(map(_fact, facts))};{NUMBERS}")
        yield connection


def _package(folder: Path) -> Package:
    file = folder / DESCRIPTOR
    try:
        return parse(folder, json.loads(file.read_text(encoding="utf-8")))
    except OSError as error:
        raise DataFolderError(f"{file} cannot be read ({error.strerror}): give a folder with a data package") from error
    except (ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
        raise DataFolderError(
            f"{file} is not a descriptor of kindicators ({type(error).__name__}: {error}): run 'kindicators build'"
        ) from error


def _cells(resource: Resource) -> str:
    """Return the query that gives every filled cell of a table a row of its own."""
    types = ", ".join(f"'{f.name}': '{f.type}'" for f in resource.fields)
    columns = ", ".join(f"{f.name}::VARCHAR AS {f.name}" for f in resource.fields if f.name != resource.key)
    return (
        f"SELECT '{resource.name}' AS table_name, key AS row_id, column_name, "
        f"(MAP {{{types}}})[column_name] AS type, cell FROM (UNPIVOT (SELECT {resource.key} AS key, {columns} "
        f"FROM {resource.name}) ON COLUMNS(* EXCLUDE key) INTO NAME column_name VALUE cell)"
    )


def _fact(resource: Resource) -> str:
    """Return the query that gives every row of a table the columns that rows of all tables have."""
    names = {f.name for f in resource.fields}
    clock = {f.clock: f.name for f in resource.fields if f.clock}
    begin = [clock[c] for c in ("on", "from") if c in clock] or [n for n in ("date",) if n in names]
    end = next((clock[c] for c in ("to", "last") if c in clock), None)
    starts = f"coalesce({', '.join(begin)})" if begin else "NULL::DATE"
    precisions = [f"{n}_precision" for n in begin if f"{n}_precision" in names]
    precision = f"coalesce({', '.join(precisions)})" if precisions else "NULL"
    common = ", ".join(f"{n if n in names else 'NULL'} AS {n}" for n in COMMON)
    return (
        f"SELECT '{resource.name}' AS table_name, {resource.key} AS row_id, {starts} AS starts, "
        f"{precision} AS starts_precision, "
        f"{end or 'NULL::DATE'} AS ends, {common} FROM {resource.name}"
    )
