"""Which table, column or indicator of one descriptor is which of another, renamed ones included."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

Item = dict[str, Any]


class Pair(NamedTuple):
    """A table or indicator as two descriptors have it; None where one of them lacks it."""

    old: Item | None
    new: Item | None
    columns: dict[str, str]
    """The columns that both have: the old name by the new one."""

    @property
    def name(self) -> str:
        """The name that it has now, or had last."""
        item = self.new or self.old or {}
        return str(item.get("name") or item["id"])


def tables(old: Item, new: Item, known: Item | None = None) -> list[Pair]:
    """Return the tables of two descriptors in pairs, sorted by name; `known` may know of further renames."""
    before, after, third = (_named(d, "resources", "name") for d in (old, new, known or {}))
    names = match(before, after, third)
    elsewhere = match(third, after, before)
    found = []
    for name, item in after.items():
        was = before.get(names.get(name, ""))
        columns = match(_fields(was), _fields(item), _fields(third.get(elsewhere.get(name, ""))))
        found.append(Pair(was, item, columns))
    gone = [Pair(item, None, {}) for name, item in before.items() if name not in names.values()]
    return sorted([*found, *gone], key=lambda pair: pair.name)


def indicators(old: Item, new: Item, known: Item | None = None) -> list[Pair]:
    """Return the indicators of two descriptors in pairs, sorted by id."""
    before, after, third = (_named(d, "indicators", "id") for d in (old, new, known or {}))
    names = match(before, after, third)
    found = [Pair(before.get(names.get(name, "")), item, {}) for name, item in after.items()]
    gone = [Pair(item, None, {}) for name, item in before.items() if name not in names.values()]
    return sorted([*found, *gone], key=lambda pair: pair.name)


def match(old: Mapping[str, Item], new: Mapping[str, Item], known: Mapping[str, Item]) -> dict[str, str]:
    """Return, for each new name of what both have, the old one.

    The same name is the same thing. For the rest, any of the three may tell: the new names what it was called, the old
    does if it is the later one, and the third may have a name that both had before.
    """
    found = {name: name for name in new if name in old}
    groups = [
        [name, *reversed([former["name"] for former in item["formerly"]])]
        for items in (new, old, known)
        for name, item in items.items()
        if item.get("formerly")
    ]
    for name in new:
        same = (other for group in groups if name in group for other in group)
        left = (other for other in same if other in old and other not in found.values())
        other = None if name in found else next(left, None)
        if other is not None:
            found[name] = other
    return found


def _named(descriptor: Item, kind: str, key: str) -> dict[str, Item]:
    return {item[key]: item for item in descriptor.get(kind, [])}


def _fields(table: Item | None) -> dict[str, Item]:
    return {} if table is None else {field["name"]: field for field in table["schema"]["fields"]}
