"""Packages made up for a test: few tables, any columns and rows, their files in a folder or in an archive."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from copy import deepcopy
from pathlib import Path
from typing import Any

from kindicators.package import Package, parse
from kindicators.releases.archives import Archives

Item = dict[str, Any]
Rows = list[dict[str, str]]


def field(name: str, type: str = "string", **more: Any) -> Item:
    """Describe a column; a list of values is given as `values`."""
    item: Item = {"name": name, "type": type, "title": name, "description": f"The {name}."}
    if "values" in more:
        values = more.pop("values")
        item["categories"] = [{"value": v, "label": f"label of {v}"} for v in values]
        more["constraints"] = {"enum": values, **more.get("constraints", {})}
    return item | more


def table(name: str, *fields: Item, key: str = "id", **more: Any) -> Item:
    schema = {"fields": list(fields), "primaryKey": [key], "missingValues": [""]}
    item = {"name": name, "title": name, "description": f"The {name}.", "path": f"{name}.csv", "format": "csv"}
    return item | {"schema": schema, "rows": 0, "hash": "sha256:"} | more


def indicator(id: str, **more: Any) -> Item:
    texts = {"title": "t", "topic": "p", "unit": "km", "subject": "s", "frequency": "year", "plot": "line"}
    said = {"definition": "d", "choice": "c", "caveats": "v", "tables": [], "path": f"{id}.sql", "rows": 0}
    return {"id": id} | texts | said | {"hash": "sha256:0"} | more


def descriptor(version: str, tables: list[Item], indicators: list[Item] | None = None) -> Item:
    return {
        "name": "made",
        "title": "Made",
        "version": version,
        "contributors": [{"title": "Maker"}],
        "licenses": [{"name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by/4.0/"}],
        "resources": tables,
        "indicators": indicators or [],
    }


def as_csv(columns: list[str], rows: Rows) -> bytes:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerows([columns, *([row.get(c, "") for c in columns] for row in rows)])
    return buffer.getvalue().encode()


def package(folder: Path, described: Item, rows: dict[str, Rows], *, archived: bool = False) -> Package:
    """Write the tables with their rows, sorted by key, and the SQL of indicators; return the package."""
    described = deepcopy(described)
    files = {}
    for item in described["resources"]:
        key = item["schema"]["primaryKey"][0]
        content = as_csv(
            [f["name"] for f in item["schema"]["fields"]], sorted(rows.get(item["name"], []), key=lambda r: r[key])
        )
        files[item["path"]] = content
        item |= {"hash": f"sha256:{hashlib.sha256(content).hexdigest()}", "rows": len(rows.get(item["name"], []))}
    for item in described["indicators"]:
        content = item.pop("sql", "SELECT 1").encode()
        files[item["path"]] = content
        item["hash"] = f"sha256:{hashlib.sha256(content).hexdigest()}"
    folder.mkdir(parents=True, exist_ok=True)
    if not archived:
        for name, content in files.items():
            (folder / name).write_bytes(content)
        return parse(folder, described)
    version = described["version"]
    (folder / f"{version}.tar.xz").write_bytes(Archives(folder, {}).pack(files, {}))
    archives = Archives(folder, {hashlib.sha256(content).hexdigest(): version for content in files.values()})
    return parse(folder, json.loads(json.dumps(described)), archives)
