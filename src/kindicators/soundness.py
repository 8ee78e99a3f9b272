"""What must be true of a descriptor before anything is read by it: a damaged one is an error in one line."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from kindicators.errors import told
from kindicators.package import Field, Indicator, Package, Resource
from kindicators.views import TYPES

NAME = re.compile(r"[a-z][a-z0-9_]*")
CLOCKS = (None, "from", "to", "last", "on", "known")
TEXTS = {
    Package: ("name", "title", "version", "released", "license", "license_url"),
    Resource: ("title", "description", "key", "sha256"),
    Field: ("description",),
    Indicator: (
        "title", "topic", "unit", "subject", "frequency", "plot", "definition", "choice", "caveats", "sha256",
    ),
}  # fmt: skip
"""What must be text in each kind of thing."""


def check(pack: Package) -> Package:
    """Return the package, or raise `ValueError` if its descriptor says what no descriptor says."""
    _texts("the package", pack)
    _need(all(isinstance(a, str) for a in pack.authors), "the package", "authors", pack.authors)
    for resource in pack.resources.values():
        _resource(resource)
    for described in pack.descriptor["resources"]:
        _rules(f"table {described['name']}", described["schema"])
    for item in pack.indicators.values():
        _named("indicator", item.id)
        _part(f"indicator {item.id}", item)
        texts = all(isinstance(t, str) for t in item.tables)
        _need(texts, f"indicator {item.id}", "tables", item.tables)
    _circles(pack.indicators)
    return pack


def _resource(resource: Resource) -> None:
    _named("table", resource.name)
    what = f"table {resource.name}"
    _part(what, resource)
    names = [f.name for f in resource.fields]
    for field in resource.fields:
        _named(f"column of {what}", field.name)
        _field(f"column {field.name} of {what}", field)
    _need(len(set(names)) == len(names), what, "fields", names)
    _need(resource.key in names, what, "primaryKey", resource.key)


def _rules(what: str, schema: Mapping[str, Any]) -> None:
    """Check the rules of a schema that are about several columns."""
    for key in schema.get("foreignKeys", []):
        target = key["reference"]
        said = [*_several(key["fields"]), *_several(target["fields"]), target.get("resource", "")]
        _need(all(isinstance(text, str) for text in said), what, "foreignKeys", said)
    for fields in schema.get("uniqueKeys", []):
        _need(all(isinstance(text, str) for text in _several(fields)), what, "uniqueKeys", fields)


def _several(names: Any) -> list[Any]:
    return names if isinstance(names, list) else [names]


def _field(what: str, field: Field) -> None:
    _texts(what, field)
    _need(isinstance(field.type, str) and field.type in TYPES, what, "type", field.type)
    _need(field.unit is None or isinstance(field.unit, str), what, "unit", field.unit)
    _need(isinstance(field.required, bool), what, "required", field.required)
    _need(isinstance(field.constraints, dict), what, "constraints", field.constraints)
    _need(all(isinstance(v, str) for v in field.constraints.get("enum", [])), what, "enum", field.constraints)
    _need(field.clock is None or isinstance(field.clock, str), what, "clock", field.clock)
    _need(field.clock in CLOCKS, what, "clock", field.clock)
    values = [text for pair in field.categories for text in pair]
    _need(all(isinstance(text, str) for text in values), what, "categories", values)
    _need(len({*values[::2]}) == len(field.categories), what, "categories", values)
    _need(isinstance(field.later, bool) or all(isinstance(v, str) for v in field.later), what, "later", field.later)
    _history(what, field)


def _part(what: str, item: Resource | Indicator) -> None:
    """Check what a table and an indicator have in common."""
    _texts(what, item)
    _need(type(item.rows) is int and 0 <= item.rows < 2**63, what, "rows", item.rows)
    for day in (item.time_from, item.time_to):
        sound = day is None or (isinstance(day, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", day, re.ASCII) is not None)
        _need(sound, what, "temporal", day)
    _need("\0" not in str(item.path), what, "path", str(item.path))
    _history(what, item)


def _history(what: str, item: Resource | Field | Indicator) -> None:
    said = [text for former in item.formerly for text in former]
    said += item.deprecated or []
    _need(all(isinstance(text, str) for text in said), what, "formerly or deprecated", said)
    for former in item.formerly:
        _need(re.fullmatch(r"\d{1,9}(\.\d{1,9}){2}", former.since, re.ASCII) is not None, what, "since", former.since)


def _circles(indicators: Mapping[str, Indicator]) -> None:
    """Raise if an indicator rests on itself, or on so many others that it can only be a mistake."""
    waiting = dict(indicators)
    while waiting:
        ready = [i for i, item in waiting.items() if not any(t in waiting for t in item.tables)]
        _need(bool(ready), f"indicator {next(iter(waiting))}", "tables, which lead back to it", list(waiting))
        for name in ready:
            del waiting[name]


def _named(what: str, name: Any) -> None:
    _need(isinstance(name, str) and NAME.fullmatch(name) is not None, what, "name", name)


def _texts(what: str, item: Package | Resource | Field | Indicator) -> None:
    for key in TEXTS[type(item)]:
        text = getattr(item, key)
        _need(isinstance(text, str) and text.isprintable(), what, key, text)


def _need(sound: bool, what: str, key: str, value: object) -> None:
    if not sound:
        raise ValueError(f"{what} has the {key} {told(value)}")
