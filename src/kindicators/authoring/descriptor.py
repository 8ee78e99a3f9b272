"""The descriptor ``datapackage.json`` as the schema classes and the data make it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from io import BufferedIOBase
from typing import Any, NamedTuple

from kindicators import docstrings
from kindicators.authoring import metadata
from kindicators.authoring.cells import Rows
from kindicators.authoring.columns import Column, columns_of, deprecated_of, formerly_of, key_of, name_of
from kindicators.authoring.findings import Finding
from kindicators.authoring.releasing.version import Version
from kindicators.package import DESCRIPTOR
from kindicators.releases import order
from kindicators.schemas import TABLES, Table


class TableFile(NamedTuple):
    """A CSV file as it was read."""

    size: int
    """Its bytes."""
    sha256: str
    rows: Rows

    @classmethod
    def of(cls, stream: BufferedIOBase, rows: Rows) -> TableFile:
        """Describe a file and the rows that were read from it."""
        stream.seek(0)
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
        return cls(stream.tell(), digest, rows)


def descriptor(files: Mapping[str, TableFile], version: Version) -> dict[str, Any]:
    """Return a version's descriptor of the tables in `files`, which maps their names to what was read."""
    resources = [_resource(t, files[name_of(t)]) for t in TABLES if name_of(t) in files]
    covered = [r["temporal"] for r in resources if "temporal" in r]
    package = metadata.package(version.text, version.released)
    if covered:
        package["temporal"] = {"start": min(c["start"] for c in covered), "end": max(c["end"] for c in covered)}
    return package | {"resources": resources}


def restated(described: dict[str, Any], version: Version) -> dict[str, Any]:
    """Return a descriptor as that of another version of the same data."""
    said = metadata.package(version.text, version.released)
    return described | {key: said[key] for key in ("version", "created")}


def differences(found: dict[str, Any], expected: dict[str, Any]) -> list[Finding]:
    """Show where a descriptor is not the one that schemas and data make; tables that could not be read are left out."""
    resources = found.get("resources")
    items = [r for r in resources if isinstance(r, dict)] if isinstance(resources, list) else []
    names = [str(r.get("name")) for r in items]
    listed = dict(zip(names, items, strict=True))
    built = {r["name"]: r for r in expected["resources"]}
    tables = {name_of(t) for t in TABLES}
    # What is said of the package as a whole rests on all of its tables.
    ignored = {"resources"} if len(built) == len(tables) else {"resources", "temporal"}
    if "indicators" not in expected:  # they could not be made from the tables
        ignored.add("indicators")
    findings = _unequal("", found, expected, ignored)
    if not isinstance(resources, list) or len(items) < len(resources):
        findings.append(_finding("", "has resources that are not a list of tables"))
    findings += [_finding(name, "lists the table more than once") for name in listed if names.count(name) > 1]
    for name in built.keys() - listed.keys():
        findings.append(_finding(name, "does not list the table"))
    for name in listed.keys() - tables:
        findings.append(_finding(name, "lists a table that has no schema"))
    for name in built.keys() & listed.keys():
        findings += _unequal(name, listed[name], built[name], set())
    return findings


def _unequal(table: str, found: dict[str, Any], expected: dict[str, Any], ignored: set[str]) -> list[Finding]:
    wrong = [k for k in {**expected, **found} if k not in ignored and not _same(k, found, expected)]
    return [_finding(table, f"has another {', '.join(wrong)} than the schemas and the data make")] if wrong else []


def _same(key: str, found: dict[str, Any], expected: dict[str, Any]) -> bool:
    if (key in found) != (key in expected):
        return False
    # As JSON, for which 1, 1.0 and true differ.
    one, other = (json.dumps(item[key], sort_keys=True) for item in (found, expected))
    return one == other


def _finding(table: str, message: str) -> Finding:
    return Finding(table, None, "", "", "", f"{DESCRIPTOR} {message}; run 'kindicators build'")


def _resource(table: type[Table], file: TableFile) -> dict[str, Any]:
    name = name_of(table)
    columns = columns_of(table)
    resource: dict[str, Any] = {
        "$schema": metadata.RESOURCE_PROFILE,
        "name": name,
        "type": "table",
        "title": table.to_schema().title,
        "description": " ".join(docstrings.of(table).split()),
        "path": f"data/{name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": file.size,
        "hash": f"sha256:{file.sha256}",
        "rows": len(file.rows),
    }
    covered = coverage(columns, file.rows)
    if covered:
        resource["temporal"] = covered
    if formerly := formerly_of(table):
        resource["formerly"] = former(formerly)
    if said := deprecated_of(table):
        resource["deprecated"] = deprecated(said)
    resource["schema"] = {
        "$schema": metadata.SCHEMA_PROFILE,
        "fields": [_field(c) for c in columns],
        "missingValues": [""],
        "primaryKey": [key_of(table)],
    }
    foreign_keys = [_foreign_key(c, name) for c in columns if c.references]
    if foreign_keys:
        resource["schema"]["foreignKeys"] = foreign_keys
    return resource


def coverage(columns: Sequence[Column], rows: Rows) -> dict[str, str]:
    """Return the first and last date of the columns that carry the table's time.

    A planned date lies after everything that was reported, and is not covered.
    """
    last = max(rows.columns["reported_on"].values, default="9999") if "reported_on" in rows.columns else "9999"
    dates = [date for c in columns if c.time for date in rows.columns[c.name].values if date <= last]
    return {"start": min(dates), "end": max(dates)} if dates else {}


def _field(column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": column.name,
        "type": column.type,
        "title": column.title,
        "description": column.description,
    }
    if column.unit:
        field["unit"] = column.unit
    if column.clock:
        field["clock"] = column.clock
    if column.later:
        field["later"] = list(column.later) if isinstance(column.later, tuple) else True
    if column.formerly:
        field["formerly"] = former(column.formerly)
    if column.deprecated:
        field["deprecated"] = deprecated(column.deprecated)
    constraints: dict[str, Any] = {}
    if column.required:
        constraints["required"] = True
    if column.unique and not column.key:
        constraints["unique"] = True
    if column.pattern:
        constraints["pattern"] = column.pattern
    if column.minimum is not None:
        constraints["minimum"] = column.minimum
    if column.values:
        # The specification's `categories` carries the meanings; readers that ignore it still check the enum.
        field["categories"] = [{"value": value, "label": label} for value, label in column.values.items()]
        constraints["enum"] = list(column.values)
    if constraints:
        field["constraints"] = constraints
    return field


def former(names: Mapping[str, str]) -> list[dict[str, str]]:
    """Return what the descriptor says of former names, each with the version since which another one holds."""
    return [{"name": name, "since": since} for name, since in names.items()]


def deprecated(said: Mapping[str, str]) -> dict[str, str]:
    """Return what the descriptor says of a name that will go, after checking it."""
    order(said["since"])  # raises if it is no version
    return {"since": said["since"], "instead": said["instead"]}


def _foreign_key(column: Column, table: str) -> dict[str, Any]:
    target = next(t for t in TABLES if name_of(t) == column.references)
    reference: dict[str, Any] = {"fields": [key_of(target)]}
    if column.references != table:  # a reference without a resource is to the table itself
        reference["resource"] = column.references
    return {"fields": [column.name], "reference": reference}
