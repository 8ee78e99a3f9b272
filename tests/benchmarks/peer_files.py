"""The files that all tools read: the package's tables, and what each peer wants to have beside them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import kindicators as ki
from kindicators.package import DESCRIPTOR, Package, parse
from kindicators.releases import releases

CSVW = {"string": "string", "integer": "integer", "number": "number", "boolean": "boolean", "date": "date"}
METADATA = "metadata.json"


def lay_out(folder: Path) -> Package:
    """Copy the package's files into a folder, byte for byte, with the metadata that pycldf and owid-catalog read."""
    shutil.copy(ki.path() / DESCRIPTOR, folder)
    shutil.copytree(ki.path() / "data", folder / "data")
    descriptor = json.loads((folder / DESCRIPTOR).read_text(encoding="utf-8"))
    (folder / METADATA).write_text(json.dumps(csvw(descriptor)), encoding="utf-8")
    for item in descriptor["resources"]:
        sidecar = (folder / item["path"]).with_suffix(".meta.json")
        sidecar.write_text(json.dumps(catalogued(item)), encoding="utf-8")
    return parse(folder, descriptor)


def unpack(folder: Path, version: str) -> Path:
    """Write the tables of a past release into a folder: no peer can read them from the archives."""
    every = releases()
    archives = every.archives()
    for table in every.manifest(version).tables.values():
        file = folder / version / table.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(archives.read(table.sha256))
    return folder / version / "data"


def csvw(descriptor: dict[str, Any]) -> dict[str, Any]:
    """Return CSVW metadata, of a generic CLDF dataset, that say what the descriptor says of types and keys."""
    paths = {item["name"]: item["path"] for item in descriptor["resources"]}
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "dc:conformsTo": "http://cldf.clld.org/v1.0/terms.rdf#Generic",
        "tables": [{"url": item["path"], "tableSchema": _schema(item, paths)} for item in descriptor["resources"]],
    }


def _schema(item: dict[str, Any], paths: dict[str, str]) -> dict[str, Any]:
    schema = item["schema"]
    return {
        "columns": [_column(field) for field in schema["fields"]],
        "primaryKey": schema["primaryKey"],
        "foreignKeys": [
            {
                "columnReference": key["fields"],
                "reference": {
                    "resource": paths[key["reference"].get("resource", item["name"])],
                    "columnReference": key["reference"]["fields"],
                },
            }
            for key in schema.get("foreignKeys", [])
        ],
    }


def _column(field: dict[str, Any]) -> dict[str, Any]:
    constraints = field.get("constraints", {})
    datatype: dict[str, Any] = {"base": CSVW[field["type"]]}
    if "minimum" in constraints:
        datatype["minimum"] = constraints["minimum"]
    if "enum" in constraints and field["type"] == "string":
        datatype["format"] = "|".join(constraints["enum"])
    elif "pattern" in constraints:
        datatype["format"] = constraints["pattern"]
    elif field["type"] == "boolean":
        datatype["format"] = "true|false"
    return {"name": field["name"], "datatype": datatype, "required": constraints.get("required", False)}


def catalogued(item: dict[str, Any]) -> dict[str, Any]:
    """Return the metadata of a table as owid-catalog keeps them beside a CSV file."""
    fields = {f["name"]: {"title": f["name"], "description": f["description"]} for f in item["schema"]["fields"]}
    texts = {"short_name": item["name"], "title": item["title"], "description": item["description"]}
    return {**texts, "primary_key": item["schema"]["primaryKey"], "fields": fields}
