"""CSV on the Web: one file that describes all tables, where its processors look for it (``data/csv-metadata.json``).

A missing value is an empty cell, which is the default there. A reference may be missing, as in SQL.
"""

from __future__ import annotations

import re

from kindicators.authoring.catalogues import said
from kindicators.authoring.catalogues.said import Item

CONTEXT = ["http://www.w3.org/ns/csvw", {"@language": "en"}]
TYPES = {"number": "decimal"}
"""Types that have another name there."""


def document(descriptor: Item) -> Item:
    """Return the description of all tables of a version."""
    return said.known(
        {
            "@context": CONTEXT,
            "@type": "TableGroup",
            "dc:title": descriptor["title"],
            "dc:description": descriptor["description"],
            "dc:creator": [maker["name"] for maker in said.makers(descriptor)],
            "dc:license": {"@id": said.license_url(descriptor)},
            "dc:issued": {"@value": said.day(descriptor), "@type": "xsd:date"},
            "dc:temporal": said.interval(descriptor),
            "schema:version": descriptor["version"],
            "dcat:keyword": descriptor["keywords"],
            "tables": [_table(item) for item in descriptor["resources"]],
        }
    )


def _table(item: Item) -> Item:
    schema = item["schema"]
    return {
        "url": _url(item["name"]),
        "dc:title": item["title"],
        "dc:description": item["description"],
        "tableSchema": {
            "columns": [_column(field) for field in schema["fields"]],
            "primaryKey": schema["primaryKey"],
            "foreignKeys": [
                {"columnReference": column, "reference": {"resource": _url(table), "columnReference": key}}
                for column, (table, key) in said.references(item).items()
            ],
        },
    }


def _column(field: Item) -> Item:
    return said.known(
        {
            "name": field["name"],
            "dc:description": field["description"],
            "schema:unitText": field.get("unit"),
            "datatype": _datatype(field),
            "required": field.get("constraints", {}).get("required"),
        }
    )


def _datatype(field: Item) -> str | Item:
    constraints = field.get("constraints", {})
    base = TYPES.get(field["type"]) or str(field["type"])
    pattern = constraints.get("pattern")
    if "enum" in constraints:
        pattern = f"^(?:{'|'.join(re.escape(value) for value in constraints['enum'])})$"
    limits = said.known({"format": pattern, "minimum": constraints.get("minimum")})
    return {"base": base} | limits if limits else base


def _url(table: str) -> str:
    """Return the file of a table as it is called beside the description."""
    return f"{table}.csv"
