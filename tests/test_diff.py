"""What differs between two releases: real cases checked by hand, and any edit of any table there and back."""

from __future__ import annotations

import csv
import io
import json
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kindicators as ki
from kindicators.comparison.differences import Counts, Difference, counts, differences, rests_on
from kindicators.errors import IntegrityError, UnknownTableError, UnknownVersionError
from kindicators.package import Package
from kindicators.releases import releases
from made import Item, Rows, as_csv, descriptor, field, indicator, package, table


def released(version: str) -> Package:
    return releases().package(version)


# Real releases, checked by hand against `git diff` of the files of these versions.


def test_a_corrected_cell_is_told_with_both_values() -> None:
    found = ki.diff("0.2.0", "0.3.0", "troop_deployments")
    clocks = found[found["row_id"].isna()]
    assert set(zip(clocks["change"], clocks["bump"], strict=True)) == {("clock_changed", "minor")}
    found = found[found["row_id"].notna()]
    row = found[found["row_id"] == "usa-kor-dmdc-1954-06-30-marine-corps"]
    assert row[["change", "column", "old", "new", "bump"]].values.tolist() == [
        [
            "cell_changed",
            "note",
            "Ashore only. One more is counted afloat.",
            "Ashore plus afloat (28,358 and 1).",
            "minor",
        ],
        ["cell_changed", "value", "28358", "28359", "minor"],
    ]
    assert len(set(found["row_id"])) == 13
    assert set(found["change"]) == {"cell_changed"}


def test_a_cell_that_was_empty_is_missing_and_not_text() -> None:
    found = ki.diff("0.2.0", "0.3.0", "tariff_rates").set_index(["row_id", "column"])
    cell = ("usa-kor-2025-04-02-all-goods-25", "valid_from")
    assert found["old"].isna()[cell]
    assert found["new"][cell] == "2025-04-09"


def test_a_withdrawn_row_is_told_with_all_its_cells() -> None:
    found = ki.diff("0.2.0", "0.3.0", "evidence")
    removed = found.loc[found["change"] == "row_removed", "old"]
    assert len(removed) == 1
    assert json.loads(removed.iloc[0]) == {
        "evidence_id": "asan-own-weapons-2012-11-support-e2",
        "table_name": "public_opinion",
        "row_id": "asan-own-weapons-2012-11-support",
        "source_id": "bioprepwatch-2013-asan",
        "role": "disputes",
        "field": "field_end",
        "stated_value": "2013-02",
        "note": "It calls it a poll of February 2013, when the report came out.",
    }


@pytest.mark.parametrize(
    ("old", "new", "expected"), [("0.1.0", "0.2.0", Counts(12205, 0, 0)), ("0.2.0", "0.3.0", Counts(843, 799, 1))]
)
def test_the_numbers_are_those_of_the_manifest(old: str, new: str, expected: Counts) -> None:
    known = released("0.3.0")
    for item in known.descriptor["resources"]:
        for f in item["schema"]["fields"]:
            if f["name"] == "measure":
                f["formerly"] = [{"name": name, "since": "0.3.0"} for name in ("metric", "attribute")]
    found = counts(differences(released(old), released(new), known=known))
    stated = {
        name: Counts(t.added, t.changed, t.removed)
        for name, t in releases().manifest(new).tables.items()
        if t.added or t.changed or t.removed
    }
    assert found == stated
    assert [sum(numbers) for numbers in zip(*found.values(), strict=True)] == list(expected)


def test_the_installed_state_is_the_default() -> None:
    frame = ki.diff("0.2.0", table="tariff_rates")
    assert frame.attrs["kindicators"] == {"from": "0.2.0", "to": ki.__version__, "table": "tariff_rates"}
    assert list(frame.columns) == list(Difference._fields)
    assert set(frame.dtypes.astype(str)) == {"string"}
    assert ki.diff("0.2.0").attrs["kindicators"] == {"from": "0.2.0", "to": ki.__version__}


def test_nothing_differs_from_itself() -> None:
    for version in releases().manifests:
        assert ki.diff(version, version).empty


def test_unknown_names() -> None:
    with pytest.raises(UnknownTableError, match="tariff_rates"):
        ki.diff("0.2.0", "0.3.0", "tarif_rates")
    with pytest.raises(UnknownVersionError, match=r"0\.3\.0"):
        ki.diff("0.2.0", "0.3")
    # A table that only one of the two has is known.
    assert set(ki.diff("0.1.0", "0.2.0", "aliases")["change"]) == {"table_added", "row_added"}
    assert set(ki.diff("0.2.0", "0.1.0", "aliases")["change"]) == {"table_removed", "row_removed"}
    assert list(ki.diff("0.2.0", "0.3.0", "usfk_personnel")["change"]) == ["indicator_added"]


def test_the_order_is_contract_first_then_table_row_and_column() -> None:
    found = list(differences(released("0.2.0"), released("0.3.0")))
    relied = [d for d in found if d.row_id is None]
    assert found[: len(relied)] == relied
    rows = [(d.table, d.row_id, d.column or "") for d in found[len(relied) :]]
    assert rows == sorted(rows)


# Made tables.

TRICKY = [
    "",
    "NA",
    "null",
    "0",
    "0.0",
    "a,b",
    'say "no"',
    '"',
    '""',
    "two\nlines",
    "\n",
    " ",
    "한국",
    '값, "인용"',
    "-",
    "x",
]
TEXT = st.sampled_from(TRICKY) | st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"], include_characters="\n"), max_size=8
)
IDS = st.sampled_from([f"row-{i}" for i in range(8)])
COLUMNS = ["name", "note", "year", "place"]
NEW_NAMES = {"note": "remark", "year": "term"}


@st.composite
def states(draw: st.DrawFn) -> tuple[list[str], dict[str, str], list[str], Rows, Rows]:
    """Draw a table before and after any edits: its columns, what they were called, and its rows."""
    old = ["id", *draw(st.lists(st.sampled_from(COLUMNS), unique=True, min_size=1))]
    kept = draw(st.permutations(old)) if draw(st.booleans()) else old
    gone = draw(st.sets(st.sampled_from(old[1:])))
    renamed = {
        NEW_NAMES[c]: c for c in draw(st.sets(st.sampled_from(sorted(NEW_NAMES)))) if c in kept and c not in gone
    }
    names = {was: name for name, was in renamed.items()}
    new = [names.get(c, c) for c in kept if c not in gone]
    for column in draw(st.lists(st.sampled_from(["extra", "more"]), unique=True)):
        new.insert(draw(st.integers(0, len(new))), column)
    before = draw(st.dictionaries(IDS, st.fixed_dictionaries(dict.fromkeys(old[1:], TEXT)), max_size=6))
    added = draw(st.dictionaries(IDS, st.fixed_dictionaries({c: TEXT for c in new if c != "id"}), max_size=3))
    removed = draw(st.sets(IDS, max_size=3))
    after = {id: {c: row.get(renamed.get(c, c), "") for c in new} for id, row in before.items() if id not in removed}
    after |= added
    for id in draw(st.sets(IDS, max_size=3)) & after.keys():
        after[id] |= draw(st.dictionaries(st.sampled_from(new), TEXT, max_size=3))
    return old, renamed, new, [r | {"id": i} for i, r in before.items()], [r | {"id": i} for i, r in after.items()]


def described(version: str, columns: list[str], renamed: dict[str, str]) -> Item:
    fields = [field(name) for name in columns]
    for item in fields:
        if item["name"] in renamed:
            item["formerly"] = [{"name": renamed[item["name"]], "since": version}]
    return descriptor(version, [table("things", *fields)])


def apply(content: bytes, found: list[Difference], columns: list[str]) -> bytes:
    """Do to a file what differences say, by other means than those that found them."""
    rows = {row["id"]: row for row in csv.DictReader(io.StringIO(content.decode(), newline=""))}
    for d in found:
        if d.change == "row_removed":  # told in the names that the columns had
            assert {c: text for c, text in rows.pop(str(d.row_id)).items() if text} == json.loads(str(d.old))
    for d in found:
        if d.change == "column_renamed":
            for row in rows.values():
                row[str(d.column)] = row.pop(str(d.old))
        if d.change == "row_added":
            assert d.row_id not in rows
            rows[str(d.row_id)] = json.loads(str(d.new))
        elif d.change == "cell_changed":
            row = rows[str(d.row_id)]
            assert (row.get(str(d.column)) or None) == d.old
            row[str(d.column)] = d.new or ""
    return as_csv(columns, [rows[id] for id in sorted(rows)])


def swapped(found: list[Difference]) -> set[tuple[Any, ...]]:
    """Return rows and cells as they are on the way back; a column has its other name there."""
    names = {d.column: d.old for d in found if d.change == "column_renamed"}
    kinds = {"row_added": "row_removed", "row_removed": "row_added", "cell_changed": "cell_changed"}
    return {
        (kinds[d.change], d.row_id, names.get(d.column, d.column), d.new, d.old) for d in found if d.row_id is not None
    }


@settings(derandomize=True, deadline=None, max_examples=120)
@given(states(), st.sampled_from(["", "", "old", "new"]))
def test_any_edit_there_and_back(state: tuple[list[str], dict[str, str], list[str], Rows, Rows], archived: str) -> None:
    columns, renamed, new_columns, before, after = state
    with tempfile.TemporaryDirectory() as folder:
        old = package(
            Path(folder, "a"), described("1.0.0", columns, {}), {"things": before}, archived=archived == "old"
        )
        new = package(
            Path(folder, "b"), described("1.1.0", new_columns, renamed), {"things": after}, archived=archived == "new"
        )
        there, back = list(differences(old, new)), list(differences(new, old))
        here, target = (pack.resources["things"].read_bytes() for pack in (old, new))
        assert apply(here, there, new_columns) == target
        assert apply(target, back, columns) == here
        assert swapped(there) == {(d.change, d.row_id, d.column, d.old, d.new) for d in back if d.row_id is not None}
        assert list(differences(old, old)) == list(differences(new, new)) == []
        # Rows alone ask for a minor version, a column that is gone or renamed for a major one.
        major = bool(renamed) or not set(columns) <= {renamed.get(c, c) for c in new_columns}
        assert {d.bump for d in there} <= {"minor", "major"}
        assert ("major" in {d.bump for d in there}) == major
        assert bool(there) == (here != target)
        n = counts(there).get("things", Counts())
        assert len(before) + n.added - n.removed == len(after)


def test_a_table_larger_than_what_is_handed_over_at_once(tmp_path: Path) -> None:
    # Cells with commas, quotes and line feeds at every place where the text could be parted wrongly.
    rows = [
        {"id": f"row-{i:06}", "name": TRICKY[i % len(TRICKY)] * (i % 7), "note": f"{i * i:x}" * (i % 9)}
        for i in range(24_000)
    ]
    rows[10_000]["note"] = "a line\n" * 200_000
    changed = [dict(row) for row in rows]
    changed[12_000]["note"] = 'now "this",\nand that'
    del changed[23_456]
    old = package(tmp_path / "a", described("1.0.0", ["id", "name", "note"], {}), {"things": rows}, archived=True)
    new = package(tmp_path / "b", described("1.1.0", ["id", "name", "note"], {}), {"things": changed})
    assert len(old.resources["things"].read_bytes()) > 1_200_000
    assert [(d.change, d.row_id, d.column, d.new) for d in differences(old, new)] == [
        ("cell_changed", "row-012000", "note", 'now "this",\nand that'),
        ("row_removed", "row-023456", None, None),
    ]


def test_a_renamed_table_is_compared_with_itself(tmp_path: Path) -> None:
    old = package(
        tmp_path / "a",
        descriptor("1.0.0", [table("towns", field("id"), field("name"))]),
        {"towns": [{"id": "a", "name": "A"}, {"id": "b", "name": "B"}]},
    )
    cities = table("cities", field("id"), field("name"), formerly=[{"name": "towns", "since": "2.0.0"}])
    new = package(
        tmp_path / "b", descriptor("2.0.0", [cities]), {"cities": [{"id": "a", "name": "A"}, {"id": "b", "name": "C"}]}
    )
    expected = [
        Difference("cities", "table_renamed", None, None, "towns", "cities", "major", None),
        Difference("cities", "cell_changed", "b", "name", "B", "C", "minor", None),
    ]
    assert list(differences(old, new)) == expected
    assert list(differences(old, new, ["towns"])) == list(differences(old, new, ["cities"])) == expected
    assert [(d.table, d.change, d.old, d.new) for d in differences(new, old)] == [
        ("towns", "table_renamed", "cities", "towns"),
        ("towns", "cell_changed", "C", "B"),
    ]


def correction(since: str, row: str, column: str, reason: str, name: str = "things") -> dict[str, str]:
    texts = {"table_name": name, "row_id": row, "column_name": column, "reason": reason, "since_version": since}
    return texts | {"correction_id": f"{since}-{name}-{row}-{column}"}


CORRECTIONS = table(
    "corrections",
    *map(field, ("correction_id", "table_name", "row_id", "column_name", "reason", "since_version")),
    key="correction_id",
)


def with_reasons(folder: Path, version: str, things: Rows, reasons: Rows, renamed: str = "note") -> Package:
    former = {} if renamed == "note" else {renamed: "note"}
    items = [*described(version, ["id", renamed, "year"], former)["resources"], CORRECTIONS]
    return package(folder / version, descriptor(version, items), {"things": things, "corrections": reasons})


def test_the_reasons_are_those_of_the_versions_between(tmp_path: Path) -> None:
    reasons = [
        correction("1.0.0", "a", "year", "too old"),
        correction("1.2.0", "a", "year", "misread"),
        correction("1.1.0", "a", "note", "under its old name"),
        correction("1.1.0", "b", "", "never happened"),
        correction("1.1.0", "a", "year", "of another table", "others"),
        correction("1.10.0", "a", "year", "misread again"),
        correction("1.11.0", "a", "year", "still to come"),
    ]
    first = with_reasons(tmp_path, "1.0.0", [{"id": "a", "note": "x", "year": "1"}, {"id": "b", "year": "2"}], [])
    last = with_reasons(
        tmp_path, "1.10.0.dev0", [{"id": "a", "remark": "y", "year": "3"}, {"id": "c", "year": "2"}], reasons, "remark"
    )
    told = {(d.change, d.row_id, d.column): d.reason for d in differences(first, last, ["things"]) if d.row_id}
    assert told == {
        ("cell_changed", "a", "remark"): "under its old name",
        ("cell_changed", "a", "year"): "misread; misread again",
        ("row_removed", "b", None): "never happened",
        ("row_added", "c", None): None,
    }
    back = [d for d in differences(last, first, ["things"]) if d.row_id]
    assert [d.reason for d in back] == [None] * len(told), "a reason tells why a cell got its later value"


def test_a_later_state_gives_reasons_that_two_releases_lack(tmp_path: Path) -> None:
    first = with_reasons(tmp_path, "1.0.0", [{"id": "a", "year": "1"}], [])
    second = with_reasons(tmp_path, "1.1.0", [{"id": "a", "year": "2"}], [])
    third = with_reasons(tmp_path, "1.1.1", [{"id": "a", "year": "2"}], [correction("1.1.0", "a", "year", "misread")])
    assert [d.reason for d in differences(first, second)] == [None]
    assert [d.reason for d in differences(first, second, known=third)] == ["misread"]


def test_of_an_indicator_only_the_sql_below_its_header_counts(tmp_path: Path) -> None:
    def made(version: str, sql: str) -> Package:
        described = descriptor(version, [], [indicator("depths", sql=sql)])
        return package(tmp_path / version, described, {})

    first = made("1.0.0", "-- id: depths\n-- choice: the first\nSELECT 1\n")
    worded = made("1.0.1", "-- id: depths\n-- choice: the first of all\nSELECT 1\n")
    other = made("1.1.0", "-- id: depths\n-- choice: the first\nSELECT 2\n")
    assert list(differences(first, worded)) == []
    (found,) = differences(first, other)
    assert found == Difference("depths", "indicator_changed", None, "sql", None, None, "minor", None)


def test_an_indicator_is_compared_with_the_tables_that_it_rests_on() -> None:
    # 2016 went from 2,558,000,000 to 2,548,000,000, though the SQL is the same.
    found = ki.diff("0.3.0", None, "arms_exports_contracts_usd")
    value = found[(found["row_id"] == "exports-contracts-2016") & (found["column"] == "value")]
    assert value[["table", "old", "new"]].values.tolist() == [["arms_exports", "2558000000", "2548000000"]]
    assert found.attrs["kindicators"]["table"] == "arms_exports_contracts_usd"
    # An indicator of an indicator, and one that nothing was changed under.
    assert set(ki.diff("0.3.0", None, "opcon_target_slippage_months")["table"]) <= {
        "opcon_milestones",
        "opcon_target_slippage_months",
        "opcon_target_year",
    }
    assert ki.diff("0.3.0", "0.3.0", "arms_exports_contracts_usd").empty


def test_what_an_indicator_rests_on_is_that_of_both_states(tmp_path: Path) -> None:
    def made(version: str, tables: list[Item], indicators: list[Item], value: str) -> Package:
        rows = {t["name"]: [{"id": "a", "value": value}] for t in tables}
        return package(tmp_path / version, descriptor(version, tables, indicators), rows)

    def things(name: str, **more: Any) -> Item:
        return table(name, field("id"), field("value"), **more)

    old = made(
        "1.0.0",
        [things("towns"), things("wells"), things("rivers"), things("lakes")],
        [indicator("rates", tables=["sums", "wells"]), indicator("sums", tables=["towns"])],
        "1",
    )
    former = {"formerly": [{"name": "towns", "since": "2.0.0"}]}
    means = {"formerly": [{"name": "rates", "since": "2.0.0"}]}
    new = made(
        "2.0.0",
        [things("cities", **former), things("wells"), things("rivers"), things("lakes")],
        [
            indicator("means", tables=["sums", "rivers"], **means),
            indicator("sums", tables=["cities"]),
            indicator("totals", tables=["lakes"]),
        ],
        "2",
    )
    for name in ("rates", "means"):
        assert rests_on(name, old, new) == ["cities", "rivers", "wells", "sums"]
    assert rests_on("means", new, old) == ["rivers", "towns", "wells", "sums"]
    assert rests_on("sums", old, new) == ["cities"]
    assert rests_on("totals", old, new) == rests_on("wells", old, new) == rests_on("unknown", old, new) == []
    # Its own differences are found under either name.
    for name in ("rates", "means"):
        assert [(d.table, d.change) for d in differences(old, new, [name])] == [("means", "indicator_renamed")]


def test_a_file_that_is_not_the_released_one_is_refused(tmp_path: Path) -> None:
    old = package(tmp_path / "a", described("1.0.0", ["id"], {}), {"things": []})
    new = package(tmp_path / "b", described("1.1.0", ["id"], {}), {"things": [{"id": "a"}]})
    (tmp_path / "b" / "things.csv").write_text("id\nb\n", encoding="utf-8")
    with pytest.raises(IntegrityError, match=r"things\.csv"):
        list(differences(old, new))
