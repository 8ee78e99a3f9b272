"""`validate` finds every fault that is put into a copy of the real data, and names the cell."""

from __future__ import annotations

import csv
import importlib
import io
import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import kindicators as ki
from conftest import Copy, Fault, Row, first, has, holds
from kindicators.authoring.findings import Finding
from kindicators.authoring.validate import table_findings, validate
from kindicators.errors import DataFolderError


def test_the_released_data_are_valid() -> None:
    assert validate(ki.path()) == []


def _faults(file: Path) -> list[Fault]:
    return list(importlib.import_module(file.stem).FAULTS)


# Each rule of the schemas, and a fault that breaks it, by topic.
FAULTS = [fault for file in sorted(Path(__file__).parent.glob("faults_*.py")) for fault in _faults(file)]


@cache
def released(table: str) -> list[Row]:
    with (ki.path() / f"data/{table}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.mark.parametrize(
    ("table", "where", "cells", "column", "text"), FAULTS, ids=lambda v: "row" if callable(v) else str(v)[:40]
)
def test_a_fault_is_found_and_named(
    table: str, where: Callable[[Row], bool], cells: dict[str, str], column: str, text: str
) -> None:
    faulty = next(r for r in released(table) if where(r)) | cells
    key = next(iter(faulty))
    findings = of_table(table, [faulty if r[key] == faulty[key] else r for r in released(table)])
    named = [f for f in findings if f.column == column and text in f.message]
    assert (faulty[key], faulty[column]) in [(f.row_id, f.value) for f in named], findings
    assert len(named) <= 2  # a value that may stand only once names both rows
    assert named[0].line is not None


def nth(number: int) -> Callable[[Row], bool]:
    """Choose a row of evidence by its place."""
    return holds("evidence_id", released("evidence")[number]["evidence_id"])


def correction(number: int) -> Callable[[Row], bool]:
    """Choose a row of corrections by its place."""
    return holds("correction_id", released("corrections")[number]["correction_id"])


# Faults that only the tables together show.
REFERENCES: list[Fault] = [
    ("opcon_milestones", first, {"source_id": "no-such-source"}, "source_id", "is not in sources.source_id"),
    ("troop_deployments", first, {"host": "XYZ"}, "host", "is not in actors.actor_id"),
    ("investment_pledges", has("parent_pledge_id"), {"parent_pledge_id": "none"}, "parent_pledge_id", "is not in"),
    ("evidence", first, {"table_name": "opcon"}, "table_name", "not a table"),
    ("evidence", nth(2), {"row_id": "no-such-row"}, "row_id", "is not a row of"),
    (
        "evidence",
        lambda r: (
            r["row_id"] == "kor-1979-ballistic-180km-500kg" and r["field"] == "payload_kg" and r["role"] == "disputes"
        ),
        {"stated_value": "500"},
        "stated_value",
        "nothing is disputed",
    ),
    ("evidence", nth(3), {"field": "colour"}, "field", "is not a column of"),
    ("corrections", correction(0), {"table_name": "opcon"}, "table_name", "is not a table"),
    ("corrections", correction(1), {"row_id": "no-such-row"}, "row_id", "is not a row of"),
    ("corrections", correction(2), {"column_name": "colour"}, "column_name", "is not a column of"),
    ("corrections", correction(3), {"since_version": "0.0.9"}, "since_version", "is neither a past release nor"),
    ("corrections", correction(4), {"source_id": "no-such-source"}, "source_id", "is not in sources.source_id"),
]


def test_broken_references_are_found_and_named(copy: Copy) -> None:
    """Each stands in a row of its own, so that one validation shows them all."""
    changed = [(copy.change(table, where, **cells), column) for table, where, cells, column, _ in REFERENCES]
    principal = {r["limit_id"]: r["source_id"] for r in copy.rows("missile_range_limits")}
    repeated = next(r for r in copy.rows("evidence") if r["role"] == "corroborates" and r["row_id"] in principal)
    copy.change("evidence", holds("evidence_id", repeated["evidence_id"]), source_id=principal[repeated["row_id"]])
    sources = copy.rows("sources")
    copy.write("sources", [*sources, {**sources[-1], "source_id": "zzz-unused", "url": "https://example.org/unused"}])
    findings = validate(copy.folder)
    for (row, column), (table, *_, text) in zip(changed, REFERENCES, strict=True):
        named = [f for f in findings if (f.table, f.column) == (table, column) and text in f.message]
        assert [(f.row_id, f.value) for f in named] == [(next(iter(row.values())), row[column])], (column, text)
        assert named[0].line is not None
    assert [f.row_id for f in findings if "cannot corroborate itself" in f.message] == [repeated["evidence_id"]]
    assert "zzz-unused" in [f.value for f in findings if "is used by no row" in f.message]


def of_table(table: str, rows: list[Row]) -> list[Finding]:
    """Check one table by itself, with these rows."""
    stream = io.StringIO()
    writer = csv.DictWriter(stream, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return table_findings(table, stream.getvalue().encode(), Path(f"{table}.csv"))


def test_evidence_that_is_given_twice_is_found() -> None:
    rows = released("evidence")
    findings = of_table("evidence", [*rows, {**rows[-1], "evidence_id": "zzz-e1"}])
    assert [(f.row_id, f.column) for f in findings if "says one thing" in f.message] == [("zzz-e1", "source_id")]


def test_a_doubled_key_is_found() -> None:
    rows = released("actors")
    findings = of_table("actors", [*rows, rows[-1]])
    assert {f.value for f in findings if "more than once" in f.message and f.column == "actor_id"} == {
        rows[-1]["actor_id"]
    }


def test_rows_out_of_order_are_found() -> None:
    rows = released("actors")
    findings = of_table("actors", [rows[1], rows[0], *rows[2:]])
    assert [f.value for f in findings if "not sorted" in f.message] == [rows[0]["actor_id"]]


def quoted(content: bytes) -> bytes:
    buffer = io.StringIO()
    rows = csv.reader(io.StringIO(content.decode(), newline=""))
    csv.writer(buffer, lineterminator="\n", quoting=csv.QUOTE_ALL).writerows(rows)
    return buffer.getvalue().encode()


BAD_FILES: list[tuple[str, Callable[[bytes], bytes], str]] = [
    ("byte order mark", lambda b: b"\xef\xbb\xbf" + b, "byte order mark"),
    ("CRLF", lambda b: b.replace(b"\n", b"\r\n"), "CR line ends"),
    ("NUL", lambda b: b[:200] + b"\x00" + b[200:], "NUL character"),
    ("wrong encoding", lambda b: b.decode().encode("utf-16"), "not UTF-8"),
    ("truncated", lambda b: b[:-20], "truncated"),
    ("empty", lambda b: b"", "lacks"),
    ("renamed column", lambda b: b.replace(b"actor_id", b"id", 1), "lacks actor_id and has unknown 'id'"),
    ("cell too many", lambda b: b.rstrip(b"\n") + b",\n", "cells, not"),
    ("quotes everywhere", lambda b: quoted(b), "not quoted as"),
    ("open quote", lambda b: b + b'"open\n', "not CSV"),
]


@pytest.mark.parametrize(("damage", "message"), [f[1:] for f in BAD_FILES], ids=[f[0] for f in BAD_FILES])
def test_a_damaged_file_is_found(damage: Callable[[bytes], bytes], message: str) -> None:
    content = (ki.path() / "data/actors.csv").read_bytes()
    findings = table_findings("actors", damage(content), Path("actors.csv"))
    assert any(f.table == "actors" and message in f.message for f in findings), findings


@pytest.mark.parametrize(
    ("damage", "lines"),
    [
        (lambda b: b.replace(b"\n", b"\r"), [1]),
        (lambda b: b.replace(b"\n", b"\r")[:-1], [1, 17]),
        (lambda b: b + b"\r", [18, 18]),
    ],
    ids=["at every end", "at every end but the last", "alone in the last line"],
)
def test_a_carriage_return_ends_a_line(damage: Callable[[bytes], bytes], lines: list[int]) -> None:
    content = b"".join((ki.path() / "data/actors.csv").read_bytes().splitlines(keepends=True)[:17])
    findings = table_findings("actors", damage(content), Path("actors.csv"))
    assert [f.line for f in findings if "rows are not sorted" not in f.message] == lines


@pytest.mark.parametrize(
    ("damage", "message"), [(b"\0", "NUL character"), (b"\r", "CR line ends"), (b"\xff", "not UTF-8 (byte 0xff)")]
)
def test_damage_at_the_end_of_a_long_file_is_found_on_its_line(damage: bytes, message: str) -> None:
    content = (ki.path() / "data/sources.csv").read_bytes()
    findings = table_findings("sources", content[:-1] + damage + b"\n", Path("sources.csv"))
    assert [f.line for f in findings if message in f.message] == [content.count(b"\n")], findings


def test_unreadable_files_are_reported_once_and_drown_nothing(copy: Copy) -> None:
    damaged: dict[str, Callable[[bytes], bytes]] = {
        "actors": quoted,
        "sources": lambda b: b + b'"open\n',
        "evidence": lambda b: b"",
    }
    for table, damage in damaged.items():
        file = copy.file(table)
        file.write_bytes(damage(file.read_bytes()))
    findings = validate(copy.folder)
    assert {f.table for f in findings} == set(damaged)
    assert len(findings) <= 3 * len(damaged)


def test_a_missing_file_is_found(copy: Copy) -> None:
    copy.file("actors").unlink()
    assert any(f.table == "actors" and "cannot be read" in f.message for f in validate(copy.folder))


def test_all_findings_are_listed_not_only_the_first(copy: Copy) -> None:
    copy.change("opcon_milestones", first, kind="nonsense")
    copy.change("sources", first, language="english")
    copy.change("actors", first, kind="nonsense")
    tables = {f.table for f in validate(copy.folder) if f.column}
    assert {"opcon_milestones", "sources", "actors"} <= tables


def edited(copy: Copy, change: Callable[[dict[str, Any]], object]) -> list[Finding]:
    file = copy.folder / "datapackage.json"
    descriptor = json.loads(file.read_text(encoding="utf-8"))
    change(descriptor)
    file.write_text(json.dumps(descriptor), encoding="utf-8")
    return validate(copy.folder)


@pytest.mark.parametrize("lost", ["all", "last"])
def test_a_table_that_the_descriptor_lacks_is_found(copy: Copy, lost: str) -> None:
    findings = edited(copy, lambda d: d.update(resources=[]) if lost == "all" else d["resources"].pop())
    assert any(f.table == "actors" and "does not list the table" in f.message for f in findings)


def test_a_descriptor_that_is_not_the_built_one_is_found(copy: Copy) -> None:
    edits: list[tuple[Callable[[dict[str, Any]], object], str]] = [
        (lambda r: r.update(hash="sha256:" + "0" * 64), "another hash"),
        (lambda r: r.pop("hash"), "another hash"),
        (lambda r: r.update(rows=1), "another rows"),
        (lambda r: r["schema"]["fields"][0].update(description="x"), "another schema"),
        (lambda r: r["schema"].pop("foreignKeys"), "another schema"),
        (lambda r: r.update(extra=1), "another extra"),
    ]
    edited_tables = []

    def change(descriptor: dict[str, Any]) -> None:
        descriptor.update(version="9.9.9")
        linked = [r for r in descriptor["resources"] if "foreignKeys" in r["schema"]]
        for (edit, _), resource in zip(edits, linked, strict=False):
            edit(resource)
            edited_tables.append(resource["name"])
        descriptor["resources"].append({**descriptor["resources"][-1], "name": "mine"})

    findings = {(f.table, f.message.split(" than ")[0].split(" has ")[-1]) for f in edited(copy, change)}
    expected = {(table, message) for table, (_, message) in zip(edited_tables, edits, strict=True)}
    assert expected | {("", "another version")} <= findings
    assert any(table == "mine" for table, _ in findings)


def test_what_cannot_be_read_of_one_table_is_not_blamed_on_the_package(copy: Copy) -> None:
    file = copy.file("opcon_milestones")
    file.write_bytes(file.read_bytes().replace(b"milestone_id", b"id", 1))
    assert {f.table for f in validate(copy.folder)} == {"opcon_milestones"}


@pytest.mark.parametrize(
    ("resources", "message"),
    [
        (5, "resources that are not a list of tables"),
        ([5], "resources that are not a list of tables"),
        ([{"name": ["x"]}], "lists a table that has no schema"),
        ([{"name": "actors"}, {"name": "actors"}], "lists the table more than once"),
        ([{"name": "actors", "schema": 5, "path": None}], "has another $schema, type, title"),
    ],
    ids=str,
)
def test_a_senseless_descriptor_gives_a_message(copy: Copy, resources: object, message: str) -> None:
    (copy.folder / "datapackage.json").write_text(json.dumps({"resources": resources}), encoding="utf-8")
    assert any(message in f.message for f in validate(copy.folder))


def test_a_property_that_is_only_alike_in_python_is_found(copy: Copy) -> None:
    def change(descriptor: dict[str, Any]) -> None:
        resource = descriptor["resources"][0]
        resource["rows"] = float(resource["rows"])
        descriptor["homepage"] = None

    found = {(f.table, f.message.split(" than ")[0].split(" has ")[-1]) for f in edited(copy, change)}
    assert found == {("missile_range_limits", "another rows"), ("", "another homepage")}


@pytest.mark.parametrize("text", ["{", "[" * 100_000, '{"name": "\xff"'], ids=["open", "deep", "not UTF-8"])
def test_a_descriptor_that_is_no_json_is_an_error(copy: Copy, text: str) -> None:
    (copy.folder / "datapackage.json").write_bytes(text.encode("latin-1"))
    with pytest.raises(DataFolderError, match="cannot be read as JSON"):
        validate(copy.folder)


def test_a_row_with_too_many_or_too_few_cells_is_no_missing_row(copy: Copy) -> None:
    """Its key is still there for those that point to it, and the rest of it is checked."""
    for table, cut in (("actors", slice(None)), ("sources", slice(0, -1))):
        lines = copy.file(table).read_text(encoding="utf-8").splitlines(keepends=True)
        cells = next(csv.reader([lines[5]]))[cut]
        buffer = io.StringIO()
        csv.writer(buffer, lineterminator="\n").writerow([*cells, *(["x"] if table == "actors" else [])])
        copy.file(table).write_text("".join([*lines[:5], buffer.getvalue(), "\n", *lines[6:]]), encoding="utf-8")
    findings = [f for f in validate(copy.folder) if f.line is not None]
    assert {(f.table, f.line, f.column) for f in findings} == {
        ("actors", 6, ""),
        ("actors", 7, ""),
        ("sources", 6, ""),
        ("sources", 7, ""),
    }
    assert {f.message for f in findings if f.line == 7} == {"is a blank row"}


def test_the_line_is_right_after_cells_of_several_lines() -> None:
    rows = [dict(row) for row in released("actors")]
    rows[3]["note"] = "one\ntwo\nthree"
    rows[9]["kind"] = "nonsense"
    findings = of_table("actors", rows)
    assert [(f.line, f.column) for f in findings if f.column != "note"] == [(13, "kind")]


def test_a_folder_without_a_package_is_an_error(copy: Copy) -> None:
    (copy.folder / "datapackage.json").unlink()
    with pytest.raises(DataFolderError, match=r"datapackage.json does not exist"):
        validate(copy.folder)
