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


def found(copy: Copy, table: str, column: str, text: str) -> list[Finding]:
    return [f for f in validate(copy.folder) if (f.table, f.column) == (table, column) and text in f.message]


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


@pytest.mark.parametrize(("table", "where", "cells", "column", "text"), FAULTS, ids=lambda v: str(v)[:40])
def test_a_fault_is_found_and_named(
    table: str, where: Callable[[Row], bool], cells: dict[str, str], column: str, text: str
) -> None:
    faulty = next(r for r in released(table) if where(r)) | cells
    key = next(iter(faulty))
    stream = io.StringIO()
    writer = csv.DictWriter(stream, list(faulty), lineterminator="\n")
    writer.writeheader()
    writer.writerows(faulty if r[key] == faulty[key] else r for r in released(table))
    findings = table_findings(table, stream.getvalue().encode(), Path(f"{table}.csv"))
    named = [f for f in findings if f.column == column and text in f.message]
    assert [(f.row_id, f.value) for f in named] == [(faulty[key], faulty[column])], findings
    assert named[0].line is not None


# Faults that only the tables together show.
REFERENCES: list[Fault] = [
    ("opcon_milestones", first, {"source_id": "no-such-source"}, "source_id", "is not in sources.source_id"),
    ("troop_deployments", first, {"host": "XYZ"}, "host", "is not in actors.actor_id"),
    ("investment_pledges", has("parent_pledge_id"), {"parent_pledge_id": "none"}, "parent_pledge_id", "is not in"),
    ("evidence", first, {"table_name": "opcon"}, "table_name", "not a table"),
    ("evidence", first, {"row_id": "no-such-row"}, "row_id", "is not a row of"),
    (
        "evidence",
        lambda r: (
            r["row_id"] == "kor-1979-ballistic-180km-500kg" and r["field"] == "payload_kg" and r["role"] == "disputes"
        ),
        {"stated_value": "500"},
        "stated_value",
        "nothing is disputed",
    ),
    ("evidence", first, {"field": "colour"}, "field", "is not a column of"),
]


@pytest.mark.parametrize(("table", "where", "cells", "column", "text"), REFERENCES, ids=lambda v: str(v)[:40])
def test_a_broken_reference_is_found_and_named(
    copy: Copy, table: str, where: Callable[[Row], bool], cells: dict[str, str], column: str, text: str
) -> None:
    row = copy.change(table, where, **cells)
    findings = found(copy, table, column, text)
    assert [(f.row_id, f.value) for f in findings] == [(next(iter(row.values())), row[column])]
    assert findings[0].line is not None


def test_evidence_does_not_repeat_the_principal_source(copy: Copy) -> None:
    evidence = next(r for r in copy.rows("evidence") if r["role"] == "corroborates")
    rows = copy.rows(evidence["table_name"])
    principal = next(r["source_id"] for r in rows if next(iter(r.values())) == evidence["row_id"])
    copy.change("evidence", holds("evidence_id", evidence["evidence_id"]), source_id=principal)
    assert found(copy, "evidence", "source_id", "cannot corroborate itself")


def test_evidence_that_is_given_twice_is_found(copy: Copy) -> None:
    rows = copy.rows("evidence")
    copy.write("evidence", [*rows, {**rows[-1], "evidence_id": "zzz-e1"}])
    assert [f.row_id for f in found(copy, "evidence", "source_id", "says one thing")] == ["zzz-e1"]


def test_a_source_that_nothing_uses_is_found(copy: Copy) -> None:
    rows = copy.rows("sources")
    rows.append({**rows[-1], "source_id": "zzz-unused", "url": "https://example.org/unused"})
    copy.write("sources", rows)
    assert [f.value for f in found(copy, "sources", "source_id", "used by no row")] == ["zzz-unused"]


def test_a_doubled_key_is_found(copy: Copy) -> None:
    rows = copy.rows("actors")
    copy.write("actors", [*rows, rows[-1]])
    assert {f.value for f in found(copy, "actors", "actor_id", "more than once")} == {rows[-1]["actor_id"]}


def test_rows_out_of_order_are_found(copy: Copy) -> None:
    rows = copy.rows("actors")
    copy.write("actors", [rows[1], rows[0], *rows[2:]])
    assert [f.value for f in found(copy, "actors", "actor_id", "not sorted")] == [rows[0]["actor_id"]]


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
def test_a_damaged_file_is_found(copy: Copy, damage: Callable[[bytes], bytes], message: str) -> None:
    file = copy.file("actors")
    file.write_bytes(damage(file.read_bytes()))
    findings = validate(copy.folder)
    assert any(f.table == "actors" and message in f.message for f in findings), findings


def test_a_missing_file_is_found(copy: Copy) -> None:
    copy.file("actors").unlink()
    assert any(f.table == "actors" and "cannot be read" in f.message for f in validate(copy.folder))


def test_all_findings_are_listed_not_only_the_first(copy: Copy) -> None:
    copy.change("opcon_milestones", first, kind="nonsense")
    copy.change("sources", first, language="english")
    copy.change("actors", first, kind="nonsense")
    tables = {f.table for f in validate(copy.folder) if f.column}
    assert {"opcon_milestones", "sources", "actors"} <= tables


@pytest.mark.parametrize("damage", [f[1] for f in BAD_FILES[2:]], ids=[f[0] for f in BAD_FILES[2:]])
def test_an_unreadable_file_is_reported_once_and_drowns_nothing(copy: Copy, damage: Callable[[bytes], bytes]) -> None:
    file = copy.file("actors")
    file.write_bytes(damage(file.read_bytes()))
    assert len(validate(copy.folder)) <= 3


def edited(copy: Copy, change: Callable[[dict[str, Any]], object]) -> list[Finding]:
    file = copy.folder / "datapackage.json"
    descriptor = json.loads(file.read_text(encoding="utf-8"))
    change(descriptor)
    file.write_text(json.dumps(descriptor), encoding="utf-8")
    return validate(copy.folder)


@pytest.mark.parametrize(
    ("change", "table", "message"),
    [
        (lambda d: d.update(version="9.9.9"), "", "another version"),
        (lambda d: d.update(resources=[]), "actors", "does not list the table"),
        (lambda d: d["resources"].pop(), "actors", "does not list the table"),
        (lambda d: d["resources"][-1].update(hash="sha256:" + "0" * 64), "actors", "another hash"),
        (lambda d: d["resources"][-1].pop("hash"), "actors", "another hash"),
        (lambda d: d["resources"][-1].update(rows=1), "actors", "another rows"),
        (lambda d: d["resources"][-1]["schema"]["fields"][0].update(description="x"), "actors", "another schema"),
        (lambda d: d["resources"][-1]["schema"].pop("foreignKeys"), "actors", "another schema"),
        (lambda d: d["resources"][-1].update(path="data/actors.csv", extra=1), "actors", "another extra"),
        (lambda d: d["resources"].append({**d["resources"][-1], "name": "mine"}), "mine", "has no schema"),
    ],
)
def test_a_descriptor_that_is_not_the_built_one_is_found(
    copy: Copy, change: Callable[[dict[str, Any]], object], table: str, message: str
) -> None:
    assert any(f.table == table and message in f.message for f in edited(copy, change))


def test_what_cannot_be_read_of_one_table_is_not_blamed_on_the_package(copy: Copy) -> None:
    file = copy.file("opcon_milestones")
    file.write_bytes(file.read_bytes().replace(b"milestone_id", b"id", 1))
    assert {f.table for f in validate(copy.folder)} == {"opcon_milestones"}


@pytest.mark.parametrize("resources", [5, "x", None, [5], [{"name": ["x"]}], [{}]], ids=str)
def test_a_senseless_descriptor_gives_a_message(copy: Copy, resources: object) -> None:
    (copy.folder / "datapackage.json").write_text(json.dumps({"resources": resources}), encoding="utf-8")
    try:
        assert validate(copy.folder)
    except DataFolderError as error:
        assert "not a valid descriptor" in str(error)


def test_a_folder_without_a_package_is_an_error(copy: Copy) -> None:
    (copy.folder / "datapackage.json").unlink()
    with pytest.raises(DataFolderError, match=r"datapackage.json does not exist"):
        validate(copy.folder)


def test_a_broken_descriptor_is_an_error(copy: Copy) -> None:
    (copy.folder / "datapackage.json").write_text("{")
    with pytest.raises(DataFolderError, match="cannot be read as JSON"):
        validate(copy.folder)
