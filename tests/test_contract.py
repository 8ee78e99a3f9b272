"""Which changes of a descriptor count as which, and what they ask of the version."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kindicators.comparison.contract import BUMPS, Change, changes, digest, highest, wordings
from kindicators.releases import releases
from made import Item, descriptor, field, indicator, table

Edit = Callable[[Item], object]


def base() -> Item:
    """Return a descriptor with a column or table for every edit below, so that no two edits touch the same thing."""
    wells = table(
        "wells",
        field("id", constraints={"required": True, "pattern": "^[a-z]+$"}),
        field("place", unit="km"),
        field("depth", "integer", unit="m", constraints={"minimum": 0}),
        field("height", "integer", constraints={"maximum": 10}),
        field("length", "integer", constraints={"minimum": 5}),
        field("width", "integer"),
        field("state", values=["dry", "wet", "full"]),
        field("kind", values=["dug", "bored", "driven"]),
        field("water", values=["good", "bad"]),
        field("use", values=["farm", "town"]),
        field("owner"),
        field("keeper", constraints={"required": True}),
        field("code", constraints={"pattern": "^x$"}),
        field("label", constraints={"pattern": "^y$"}),
        field("alias", constraints={"unique": True}),
        field("name"),
        field("former_use"),
        field("river"),
        field("town"),
        field("dug_on"),
        field("note"),
    )
    wells["schema"]["foreignKeys"] = [foreign("town", "towns")]
    return descriptor(
        "1.0.0",
        [wells, table("towns", field("id")), table("rivers", field("id")), table("ponds", field("id"))],
        [indicator(id) for id in ("depths", "heights", "rates", "sums", "widths", "years")],
    )


def foreign(column: str, target: str) -> Item:
    return {"fields": [column], "reference": {"resource": target, "fields": ["id"]}}


def schema(described: Item) -> Item:
    found: Item = described["resources"][0]["schema"]
    return found


def column(described: Item, name: str) -> Item:
    return next(f for f in schema(described)["fields"] if f["name"] == name)


def rules(described: Item, name: str) -> Item:
    found: Item = column(described, name).setdefault("constraints", {})
    return found


def listed(described: Item, name: str, values: list[str]) -> None:
    column(described, name).update(field(name, values=values))


def unlisted(described: Item, name: str) -> None:
    del column(described, name)["categories"], rules(described, name)["enum"]


def rename(item: Item, name: str, key: str = "name") -> Item:
    item |= {"formerly": [{"name": item[key], "since": "1.1.0"}], key: name}
    return item


def drop(described: Item, name: str) -> None:
    schema(described)["fields"].remove(column(described, name))


def named(described: Item, id: str) -> Item:
    return next(i for i in described["indicators"] if i["id"] == id)


def swap(described: Item) -> None:
    fields = schema(described)["fields"]
    first, second = (fields.index(column(described, name)) for name in ("depth", "height"))
    fields[first], fields[second] = fields[second], fields[first]


def wells(change: str, name: str, old: str, new: str, bump: str) -> Change:
    return Change("wells", change, name, old, new, bump)


# Every edit with the one change that it must be seen as.
EDITS: dict[str, tuple[Edit, Change]] = {
    "a table is added": (
        lambda d: d["resources"].append(table("lakes", field("id", constraints={"required": True}))),
        Change("lakes", "table_added", "", "", "", "minor"),
    ),
    "a table is removed": (
        lambda d: d["resources"].remove(next(r for r in d["resources"] if r["name"] == "ponds")),
        Change("ponds", "table_removed", "", "", "", "major"),
    ),
    "a table that others point to is renamed with its file": (
        lambda d: (
            rename(d["resources"][1], "cities"),
            d["resources"][1].update(path="cities.csv"),
            schema(d)["foreignKeys"][0]["reference"].update(resource="cities"),
        ),
        Change("cities", "table_renamed", "", "towns", "cities", "major"),
    ),
    "a file moves": (
        lambda d: d["resources"][2].update(path="data/rivers.csv"),
        Change("rivers", "key_changed", "", "path rivers.csv", "path data/rivers.csv", "major"),
    ),
    "a column is added": (
        lambda d: schema(d)["fields"].insert(3, field("colour")),
        wells("column_added", "colour", "", "string", "minor"),
    ),
    "a column that must be filled is added": (
        lambda d: schema(d)["fields"].append(field("weight", "number", constraints={"required": True, "minimum": 0})),
        wells("column_added", "weight", "", "number", "major"),
    ),
    "a column is removed": (
        lambda d: drop(d, "former_use"),
        wells("column_removed", "former_use", "string", "", "major"),
    ),
    "a column is renamed": (
        lambda d: rename(column(d, "owner"), "holder"),
        wells("column_renamed", "holder", "owner", "holder", "major"),
    ),
    "columns change places": (
        swap,
        # The order is that of the columns that both have, whatever else was edited.
        wells("columns_reordered", "", "", "", "minor"),
    ),
    "a type changes": (
        lambda d: column(d, "width").update(type="number"),
        wells("type_changed", "width", "integer", "number", "major"),
    ),
    "a list of values is given up": (
        lambda d: unlisted(d, "use"),
        wells("type_changed", "use", "string from a list", "string", "major"),
    ),
    "a unit changes": (
        lambda d: column(d, "place").update(unit="mile"),
        wells("unit_changed", "place", "km", "mile", "major"),
    ),
    "another text counts as missing": (
        lambda d: schema(d).update(missingValues=["", "NA"]),
        wells("key_changed", "", 'missing values [""]', 'missing values ["", "NA"]', "major"),
    ),
    "a column must be filled": (
        lambda d: rules(d, "name").update(required=True),
        wells("constraint_tightened", "name", "", "required", "major"),
    ),
    "a column may be empty": (
        lambda d: rules(d, "keeper").update(required=False),
        wells("constraint_loosened", "keeper", "required", "", "major"),
    ),
    "values may repeat": (
        lambda d: rules(d, "alias").pop("unique"),
        wells("constraint_loosened", "alias", "unique", "", "major"),
    ),
    "a minimum is lowered": (
        lambda d: rules(d, "depth").update(minimum=-5),
        wells("constraint_loosened", "depth", "minimum 0", "minimum -5", "minor"),
    ),
    "a minimum is raised": (
        lambda d: rules(d, "length").update(minimum=6.5),
        wells("constraint_tightened", "length", "minimum 5", "minimum 6.5", "major"),
    ),
    "a maximum is lowered": (
        lambda d: rules(d, "height").update(maximum=9),
        wells("constraint_tightened", "height", "maximum 10", "maximum 9", "major"),
    ),
    "a pattern changes": (
        lambda d: rules(d, "code").update(pattern="^x?$"),
        wells("constraint_tightened", "code", "pattern ^x$", "pattern ^x?$", "major"),
    ),
    "a pattern is given up": (
        lambda d: rules(d, "label").clear(),
        wells("constraint_loosened", "label", "pattern ^y$", "", "minor"),
    ),
    "a rule appears that nobody knows": (
        lambda d: rules(d, "dug_on").update(jsonSchema={"type": "string"}),
        wells("constraint_tightened", "dug_on", "", 'jsonSchema {"type": "string"}', "major"),
    ),
    "a list of values is put on a column": (
        lambda d: listed(d, "note", ["a", "b"]),
        wells("constraint_tightened", "note", "", "only a, b", "major"),
    ),
    "a foreign key is put on a column": (
        lambda d: schema(d)["foreignKeys"].append(foreign("river", "rivers")),
        wells("constraint_tightened", "river", "", "foreign key rivers.id", "major"),
    ),
    "a value is added": (
        lambda d: listed(d, "state", ["dry", "wet", "full", "frozen"]),
        wells("values_added", "state", "", "frozen", "minor"),
    ),
    "a value is removed": (
        lambda d: listed(d, "kind", ["dug", "driven"]),
        wells("values_removed", "kind", "bored", "", "major"),
    ),
    "values change places": (
        lambda d: listed(d, "water", ["bad", "good"]),
        wells("values_reordered", "water", "good, bad", "bad, good", "minor"),
    ),
    "an indicator is added": (
        lambda d: d["indicators"].append(indicator("means")),
        Change("means", "indicator_added", "", "", "", "minor"),
    ),
    "an indicator is removed": (
        lambda d: d["indicators"].remove(named(d, "depths")),
        Change("depths", "indicator_removed", "", "", "", "major"),
    ),
    "an indicator is renamed": (
        lambda d: rename(named(d, "heights"), "elevations", "id"),
        Change("elevations", "indicator_renamed", "", "heights", "elevations", "major"),
    ),
    "an indicator's unit changes": (
        lambda d: named(d, "rates").update(unit="m"),
        Change("rates", "indicator_changed", "unit", "km", "m", "major"),
    ),
    "an indicator's subject changes": (
        lambda d: named(d, "sums").update(subject="party"),
        Change("sums", "indicator_changed", "subject", "s", "party", "major"),
    ),
    "an indicator's frequency changes": (
        lambda d: named(d, "years").update(frequency="month"),
        Change("years", "indicator_changed", "frequency", "year", "month", "major"),
    ),
    "an indicator's file changes": (
        lambda d: named(d, "widths").update(hash="sha256:1"),
        Change("widths", "indicator_changed", "sql", "", "", "minor"),
    ),
}


def edited(*names: str) -> Item:
    described = base()
    for name in names:
        EDITS[name][0](described)
    return described


def seen(found: list[Change]) -> set[Change]:
    """Return changes without the names of all columns in order, which depend on the other edits."""
    return {c._replace(old="", new="") if c.change == "columns_reordered" else c for c in found}


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_is_seen_as_one_change(name: str) -> None:
    assert seen(changes(base(), edited(name))) == {EDITS[name][1]}


@settings(derandomize=True, deadline=None, max_examples=150)
@given(st.lists(st.sampled_from(sorted(EDITS)), unique=True))
def test_any_edits_give_their_changes_and_the_greatest_bump(names: list[str]) -> None:
    found = changes(base(), edited(*names))
    assert seen(found) == {EDITS[name][1] for name in names}
    assert len(found) == len(names)
    expected = [bump for bump in BUMPS if bump in {EDITS[name][1].bump for name in names}]
    assert highest(c.bump for c in found) == (expected[-1] if expected else None)


INVERSE = {
    "table_added": "table_removed",
    "column_added": "column_removed",
    "values_added": "values_removed",
    "indicator_added": "indicator_removed",
    "table_renamed": "table_renamed",
    "column_renamed": "column_renamed",
    "indicator_renamed": "indicator_renamed",
}


@pytest.mark.parametrize("name", [n for n, (_, c) in EDITS.items() if c.change in INVERSE])
def test_the_way_back_is_the_inverse(name: str) -> None:
    there, (back,) = EDITS[name][1], changes(edited(name), base())
    assert back.change == INVERSE[there.change]
    assert (back.old, back.new) == (there.new, there.old)


def test_what_a_new_column_brings_is_no_further_change() -> None:
    described = base()
    schema(described)["fields"].append(field("lake", values=["a"], unit="km"))
    schema(described)["foreignKeys"].append(foreign("lake", "rivers"))
    assert changes(base(), described) == [wells("column_added", "lake", "", "string", "minor")]


def test_a_foreign_key_that_goes_is_loosened_unless_its_column_goes_too() -> None:
    without = base()
    schema(without)["foreignKeys"] = []
    assert changes(base(), without) == [wells("constraint_loosened", "town", "foreign key towns.id", "", "minor")]
    drop(without, "town")
    assert changes(base(), without) == [wells("column_removed", "town", "string", "", "major")]


def test_another_primary_key_is_a_change_but_not_its_new_name() -> None:
    other = base()
    schema(other)["primaryKey"] = ["code"]
    assert wells("key_changed", "", "primary key id", "primary key code", "major") in changes(base(), other)
    renamed = base()
    rename(column(renamed, "id"), "well_id")
    schema(renamed)["primaryKey"] = ["well_id"]
    assert [c.change for c in changes(base(), renamed)] == ["column_renamed"]


def test_a_column_without_its_former_name_is_another_column() -> None:
    described = base()
    column(described, "owner")["name"] = "holder"
    assert [c.change for c in changes(base(), described)] == ["column_added", "column_removed"]


def test_a_later_descriptor_tells_former_names() -> None:
    new = base()
    column(new, "owner")["name"] = "holder"
    known = deepcopy(new)
    # In the meantime it has got one more name.
    column(known, "holder").update(
        name="landlord", formerly=[{"name": "owner", "since": "1.1.0"}, {"name": "holder", "since": "2.0.0"}]
    )
    assert changes(base(), new, known) == [wells("column_renamed", "holder", "owner", "holder", "major")]


def test_wordings_are_no_changes_but_are_listed_for_a_person() -> None:
    described = base()
    described["title"] = "Wells"
    described["resources"][0]["description"] = "One row is a well."
    column(described, "depth").update(description="How deep it is.")
    column(described, "state")["categories"][1]["label"] = "has water"
    named(described, "rates")["caveats"] = "none"
    assert changes(base(), described) == []
    assert wordings(base(), described) == [
        Change("", "title_changed", "", "Made", "Wells", "patch"),
        Change("wells", "description_changed", "", "The wells.", "One row is a well.", "patch"),
        Change("wells", "description_changed", "depth", "The depth.", "How deep it is.", "patch"),
        Change("wells", "label_changed", "state", "wet: label of wet", "wet: has water", "patch"),
        Change("rates", "caveats_changed", "", "v", "none", "patch"),
    ]


def clocked(**columns: Item) -> Item:
    """Return a descriptor with clocks on some columns of a table that has none."""
    described = base()
    for name, more in columns.items():
        column(described, name).update(more)
    return described


FROM, TO, ON, KNOWN = ({"clock": clock} for clock in ("from", "to", "on", "known"))
LATER, OVER = {"later": True}, {"later": ["over", "ended"]}


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ({}, {"dug_on": ON}, [("dug_on", "", "on", "minor")]),
        ({"dug_on": ON}, {}, [("dug_on", "on", "", "major")]),
        ({"dug_on": ON}, {"dug_on": FROM}, [("dug_on", "on", "from", "major")]),
        ({"dug_on": ON}, {"dug_on": KNOWN}, [("dug_on", "on", "known", "major")]),
        # Another clock changes the answer that the first one gave, unless it answers another question.
        ({"dug_on": FROM}, {"dug_on": FROM, "town": TO}, [("town", "", "to", "major")]),
        ({"dug_on": FROM}, {"dug_on": FROM, "note": KNOWN}, [("note", "", "known", "minor")]),
        ({"dug_on": ON}, {"note": ON}, [("dug_on", "on", "", "major"), ("note", "", "on", "major")]),
        ({}, {"dug_on": LATER}, [("dug_on", "", "learned later", "minor")]),
        ({"dug_on": OVER}, {"dug_on": LATER}, [("dug_on", "learned later: over, ended", "learned later", "minor")]),
        ({"dug_on": OVER}, {}, [("dug_on", "learned later: over, ended", "", "minor")]),
        ({"dug_on": TO | LATER}, {}, [("dug_on", "to, learned later", "", "major")]),
        ({"dug_on": TO | LATER}, {"dug_on": TO}, [("dug_on", "to, learned later", "to", "minor")]),
    ],
    ids=str,
)
def test_a_clock_that_goes_or_changes_breaks_and_a_new_one_does_not(
    old: Item, new: Item, expected: list[tuple[str, str, str, str]]
) -> None:
    before, after = clocked(**old), clocked(**new)
    assert changes(before, after) == [Change("wells", "clock_changed", *change) for change in expected]
    assert wordings(before, after) == []
    # The digests of released manifests are fixed.
    assert digest(schema(before)) == digest(schema(after))


def test_a_new_column_with_a_clock_changes_the_answer_that_there_was() -> None:
    before, after = clocked(dug_on=FROM), clocked(dug_on=FROM)
    schema(after)["fields"].append(field("left_on", "date", clock="to"))
    added = wells("column_added", "left_on", "", "date", "minor")
    assert changes(before, after) == [added, wells("clock_changed", "left_on", "", "to", "major")]
    assert changes(base(), clocked(dug_on=FROM)) == [wells("clock_changed", "dug_on", "", "from", "minor")]
    del column(after, "dug_on")["clock"]
    assert changes(base(), after) == [added]


def test_columns_that_were_unique_together_and_are_not_any_more_break_a_join() -> None:
    together = base()
    schema(together)["uniqueKeys"] = [["owner", "name"]]
    assert changes(together, base()) == [
        wells("constraint_loosened", "owner, name", "unique together", "", "major"),
    ]


def test_an_equal_digest_means_no_major_change_of_the_columns() -> None:
    every = releases()
    for before, after in zip(list(every.manifests)[:-1], list(every.manifests)[1:], strict=True):
        old, new = (every.package(version).descriptor for version in (before, after))
        schemas = {r["name"]: digest(r["schema"]) for r in old["resources"]}
        same = {r["name"] for r in new["resources"] if schemas.get(r["name"]) == digest(r["schema"])}
        assert same
        assert not [
            c for c in changes(old, new) if c.table in same and (c.change, c.bump) != ("clock_changed", "minor")
        ]


def test_the_released_tables_changed_as_the_changelog_says() -> None:
    every = releases()
    first, second, third = (every.package(v).descriptor for v in ("0.1.0", "0.2.0", "0.3.0"))
    assert [c for c in changes(first, second) if c.bump == "major"] == [
        Change("actors", "constraint_tightened", "name", "", "unique", "major")
    ]
    assert sum(c.change == "table_added" for c in changes(first, second)) == 36
    found = changes(second, third)
    assert Change("launch_reports", "column_removed", "metric", "string", "", "major") in found
    assert Change("sanctions_figures", "values_removed", "unit", "t", "", "major") in found
    assert sum(c.change == "indicator_added" for c in found) == 96
    for item in (known := deepcopy(third))["resources"]:
        for f in item["schema"]["fields"]:
            if f["name"] == "measure":
                f["formerly"] = [{"name": name, "since": "0.3.0"} for name in ("metric", "attribute")]
    renamed = {c.table: c.old for c in changes(second, third, known) if c.change == "column_renamed"}
    assert renamed == {
        "launch_reports": "metric",
        "launch_totals": "metric",
        "missile_estimates": "attribute",
        "nuclear_arsenal_estimates": "metric",
        "nuclear_test_estimates": "metric",
    }


def test_highest() -> None:
    assert highest([]) is None
    assert highest(["minor", "patch"]) == "minor"
    assert highest(iter(["minor", "major", "patch"])) == "major"
