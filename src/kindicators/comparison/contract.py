"""What a reader of the package relies on, and what a change of it means for the version."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from kindicators.comparison import matching
from kindicators.comparison.matching import Item, Pair

RELIED_ON = ("name", "type", "unit", "constraints")
"""The properties of a column that readers rely on; titles and descriptions may be worded better at any time."""
BUMPS = ("patch", "minor", "major")
"""What a change asks of the version, the least first."""
LOWEST = ("minimum", "exclusiveMinimum", "minLength")
HIGHEST = ("maximum", "exclusiveMaximum", "maxLength")
WORDED = ("title", "description", "deprecated")
"""What is said of a column in words."""
CLOCKED = ({"from", "to", "last", "on"}, {"known"})
"""The clocks of columns by the question that they answer together: ``as_of``, ``known_at``."""
TRUSTED = ("required", "unique")
"""The rules whose loss breaks a reader: a column that was always filled may be empty, a join may double rows."""
TOGETHER = "unique together"
HEADER = ("title", "topic", "plot", "definition", "choice", "caveats", "deprecated")
"""What the header of an indicator says in words, beside the unit, subject and frequency that readers rely on."""


class Change(NamedTuple):
    """One change of what readers of a table or indicator rely on; a text is empty where it does not apply."""

    table: str
    """The table, or the id of the indicator; the new name if it was renamed."""
    change: str
    column: str
    """The column, under its new name; for an indicator the property that changed."""
    old: str
    new: str
    bump: str


def digest(schema: Item) -> str:
    """Return a hash of what readers of a table rely on: names, types, units, constraints and keys.

    Parameters
    ----------
    schema : dict
        The table's schema in the descriptor.
    """
    fields = [{key: field[key] for key in RELIED_ON if key in field} for field in schema["fields"]]
    keys = {key: schema.get(key) for key in ("primaryKey", "foreignKeys", "missingValues")}
    text = json.dumps(keys | {"fields": fields}, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def highest(bumps: Iterable[str]) -> str | None:
    """Return the greatest of some bumps, or None if there is none."""
    return max(bumps, key=BUMPS.index, default=None)


def changes(old: Item, new: Item, known: Item | None = None) -> list[Change]:
    """Return how what readers rely on differs from one descriptor to another.

    Parameters
    ----------
    old, new : dict
        Two descriptors. What one of them says was ``formerly`` called otherwise is renamed, not removed and added.
    known : dict, optional
        A third descriptor, which may know of renames that the two do not state.

    Returns
    -------
    list of Change
        The tables' sorted by name, then the indicators'. An indicator whose file changed counts as one whose SQL
        changed: only the file itself tells its header from its SQL, and `differences` looks into it.
    """
    pairs = matching.tables(old, new, known)
    found = [change for pair in pairs for change in _table(pair, pairs)]
    return found + [c for pair in matching.indicators(old, new, known) for c in _indicator(pair)]


def wordings(old: Item, new: Item, known: Item | None = None) -> list[Change]:
    """Return which titles, descriptions and labels differ, for a person to judge whether a meaning changed.

    Parameters
    ----------
    old, new, known : dict
        As for `changes`.
    """
    found = list(_reworded("", "", old, new, "title", "description"))
    for pair in matching.tables(old, new, known):
        if pair.old is not None and pair.new is not None:
            found += _reworded(pair.name, "", pair.old, pair.new, *WORDED)
            before, after = _by_name(pair.old), _by_name(pair.new)
            for column, was in pair.columns.items():
                found += _reworded(pair.name, column, before[was], after[column], *WORDED)
                found += _relabelled(pair.name, column, before[was], after[column])
    for pair in matching.indicators(old, new, known):
        if pair.old is not None and pair.new is not None:
            found += _reworded(pair.name, "", pair.old, pair.new, *HEADER)
    return found


def _reworded(table: str, column: str, old: Item, new: Item, *keys: str) -> Iterator[Change]:
    for key in keys:
        if old.get(key) != new.get(key):
            yield Change(table, f"{key}_changed", column, _text(old.get(key)), _text(new.get(key)), "patch")


def _relabelled(table: str, column: str, old: Item, new: Item) -> Iterator[Change]:
    before = {c["value"]: c.get("label", "") for c in old.get("categories", [])}
    for category in new.get("categories", []):
        value, label = category["value"], category.get("label", "")
        if before.get(value, label) != label:
            yield Change(table, "label_changed", column, f"{value}: {before[value]}", f"{value}: {label}", "patch")


def _table(pair: Pair, pairs: list[Pair]) -> Iterator[Change]:
    old, new, name = pair.old, pair.new, pair.name
    if old is None:
        yield Change(name, "table_added", "", "", "", "minor")
        return
    if new is None:
        yield Change(name, "table_removed", "", "", "", "major")
        return
    if old["name"] != name:
        yield Change(name, "table_renamed", "", old["name"], name, "major")
    yield from _keys(old, new, pair.columns)
    yield from _references(old, new, pairs, pair.columns)
    before, after = (_by_name(item) for item in (old, new))
    for column, field in after.items():
        if column not in pair.columns:
            required = field.get("constraints", {}).get("required", False)
            yield Change(name, "column_added", column, "", field["type"], "major" if required else "minor")
            # That a new column brings its clock is a change of its own only where the clock was answered before.
            yield from (change for change in _clock(name, {}, field, before) if change.bump == BUMPS[-1])
        else:
            yield from _clock(name, before[pair.columns[column]], field, before)
            yield from _column(name, before[pair.columns[column]], field)
    for column, field in before.items():
        if column not in pair.columns.values():
            yield Change(name, "column_removed", column, field["type"], "", "major")
    order = [column for column in after if column in pair.columns]
    former = sorted(order, key=lambda column: list(before).index(pair.columns[column]))
    if order != former:
        yield Change(name, "columns_reordered", "", ", ".join(former), ", ".join(order), "minor")


def _keys(old: Item, new: Item, columns: dict[str, str]) -> Iterator[Change]:
    """Yield changes of how rows are found and read: the primary key, the file, what counts as missing."""

    def changed(old_text: str, new_text: str) -> Change:
        return Change(new["name"], "key_changed", "", old_text, new_text, "major")

    now = {was: column for column, was in columns.items()}
    before, after = (_list(item["schema"].get("primaryKey")) for item in (old, new))
    if [now.get(column, column) for column in before] != after:
        yield changed(f"primary key {', '.join(before)}", f"primary key {', '.join(after)}")
    for what in ("path", "format", "encoding", "dialect"):
        # The file of a renamed table goes with its name.
        if old.get(what) != new.get(what) and not (what == "path" and old["name"] != new["name"]):
            yield changed(_said(what, old.get(what)), _said(what, new.get(what)))
    missing = [item["schema"].get("missingValues", [""]) for item in (old, new)]
    if missing[0] != missing[1]:
        yield changed(*(_said("missing values", values) for values in missing))


def _references(old: Item, new: Item, pairs: list[Pair], columns: dict[str, str]) -> Iterator[Change]:
    """Yield the foreign keys and unique sets of columns that old columns got, and those that they lost."""
    both = {pair.old["name"]: pair for pair in pairs if pair.old is not None and pair.new is not None}

    def now(table: str, column: str) -> str:
        """Return the name that a column has now, or that it had if it is gone."""
        renamed = {was: name for name, was in both[table].columns.items()} if table in both else {}
        return renamed.get(column, column)

    before = {
        (
            tuple(now(old["name"], column) for column in fields),
            _reference(both[table].name if table in both else table, [now(table, column) for column in targets]),
        ): None
        for fields, table, targets in _rules(old)
    }
    after = {(fields, _reference(table, targets)): None for fields, table, targets in _rules(new)}
    # A rule on new columns alone comes with them, and one on a column that is gone went with it.
    for fields, rule in after:
        if (fields, rule) not in before and not set(columns).isdisjoint(fields):
            yield Change(new["name"], "constraint_tightened", ", ".join(fields), "", rule, "major")
    for fields, rule in before:
        if (fields, rule) not in after and set(columns).issuperset(fields):
            bump = "major" if rule == TOGETHER else "minor"
            yield Change(new["name"], "constraint_loosened", ", ".join(fields), rule, "", bump)


def _rules(table: Item) -> Iterator[tuple[tuple[str, ...], str, list[str]]]:
    """Yield the columns of each foreign key with the table and columns they point to; a unique set has no table."""
    for key in table["schema"].get("foreignKeys", []):
        target = key["reference"]
        yield tuple(_list(key["fields"])), target.get("resource") or table["name"], _list(target["fields"])
    for fields in table["schema"].get("uniqueKeys", []):
        yield tuple(_list(fields)), "", []


def _reference(table: str, targets: list[str]) -> str:
    return f"foreign key {', '.join(f'{table}.{column}' for column in targets)}" if table else TOGETHER


def _column(table: str, old: Item, new: Item) -> Iterator[Change]:
    name = new["name"]
    if old["name"] != name:
        yield Change(table, "column_renamed", name, old["name"], name, "major")
    listed, lists = _values(old), _values(new)
    before, after = (f"{f['type']} {f.get('format', '')}".strip() for f in (old, new))
    if before != after:
        yield Change(table, "type_changed", name, before, after, "major")
    elif listed and not lists:  # in pandas a category becomes text
        yield Change(table, "type_changed", name, f"{before} from a list", after, "major")
    if old.get("unit", "") != new.get("unit", ""):
        yield Change(table, "unit_changed", name, old.get("unit", ""), new.get("unit", ""), "major")
    yield from _constraints(table, name, old.get("constraints", {}), new.get("constraints", {}))
    if lists and not listed:
        yield Change(table, "constraint_tightened", name, "", f"only {', '.join(lists)}", "major")
    elif lists:
        yield from _lists(table, name, listed, lists)


def _clock(table: str, old: Item, new: Item, before: dict[str, Item]) -> Iterator[Change]:
    """Yield how a column counts otherwise for the clocks: they choose other rows of the same ones, or refuse to."""
    was, now = old.get("clock"), new.get("clock")
    # Where no column answered the question, nobody could ask it: the answer is new, and no other one.
    asked = {field.get("clock") for field in before.values()}
    new_answer = was is None and all(asked.isdisjoint(clocks) for clocks in CLOCKED if now in clocks)
    bump = "minor" if was == now or new_answer else "major"
    texts = [_clocked(field) for field in (old, new)]
    if texts[0] != texts[1]:
        yield Change(table, "clock_changed", new["name"], texts[0], texts[1], bump)


def _clocked(field: Item) -> str:
    """Return in words what a column is for the clocks."""
    later = field.get("later", False)
    learned = f"learned later: {', '.join(later)}" if isinstance(later, list) else "learned later" if later else ""
    return ", ".join(filter(None, [field.get("clock"), learned]))


def _lists(table: str, column: str, old: list[str], new: list[str]) -> Iterator[Change]:
    added, removed = [v for v in new if v not in old], [v for v in old if v not in new]
    if added:
        yield Change(table, "values_added", column, "", ", ".join(added), "minor")
    if removed:
        yield Change(table, "values_removed", column, ", ".join(removed), "", "major")
    before, after = [v for v in old if v in new], [v for v in new if v in old]
    if before != after:
        yield Change(table, "values_reordered", column, ", ".join(before), ", ".join(after), "minor")


def _constraints(table: str, column: str, old: Item, new: Item) -> Iterator[Change]:
    for key in sorted({*old, *new} - {"enum"}):
        # A rule that is set to false is no rule.
        was, now = (None if rules.get(key) is False else rules.get(key) for rules in (old, new))
        if was == now:
            continue
        loosened = _is_loosened(key, was, now)
        kind = "constraint_loosened" if loosened else "constraint_tightened"
        bump = "minor" if loosened and key not in TRUSTED else "major"
        yield Change(table, kind, column, _said(key, was), _said(key, now), bump)


def _is_loosened(key: str, old: Any, new: Any) -> bool:
    """Tell whether every value that a rule allowed is still allowed; what is not known for sure is not."""
    if key in ("required", "unique", "pattern", *LOWEST, *HIGHEST) and new is None:
        return True
    if old is None or key not in LOWEST + HIGHEST or isinstance(old, str) != isinstance(new, str):
        return False
    return bool(new < old if key in LOWEST else new > old)


def _indicator(pair: Pair) -> Iterator[Change]:
    old, new, name = pair.old, pair.new, pair.name
    if old is None:
        yield Change(name, "indicator_added", "", "", "", "minor")
        return
    if new is None:
        yield Change(name, "indicator_removed", "", "", "", "major")
        return
    if old["id"] != name:
        yield Change(name, "indicator_renamed", "", old["id"], name, "major")
    for key in ("unit", "subject", "frequency"):
        if old[key] != new[key]:
            yield Change(name, "indicator_changed", key, old[key], new[key], "major")
    if old["hash"] != new["hash"]:
        yield Change(name, "indicator_changed", "sql", "", "", "minor")


def _by_name(table: Item) -> dict[str, Item]:
    return {field["name"]: field for field in table["schema"]["fields"]}


def _values(field: Item) -> list[str]:
    return list(field.get("constraints", {}).get("enum") or [c["value"] for c in field.get("categories", [])])


def _said(what: str, value: Any) -> str:
    """Return a rule as text: its name, and its value if it has more than one."""
    return "" if value is None else what if value is True else f"{what} {_text(value)}"


def _text(value: Any) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _list(names: Any) -> list[str]:
    return [names] if isinstance(names, str) else list(names or [])
