"""The audit finds nothing in the released data, and every check finds the fault that it is there for."""

from __future__ import annotations

import csv
import hashlib
import importlib
import json
from collections.abc import Callable
from pathlib import Path

import pytest

import kindicators as ki
from conftest import ROOT, Copy, Installation, Row, Run
from kindicators.authoring.audit import audit, exceptions
from kindicators.authoring.audit.checks import read
from kindicators.authoring.audit.report import Report, page
from kindicators.authoring.build import AUDIT

# A check, a table, and an edit of its rows that returns the id of the row that the check must then name.
AuditFault = tuple[str, str, Callable[[list[Row]], str]]
FAULTS: list[AuditFault] = [
    fault
    for file in sorted(Path(__file__).parent.glob("audit_faults_*.py"))
    for fault in importlib.import_module(file.stem).FAULTS
]


@pytest.fixture(scope="session")
def report() -> Report:
    return audit(ki.path())


def test_nothing_is_broken(report: Report) -> None:
    assert [str(case) for case in report.broken] == []


def test_every_table_of_facts_is_looked_at(report: Report) -> None:
    looked_at = {str(row["table"]) for row in report.by_table()}
    assert set(ki.tables()["name"]) - looked_at <= {"actors", "aliases", "corrections", "evidence", "sources"}


def test_the_page_shows_the_report(report: Report) -> None:
    assert (ROOT / AUDIT).read_text(encoding="utf-8") == page(report)


def test_every_exception_has_a_reason_that_is_a_sentence() -> None:
    for row in exceptions.read():
        assert len(row["reason"].split()) > 4, row
        assert not row["reason"].endswith("."), row


def test_every_check_has_a_fault() -> None:
    assert {check.id for check in read()} - {check for check, *_ in FAULTS} == set()


@pytest.fixture(scope="session")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[str], Report]:
    """Put every fault into one copy of the data: return the rows that must be named, and what the audit says."""
    copy = Copy(tmp_path_factory.mktemp("faulty"))
    tables = {table: copy.rows(table) for _, table, _ in FAULTS}
    named = [edit(tables[table]) for _, table, edit in FAULTS]
    for table, rows in tables.items():
        copy.write(table, sorted(rows, key=lambda row: next(iter(row.values()))))
    describe(copy)
    return named, audit(copy.folder)


def describe(copy: Copy) -> None:
    """Write the hashes of the files as they are into the descriptor."""
    file = copy.folder / "datapackage.json"
    descriptor = json.loads(file.read_text(encoding="utf-8"))
    for resource in descriptor["resources"]:
        resource["hash"] = f"sha256:{hashlib.sha256((copy.folder / resource['path']).read_bytes()).hexdigest()}"
    file.write_text(json.dumps(descriptor), encoding="utf-8")


@pytest.mark.parametrize("number", range(len(FAULTS)), ids=[f"{check}-{table}" for check, table, _ in FAULTS])
def test_a_fault_is_found_and_named(number: int, faulty: tuple[list[str], Report]) -> None:
    check, table, _ = FAULTS[number]
    named, found = faulty
    assert (check, table, named[number]) in {(c.check, c.table, c.row_id) for c in found.broken}


def test_an_exception_without_a_finding_and_a_check_without_a_case_are_found(copy: Copy) -> None:
    """Both are seen when the table that they are about is empty."""
    excepted = exceptions.read()[0]
    for table in {row["table_name"] for row in exceptions.read()}:
        copy.write(table, [])
    describe(copy)
    messages = [str(case) for case in audit(copy.folder).broken]
    assert any(excepted["row_id"] in m and "nothing is found there any more" in m for m in messages)


def test_the_command_shows_tables_and_findings(run: Run, copy: Copy) -> None:
    well = run("audit", str(copy.folder))
    assert (well.returncode, well.stderr) == (0, "")
    assert "troop_deployments" in well.stdout and well.stdout.rstrip().endswith("none broken")
    rows = copy.rows("opcon_milestones")
    copy.write("opcon_milestones", [*rows, {**rows[-1], "milestone_id": "zzz-again"}])
    assert "is not the released file" in run("audit", str(copy.folder)).stderr
    describe(copy)
    ill = run("audit", str(copy.folder), "--format", "csv")
    assert ill.returncode == 1
    assert ill.stderr.count("\n") == 1 and "findings in" in ill.stderr
    found = list(csv.DictReader(ill.stdout.splitlines()))
    assert ("doubles/same_row", "zzz-again", "") in [(f["check"], f["row"], f["reason"]) for f in found]
    assert all(f["finding"] for f in found)


def test_an_installation_without_the_checks_says_where_they_are(installation: Installation) -> None:
    for checks in (installation.lib / "kindicators/authoring/audit/checks").glob("*/*.sql"):
        checks.unlink()  # as the wheel has none
    refused = installation.run("audit")
    assert (refused.returncode, refused.stdout) == (1, "")
    assert refused.stderr.count("\n") == 1 and "clone the repository" in refused.stderr


def test_a_folder_without_a_package_is_refused_in_one_line(run: Run, tmp_path: Path) -> None:
    refused = run("audit", str(tmp_path))
    assert refused.returncode == 1
    assert refused.stderr.count("\n") == 1 and "give a folder with a data package" in refused.stderr
