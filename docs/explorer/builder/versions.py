"""The data of every version: a list of its tables and indicators, and a file for each, shared where nothing changed."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from builder import citations, statements
from builder.evidence import Evidence
from builder.store import Store
from kindicators import views
from kindicators.catalogue import column_rows
from kindicators.clocks import Clocks, need
from kindicators.database import connect
from kindicators.errors import UsageError
from kindicators.package import Indicator, Package, Resource, package, path
from kindicators.records import Row, records, shown
from kindicators.releases import releases, unpacked
from kindicators.render import render


class Listed(NamedTuple):
    """A table or indicator of the present state, with its rows as text, for its plain page."""

    name: str
    title: str
    topic: str
    about: list[str]
    header: list[str]
    titles: list[str]
    rows: list[list[str]]


class Catalogue(NamedTuple):
    """What there is in the present state."""

    title: str
    version: str
    license: str
    tables: list[Listed]
    indicators: list[Listed]


def write(store: Store) -> Catalogue:
    """Write the data of every version and return what there is in the present state."""
    present = package()
    topics = table_topics()
    results = _results(present)
    listed = []
    for pack in _packages():
        name = f"versions/{pack.version}.json"
        store.write_json(name, _version(pack, topics, store, results if pack is present else {}))
        retracted = releases().retractions.get(pack.version)
        listed.append(
            {
                "version": pack.version,
                "date": pack.released,
                "released": pack.version in releases().manifests,
                "retracted": retracted._asdict() if retracted else None,
            }
        )
    store.write_json(
        "catalogue.json",
        {"title": present.title, "version": present.version, "versions": listed[::-1], "chosen": statements.CHOSEN,
         "places": citations.PLACES},
    )  # fmt: skip
    return Catalogue(
        present.title,
        present.version,
        present.license,
        [_listed_table(r, topics) for r in present.resources.values()],
        [_listed_indicator(i, results[i.id]) for i in present.indicators.values()],
    )


def table_topics() -> dict[str, str]:
    """Return the topic of each table: the heading under which docs/tables.md lists it, in that order."""
    text = (path() / "docs/tables.md").read_text(encoding="utf-8")
    topics = {}
    for section in text.split("\n## ")[1:]:
        heading = section.split("\n", 1)[0].strip()
        topics.update(dict.fromkeys(re.findall(r"^- \[(\w+)\]", section, re.MULTILINE), heading))
    return topics


def _packages() -> Iterator[Package]:
    """Yield every release and the present state, oldest first."""
    for version in releases().manifests:
        if version != package().version:
            yield unpacked(version)
    yield package()


def _version(pack: Package, topics: dict[str, str], store: Store, results: dict[str, list[str]]) -> dict[str, Any]:
    evidence = Evidence(pack)
    order = {name: i for i, name in enumerate(topics)}
    resources = sorted(pack.resources.values(), key=lambda r: order.get(r.name, len(order)))
    return {
        "version": pack.version,
        "license": pack.license,
        "clockless": _clockless(pack),
        "last": max(r.time_to for r in pack.resources.values() if r.time_to),
        "cite": citations.dataset(pack),
        "long": views.long(views.needed(pack.indicators, pack)[1]) if pack.indicators else None,
        "tables": [_table(r, pack, topics, store, evidence) for r in resources],
        "indicators": [_indicator(i, pack, store, results) for i in pack.indicators.values()],
    }


def _clockless(pack: Package) -> str | None:
    """Return why the clocks cannot be asked of a version, or None if they can."""
    try:
        need(pack, Clocks(known_at=statements.KNOWN_AT))
    except UsageError:
        return f"Version {pack.version} was made before the two dates could be chosen, which came with 0.3.0."
    return None


def _table(
    resource: Resource, pack: Package, topics: dict[str, str], store: Store, evidence: Evidence
) -> dict[str, Any]:
    file = store.put("tables", resource.read_bytes(), "csv")
    rows = records(resource)
    described = next(r for r in pack.descriptor["resources"] if r["name"] == resource.name)
    item = {
        "description": resource.description,
        "key": resource.key,
        "fields": [_field(f, described) for f in described["schema"]["fields"]],
        "sql": statements.table(resource, file),
        "lent": evidence.lent(rows),
    }
    return {
        "name": resource.name,
        "title": resource.title,
        "topic": topics.get(resource.name, "Other"),
        "rows": resource.rows,
        "from": resource.time_from,
        "to": resource.time_to,
        "file": file,
        "item": store.put_json("items", item),
        "evidence": store.put_json("evidence", evidence.of(resource, rows)),
        "cite": store.put_json("cite", citations.part(pack, "Table", resource.name, resource.title)),
        "cited": store.put_json("cited", evidence.cited(rows)),
    }


def _field(field: dict[str, Any], described: dict[str, Any]) -> dict[str, Any]:
    """Return what the explorer needs of a column."""
    keys = described["schema"].get("foreignKeys", [])
    refers = next((k["reference"].get("resource") for k in keys if k["fields"] == [field["name"]]), None)
    record = {name: field.get(name) for name in ("name", "type", "description", "unit")}
    record["title"] = field.get("title") or field["name"].replace("_", " ").capitalize()
    record["actors"] = refers == "actors"
    record["refers"] = refers not in (None, "actors", "sources")
    record["values"] = {c["value"]: c["label"] for c in field.get("categories", [])}
    return {name: value for name, value in record.items() if value}


def _indicator(item: Indicator, pack: Package, store: Store, results: dict[str, list[str]]) -> dict[str, Any]:
    details = {
        name: getattr(item, name) for name in ("subject", "frequency", "plot", "definition", "choice", "caveats")
    } | {"fields": _columns(item, pack), "source_sql": item.read_sql(), "sql": statements.indicator(item, pack)}
    file = None
    if item.id in results:
        file = store.put("indicators", "".join(f"{line}\n" for line in results[item.id]).encode(), "csv")
    return {
        "name": item.id,
        "title": item.title,
        "topic": item.topic,
        "unit": item.unit,
        "rows": item.rows,
        "from": item.time_from,
        "to": item.time_to,
        "file": file,
        "item": store.put_json("items", details),
        "cite": store.put_json("cite", citations.part(pack, "Indicator", item.id, item.title)),
    }


def _columns(item: Indicator, pack: Package) -> list[dict[str, Any]]:
    """Return the columns of an indicator, which are the same for all."""
    titles = {"subject": "Of what", "period_start": "From", "period_end": "Until", "source_ids": "Sources"}
    return [
        {
            "name": c["column"],
            "type": c["type"],
            "title": titles.get(c["column"], c["column"].capitalize()),
            "description": c["description"],
            **({"unit": c["unit"]} if c["unit"] else {}),
            **({"actors": True} if c["column"] == "subject" else {}),
        }
        for c in column_rows(item.id, pack)
    ]


def _results(pack: Package) -> dict[str, list[str]]:
    """Return the lines of CSV of every indicator of the installed package."""
    found = {}
    with connect() as connection:
        for item in pack.indicators.values():
            result = connection.execute(f"FROM {item.id} ORDER BY ALL")
            header = [column[0] for column in result.description or []]
            found[item.id] = list(render(header, result.fetchall(), "csv"))
    return found


def _listed_table(resource: Resource, topics: dict[str, str]) -> Listed:
    """Return a table for its plain page: dates no more precise than known, without columns that are empty."""
    rows = records(resource)
    fields = [
        f
        for f in resource.fields
        if not f.name.endswith(("_precision", "_basis")) and any(row[f.name] for row in rows)
    ]  # fmt: skip
    return Listed(
        resource.name,
        resource.title,
        topics.get(resource.name, "Other"),
        [resource.description],
        [f.name for f in fields],
        [f"{f.description} Unit: {f.unit}." if f.unit else f.description for f in fields],
        [[_shown(row, f.name) for f in fields] for row in rows],
    )


def _shown(row: Row, column: str) -> str:
    return shown(row, column) if row.get(f"{column}_precision") else row[column]


def _listed_indicator(item: Indicator, lines: list[str]) -> Listed:
    header, *rows = csv.reader(lines)
    return Listed(
        item.id,
        item.title,
        item.topic,
        [item.definition, item.choice, item.caveats],
        header,
        [""] * len(header),
        rows,
    )
