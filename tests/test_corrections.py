"""The table of corrections is the whole truth about what releases changed in cells that they had before."""

from __future__ import annotations

import csv
import io
import re

import pytest

import kindicators as ki
from conftest import Copy, Row, holds
from kindicators.authoring.validate import validate
from kindicators.package import Package, package
from kindicators.releases import order, releases

Cell = tuple[str, str, str]
MANIFESTS = releases().manifests
SINCE = [v for v in MANIFESTS if order(v) >= (0, 3, 0)]


def corrections() -> list[Row]:
    return rows(package(), "corrections")


def rows(pack: Package, table: str) -> list[Row]:
    return list(csv.DictReader(io.StringIO(pack.resources[table].read_bytes().decode(), newline="")))


def former(version: str) -> dict[tuple[str, str], str]:
    """Return the names that tables and columns had until a release, by table and new name; a table has no column."""
    resources = [*package().resources.values(), *releases().package(version).resources.values()]
    named = [((r.name, f.name), before) for r in resources for f in r.fields for before in f.formerly]
    named += [((r.name, ""), before) for r in resources for before in r.formerly]
    return {names: before.name for names, before in named if before.since == version}


def changed(version: str) -> dict[Cell, tuple[str, str]]:
    """Compare each cell of a release with the release before; a withdrawn row is a cell without a column."""
    new = releases().package(version)
    old = releases().package(str(MANIFESTS[version].previous))
    names = former(version)
    found: dict[Cell, tuple[str, str]] = {}
    for table in new.resources:
        was_called = names.get((table, ""), table)
        if was_called not in old.resources:
            continue
        after = {row[new.resources[table].key]: row for row in rows(new, table)}
        for before in rows(old, was_called):
            row_id = before[old.resources[was_called].key]
            if row_id not in after:
                found[table, row_id, ""] = ("", "")
                continue
            for column, value in after[row_id].items():
                was = before.get(names.get((table, column), column))
                if was is not None and was != value:
                    found[table, row_id, column] = (was, value)
    return found


@pytest.mark.parametrize("version", SINCE)
def test_each_changed_cell_of_a_release_is_a_correction_and_nothing_else_is(version: str) -> None:
    written = {
        (r["table_name"], r["row_id"], r["column_name"]): (r["old_value"], r["new_value"])
        for r in corrections()
        if r["since_version"] == version
    }
    assert written == changed(version)


def test_what_was_compared_has_changes() -> None:
    """That nothing differs could also mean that nothing was compared."""
    cells = changed("0.3.0")
    assert cells["troop_deployments", "usa-kor-dmdc-1954-06-30-marine-corps", "value"] == ("28358", "28359")
    assert ("evidence", "asan-own-weapons-2012-11-support-e2", "") in cells
    assert changed("0.2.0") == {}


def test_no_correction_is_older_than_the_rule() -> None:
    assert min(order(r["since_version"]) for r in corrections()) == (0, 3, 0)


def test_a_reason_is_a_plain_sentence_without_its_full_stop() -> None:
    for row in corrections():
        assert re.fullmatch(r"[A-Z](?!.*\. ).*[^.\s]", row["reason"]), row["reason"]


def test_a_correction_names_what_shows_it() -> None:
    """What the first corrections rest on is the source of the row, in the release in which the cell changed."""
    pack = releases().package("0.3.0")
    of = {(t, r[pack.resources[t].key]): r.get("source_id") for t in pack.resources for r in rows(pack, t)}
    for row in corrections():
        if row["since_version"] == "0.3.0" and row["kind"] == "corrected":
            assert row["source_id"] == of[row["table_name"], row["row_id"]], row
        assert row["source_id"], row


@pytest.mark.parametrize(
    ("cell", "old", "new", "reason"),
    [
        (("arms_export_deals", "fin-2021-k9", "status"), "signed", "approved", "The minister approved it on that day"),
        (
            ("tariff_rates", "usa-kor-2025-04-05-all-goods-10", "valid_to"),
            "2025-08-07",
            "2025-04-09",
            "25 percent took",
        ),
        (("sanctions_figures", "coal-2017-01", "unit"), "t", "tonnes", "Renamed"),
        (("opcon_milestones", "opcon-2014-10-23-mid-2020s", "status"), "announced", "superseded", "May 2017"),
    ],
)
def test_a_user_reads_what_changed_and_why(cell: Cell, old: str, new: str, reason: str) -> None:
    table, row_id, column = cell
    frame = ki.sql(
        "FROM corrections WHERE table_name = ? AND row_id = ? AND column_name = ? AND since_version = '0.3.0'",
        [table, row_id, column],
    )
    assert frame[["old_value", "new_value", "kind"]].to_numpy().tolist() == [[old, new, "corrected"]]
    assert reason in frame["reason"][0]


def correction(table: str, row_id: str, column: str, since: str) -> Row:
    """Return a row as it would stand in the table; `validate` says what is wrong with it."""
    parts = (since.replace(".", "-"), table, row_id, column)
    return {
        "correction_id": "-".join(p for p in parts if p).replace("_", "-"),
        "table_name": table,
        "row_id": row_id,
        "column_name": column,
        "kind": "corrected" if column else "withdrawn",
        "old_value": "old" if column else "",
        "new_value": "new" if column else "",
        "reason": "A test",
        "source_id": "",
        "since_version": since,
    }


def test_what_is_gone_since_may_have_been_corrected_before(copy: Copy) -> None:
    """A row that was withdrawn later, and a column that only a past release has, are no faults; what never was is."""
    withdrawn = next(r for r in corrections() if r["kind"] == "withdrawn")
    row_id = withdrawn["row_id"]
    good = [
        correction("evidence", row_id, "note", "0.2.0"),
        correction("launch_totals", copy.rows("launch_totals")[0]["total_id"], "metric", "0.2.0"),
    ]
    bad = [
        correction("evidence", row_id, "role", "0.3.0"),  # when it was withdrawn
        correction("actors", "KOR", "metric", "0.2.0"),
    ]
    bad[1]["correction_id"] = bad[1]["correction_id"].lower()
    copy.write("corrections", sorted([*copy.rows("corrections"), *good, *bad], key=lambda r: r["correction_id"]))
    found = [f for f in validate(copy.folder) if f.table == "corrections" and f.line is not None]
    assert {(f.row_id, f.column) for f in found} == {
        (bad[0]["correction_id"], "row_id"),
        (bad[1]["correction_id"], "column_name"),
    }


def test_a_source_is_not_used_by_the_correction_of_its_own_entry(copy: Copy) -> None:
    sources, table = copy.rows("sources"), copy.rows("corrections")
    unused = {**sources[-1], "source_id": "zzz-unused", "url": "https://example.org/unused"}
    own = {**correction("sources", "zzz-unused", "title", "0.2.0"), "source_id": "zzz-unused"}
    copy.write("sources", [*sources, unused])
    copy.write("corrections", sorted([*table, own], key=lambda r: r["correction_id"]))
    assert "zzz-unused" in [f.value for f in validate(copy.folder) if "is used by no row" in f.message]
    first = next(r for r in table if r["table_name"] != "sources")
    copy.write("corrections", sorted([*table, own], key=lambda r: r["correction_id"]))
    copy.change("corrections", holds("correction_id", first["correction_id"]), source_id="zzz-unused")
    assert "zzz-unused" not in [f.value for f in validate(copy.folder) if "is used by no row" in f.message]
