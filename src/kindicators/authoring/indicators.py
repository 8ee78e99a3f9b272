"""The indicators: read the header of each SQL file, run it over the tables, check what it gives."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from kindicators import views
from kindicators.authoring.cells import Rows
from kindicators.authoring.descriptor import deprecated, former
from kindicators.authoring.findings import Finding
from kindicators.clocks import quote
from kindicators.package import Package, Resource, parse

FOLDER = Path("data/indicators")
TOPICS = (
    "Missile limits",
    "OPCON",
    "Troops",
    "Forces",
    "Cost sharing",
    "Budgets",
    "Pledges",
    "Launches",
    "Nuclear",
    "Sanctions",
    "Alliance",
    "Arms exports",
    "Opinion",
    "Prices and rates",
)
FREQUENCIES = ("day", "month", "quarter", "year", "change", "report")
PLOTS = ("step", "line", "slippage", "points", "bars")
HEADER = ("id", "title", "topic", "unit", "subject", "frequency", "plot", "definition", "choice", "caveats", "tables")
FORMERLY = re.compile(r"[a-z][a-z0-9_]* (?:0|[1-9]\d*)(?:\.(?:0|[1-9]\d*)){2}")
"""A former id and the version since which the indicator has another one; there may be several, joined by commas."""
DEPRECATED = re.compile(r"((?:0|[1-9]\d*)(?:\.(?:0|[1-9]\d*)){2}) (.*\S.*)")
"""The version since which the indicator is deprecated, and what to use instead."""
ROWS = '"all rows"'
"""The rows of all indicators; no indicator can have such a name."""
CHECKS = {
    "has no value, low or high": "value IS NULL AND low IS NULL AND high IS NULL",
    "has low, value and high out of order": "low > value OR value > high OR low > high",
    "has a value that is no finite number": "NOT (isfinite(value) AND isfinite(low) AND isfinite(high))",
    "has no subject or no start": "subject IS NULL OR period_start IS NULL",
    "ends before it starts": "period_end <= period_start",
    "overlaps the next period of its subject": (
        "coalesce(period_end, DATE '9999-12-31') > "
        "lead(period_start) OVER (PARTITION BY indicator, subject ORDER BY period_start)"
    ),
    "has no source": "coalesce(source_ids, '') = ''",
    "names a source that does not exist": (
        "EXISTS (SELECT 1 FROM (SELECT unnest(string_split(source_ids, '; ')) AS id) "
        "WHERE id NOT IN (SELECT source_id FROM sources))"
    ),
    "has another unit than the header": "unit IS DISTINCT FROM stated",
}


def described(
    folder: Path, descriptor: dict[str, Any], tables: Mapping[str, Rows]
) -> tuple[list[dict[str, Any]], list[Finding]]:
    """Return what the descriptor says of the indicators in `folder`, and what is wrong with them.

    `descriptor` describes the `tables`, which must be whole.
    """
    items, found = [], []
    for file in sorted((folder / FOLDER).glob("*.sql")):
        item, findings = _read(file)
        found += findings
        items += [item] if item else []
    if found:
        return [], found
    pack = parse(folder, descriptor | {"indicators": items})
    order = _order(pack)
    if isinstance(order, Finding):
        return [], [order]
    names = {*pack.resources, *pack.indicators}
    with duckdb.connect(":memory:", config={"threads": 1}) as connection:
        read = {name for item in pack.indicators.values() for name in item.tables} | {"sources"}  # which `CHECKS` ask
        for resource in pack.resources.values():
            if resource.name in read:
                _load(connection, resource, tables[resource.name])
        for name in order:
            found += _run(connection, pack, name, names)
        if found or not items:
            return [], found
        found += _rows(connection, pack)
        if not found:
            query = f"SELECT indicator, count(*), min(period_start), max(period_start) FROM {ROWS} GROUP BY ALL"
            coverage = {name: rest for name, *rest in connection.execute(query).fetchall()}
            found += [_finding(item["id"], "has no rows") for item in items if item["id"] not in coverage]
    if found:
        return [], found
    for item in items:
        item["rows"], start, end = coverage[item["id"]]
        item["temporal"] = {"start": start.isoformat(), "end": end.isoformat()}
    return sorted(items, key=lambda i: (TOPICS.index(i["topic"]), i["id"])), []


def _read(file: Path) -> tuple[dict[str, Any] | None, list[Finding]]:
    """Read the header of one file; without it there is nothing to describe."""
    try:
        content = file.read_bytes()
        text = content.decode("utf-8")
    except OSError as error:
        return None, [_finding(file.stem, f"{file.name} cannot be read: {error.strerror}")]
    except UnicodeDecodeError as error:
        return None, [_finding(file.stem, f"{file.name} is not UTF-8 (byte {error.object[error.start]:#04x})")]
    if "\0" in text:
        return None, [_finding(file.stem, f"{file.name} has a NUL character")]
    header: dict[str, str] = {}
    key = ""
    for line in text.splitlines():
        if not line.startswith("--"):
            break
        start = re.fullmatch(r"-- (\w+): (.+)", line)
        if start:
            key = start[1]
            header[key] = start[2]
        elif key:
            header[key] += " " + line.removeprefix("--").strip()
    wrong = [f"the header lacks {k!r}" for k in HEADER if k not in header]
    wrong += [f"the header has an unknown {k!r}" for k in header if k not in (*HEADER, "formerly", "deprecated")]
    formerly = re.split(r",\s*", header["formerly"]) if "formerly" in header else []
    wrong += [
        f"formerly is an id and a version, such as 'old_id 1.2.0', and not {f!r}"
        for f in formerly
        if not FORMERLY.fullmatch(f)
    ]
    deprecation = DEPRECATED.fullmatch(header.get("deprecated", ""))
    if "deprecated" in header and not deprecation:
        wrong.append(f"deprecated is a version and what to use instead, and not {header['deprecated']!r}")
    for key, allowed in (("topic", TOPICS), ("frequency", FREQUENCIES), ("plot", PLOTS)):
        if key in header and header[key] not in allowed:
            wrong.append(f"{key} {header[key]!r} is none of {', '.join(allowed)}")
    if not re.fullmatch(r"[a-z][a-z0-9_]*", file.stem):
        wrong.append("the name of the file must be lower-case words joined by _")
    if header.get("id", file.stem) != file.stem:
        wrong.append(f"the header has the id {header['id']!r}, which is not the name of the file")
    if wrong:
        return None, [_finding(file.stem, message) for message in wrong]
    item: dict[str, Any] = {key: header[key] for key in HEADER}
    item["tables"] = [name.strip() for name in header["tables"].split(",")]
    item["path"] = (FOLDER / file.name).as_posix()
    item["hash"] = f"sha256:{hashlib.sha256(content).hexdigest()}"
    item["rows"] = 0
    if formerly:
        item["formerly"] = former(dict(f.split(" ") for f in formerly))
    if deprecation:
        item["deprecated"] = deprecated({"since": deprecation[1], "instead": deprecation[2]})
    return item, []


def _order(pack: Package) -> list[str] | Finding:
    """Return the indicators, each after those that it reads; or what is wrong with what they say they read."""
    order: list[str] = []
    waiting = dict(pack.indicators)
    for item in waiting.values():
        for name in item.tables:
            if name not in pack.resources and name not in pack.indicators:
                return _finding(item.id, f"the header names {name!r}, which is neither a table nor an indicator")
    while waiting:
        ready = [i for i, item in waiting.items() if not any(t in waiting for t in item.tables)]
        if not ready:
            return _finding(next(iter(waiting)), "rests on itself")
        order += ready
        for name in ready:
            del waiting[name]
    return order


def _load(connection: duckdb.DuckDBPyConnection, resource: Resource, rows: Rows) -> None:
    """Make a table of rows, whose file need not be read again."""
    columns = ", ".join(f"{f.name}::{views.TYPES[f.type]} AS {f.name}" for f in resource.fields)
    texts = pa.table({name: cells.encoded for name, cells in rows.columns.items()})
    connection.register("texts", texts)
    connection.execute(f"CREATE TABLE {resource.name} AS SELECT {columns} FROM texts")
    connection.unregister("texts")


def _run(connection: duckdb.DuckDBPyConnection, pack: Package, name: str, names: set[str]) -> list[Finding]:
    item = pack.indicators[name]
    text = item.read_sql()
    used = names & set(re.findall(r"\w+", re.sub(r"--.*|'[^']*'", " ", text))) - {name}
    if used != set(item.tables):
        return [_finding(name, f"reads {', '.join(sorted(used))}; the header says {', '.join(item.tables)}")]
    try:
        columns = [row[0] for row in connection.execute(f"DESCRIBE {text.strip().rstrip(';')}").fetchall()]
        if columns != list(views.COLUMNS):
            return [_finding(name, f"must return {', '.join(views.COLUMNS)}; it returns {', '.join(columns)}")]
        connection.execute(views.indicator("TABLE", item))
    except duckdb.Error as error:
        return [_finding(name, f"cannot be run: {' '.join(str(error).split())}")]
    return []


def _rows(connection: duckdb.DuckDBPyConnection, pack: Package) -> Iterator[Finding]:
    """Look at the rows of all indicators at once: one by one takes ten times as long."""
    parts = (
        f"SELECT '{i.id}' AS indicator, {quote(i.unit)} AS stated, * FROM {i.id}" for i in pack.indicators.values()
    )
    connection.execute(f"CREATE TABLE {ROWS} AS {' UNION ALL '.join(parts)}")
    for message, condition in CHECKS.items():
        query = f"SELECT indicator, subject, period_start, value, low, high FROM {ROWS}"
        chosen = "QUALIFY" if "OVER" in condition else "WHERE"
        for name, subject, start, *values in connection.execute(f"{query} {chosen} {condition}").fetchall():
            named = zip(("value", "low", "high"), values, strict=True)
            numbers = ", ".join(f"{k} {v}" for k, v in named if v is not None)
            yield Finding(name, None, f"{subject} {start}", "value", numbers, message)


def _finding(name: str, message: str) -> Finding:
    return Finding(name, None, "", "", "", message)
