"""`validate` finds every fault that is put into a copy of the real data, and names the cell."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from typing import Any

import pytest

import kindicators as ki
from conftest import Copy, Row
from kindicators.authoring.findings import Finding
from kindicators.authoring.validate import validate
from kindicators.errors import DataFolderError


def found(copy: Copy, table: str, column: str, text: str) -> list[Finding]:
    return [f for f in validate(copy.folder) if (f.table, f.column) == (table, column) and text in f.message]


def test_the_released_data_are_valid() -> None:
    assert validate(ki.path()) == []


def first(row: Row) -> bool:
    return True


def target(row: Row) -> bool:
    return bool(row["target_to"])


def has(*columns: str) -> Callable[[Row], bool]:
    return lambda row: all(row[c] for c in columns)


def holds(column: str, *values: str) -> Callable[[Row], bool]:
    return lambda row: row[column] in values


# Each rule of the schemas, and a fault that breaks it: table, which row, changed cells, column and text of the finding.
FAULTS: list[tuple[str, Callable[[Row], bool], dict[str, str], str, str]] = [
    # types and constraints of columns
    ("troop_deployments", has("value"), {"value": "28,500"}, "value", "not a whole number"),
    ("troop_deployments", has("value"), {"value": "28500.0"}, "value", "not a whole number"),
    ("troop_deployments", has("value"), {"value": "-5"}, "value", "less than"),
    ("opcon_milestones", first, {"date": "17/04/2012"}, "date", "not a date"),
    ("opcon_milestones", first, {"date": "2012-13-01"}, "date", "not a date"),
    ("opcon_milestones", first, {"date": "2012-02-30"}, "date", "not a date of the calendar"),
    ("sources", first, {"is_mirror": "yes"}, "is_mirror", "not true or false"),
    ("sources", first, {"url": "www.example.org"}, "url", "does not match"),
    ("sources", first, {"language": "eng"}, "language", "does not match"),
    ("sources", first, {"title": ""}, "title", "required"),
    ("opcon_milestones", first, {"kind": "postponed"}, "kind", "is not one of"),
    ("opcon_milestones", first, {"source_id": ""}, "source_id", "required"),
    ("opcon_milestones", first, {"reported_on": ""}, "reported_on", "required"),
    ("actors", holds("actor_id", "KOR"), {"iso3": "KR"}, "iso3", "does not match"),
    ("evidence", first, {"role": "supports"}, "role", "is not one of"),
    # rules of every table
    ("opcon_milestones", first, {"title": "Two  spaces"}, "title", "text has no space"),
    ("opcon_milestones", first, {"title": " Leading space"}, "title", "text has no space"),
    ("opcon_milestones", holds("date_precision", "day"), {"date_precision": ""}, "date", "both present"),
    ("missile_range_limits", holds("status", "proposed"), {"valid_to_precision": "day"}, "valid_to_precision", "both"),
    (
        "opcon_milestones",
        lambda r: r["date_precision"] == "day" and not r["date"].endswith("-01"),
        {"date_precision": "month"},
        "date",
        "first day",
    ),
    (
        "opcon_milestones",
        lambda r: r["reported_on_precision"] == "day" and r["reported_on"].endswith("-14"),
        {"reported_on_precision": "month"},
        "reported_on",
        "first day",
    ),
    (
        "missile_range_limits",
        has("valid_from", "valid_to"),
        {"valid_from": "2030-01-02", "valid_from_precision": "day"},
        "valid_to",
        "after the start",
    ),
    ("troop_deployments", has("value"), {"low": "900000000"}, "value", "low <= value"),
    ("troop_deployments", has("value"), {"high": "0"}, "high", "low <= value"),
    (
        "opcon_milestones",
        has("target_from", "target_to"),
        {"target_from": "2099-01-01"},
        "target_to",
        "window ends",
    ),
    (
        "troop_deployments",
        has("period_start", "period_end"),
        {"period_end": "1900-01-02", "period_end_precision": "day"},
        "period_end",
        "after the start",
    ),
    ("missile_range_limits", holds("range_rule", "band"), {"range_km_low": "9999"}, "range_km_high", "low <= value"),
    ("investment_pledges", has("amount"), {"amount_low": "999999999999999"}, "amount", "low <= value"),
    ("investment_pledges", has("amount"), {"amount_high": "1"}, "amount_high", "low <= value"),
    ("opcon_milestones", first, {"title": "Trailing space "}, "title", "text has no space"),
    ("opcon_milestones", first, {"title": "A\ttab"}, "title", "text has no space"),
    ("actors", holds("actor_id", "rok-mnd"), {"name_ko": "\u1100\u116e\u11a8방부"}, "name_ko", "composed"),
    ("actors", holds("actor_id", "rok-mnd"), {"name": "Min\u200bistry"}, "name", "invisible"),
    *(
        (
            "opcon_milestones",
            lambda r: r["date_precision"] == "day" and r["date"][5:] not in ("01-01", "07-01"),
            {"date": date, "date_precision": precision},
            "date",
            "first day",
        )
        for precision, date in (("quarter", "1995-02-01"), ("half", "1995-04-01"), ("year", "1995-07-01"))
    ),
    *(
        (
            "opcon_milestones",
            first,
            {"reported_on": day, "reported_on_precision": precision},
            "reported_on",
            "as the last",
        )
        for precision, day in (("quarter", "1995-05-31"), ("half", "1995-09-30"), ("year", "1995-06-30"))
    ),
    ("opcon_milestones", first, {"date": "1500-01-01"}, "date", "from 1800 to 2199"),
    ("troop_deployments", has("value"), {"value": "12345678901234567890"}, "value", "not a whole number"),
    # rules of one table
    ("missile_range_limits", holds("range_rule", "max"), {"range_km": ""}, "range_km", "needs a number"),
    ("missile_range_limits", holds("range_rule", "unlimited"), {"range_km": "800"}, "range_km", "has none"),
    ("missile_range_limits", holds("range_rule", "band"), {"range_km_low": ""}, "range_km_low", "needs both ends"),
    ("missile_range_limits", holds("payload_rule", "max"), {"payload_kg": ""}, "payload_kg", "needs a number"),
    (
        "missile_range_limits",
        holds("status", "superseded"),
        {"valid_to": "", "valid_to_precision": ""},
        "valid_to",
        "has an end",
    ),
    ("missile_range_limits", holds("status", "superseded"), {"status": "in_force"}, "valid_to", "has none"),
    (
        "missile_range_limits",
        holds("status", "in_force"),
        {"valid_from": "", "valid_from_precision": ""},
        "valid_from",
        "has a start",
    ),
    ("missile_range_limits", holds("status", "superseded"), {"status": "refused"}, "valid_from", "has none"),
    ("investment_pledges", has("amount"), {"currency": ""}, "currency", "needs a currency"),
    ("investment_pledges", has("amount_low"), {"amount_low": ""}, "currency", "need an amount"),
    ("investment_pledges", has("amount"), {"qualifier": ""}, "qualifier", "says which it is"),
    (
        "investment_pledges",
        holds("pledge_id", "kor-usa-200bn-cash-2025"),
        {"amount": "351000000000"},
        "parent_pledge_id",
        "not more than its whole",
    ),
    (
        "investment_pledges",
        lambda r: not r["quantity"],
        {"quantity_unit": "shells"},
        "quantity_unit",
        "a unit a quantity",
    ),
    ("investment_pledges", has("quantity"), {"quantity_unit": ""}, "quantity_unit", "needs a unit"),
    (
        "investment_pledges",
        holds("pledge_id", "kor-usa-350bn-2025"),
        {"parent_pledge_id": "kor-usa-350bn-2025"},
        "parent_pledge_id",
        "part of itself",
    ),
    ("pledge_events", has("amount"), {"amount_basis": ""}, "currency", "needs a currency"),
    ("pledge_events", holds("status", "occurred"), {"reported_on": "1999-01-01"}, "reported_on", "not reported before"),
    ("opcon_milestones", target, {"target_precision": ""}, "target_precision", "needs a precision"),
    (
        "opcon_milestones",
        lambda r: bool(r["supersedes"]),
        {"kind": "report", "status": "reported"},
        "supersedes",
        "replaces no official target",
    ),
    (
        "opcon_milestones",
        lambda r: bool(r["supersedes"]),
        {"date": "1900-01-02", "date_precision": "day"},
        "supersedes",
        "replaces an earlier one",
    ),
    ("opcon_milestones", target, {"date": "2098-01-02", "date_precision": "day"}, "target_to", "does not lie before"),
    (
        "opcon_milestones",
        holds("status", "occurred"),
        {"reported_on": "1901-01-01", "reported_on_precision": "day"},
        "reported_on",
        "not reported before",
    ),
    ("evidence", holds("role", "disputes"), {"stated_value": ""}, "stated_value", "must say"),
    (
        "troop_deployments",
        lambda r: bool(r["value"]) and not (r["low"] or r["high"] or r["note"]),
        {"value": ""},
        "value",
        "has a number",
    ),
    ("troop_deployments", holds("measure", "present"), {"status": "in_force"}, "status", "somebody present"),
    (
        "troop_deployments",
        holds("measure", "present"),
        {"reported_on": "1901-01-01", "reported_on_precision": "day"},
        "reported_on",
        "not reported before",
    ),
    *(
        (
            "troop_deployments",
            holds("measure", measure),
            {"reported_on": "1901-01-01", "reported_on_precision": "day"},
            "reported_on",
            "not reported before",
        )
        for measure in ("arrived", "peak", "cumulative", "returned", "initial")
    ),
    (
        "sources",
        has("accessed_on"),
        {"published_on": "2199-01-01", "published_on_precision": "day"},
        "accessed_on",
        "opened",
    ),
    # keys and references
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


@pytest.mark.parametrize(("table", "where", "cells", "column", "text"), FAULTS, ids=lambda v: str(v)[:40])
def test_a_fault_is_found_and_named(
    copy: Copy, table: str, where: Callable[[Row], bool], cells: dict[str, str], column: str, text: str
) -> None:
    row = copy.change(table, where, **cells)
    findings = found(copy, table, column, text)
    assert [f.row_id for f in findings] == [next(iter(row.values()))]
    assert findings[0].value == row[column]
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
