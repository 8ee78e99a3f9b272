"""What the audit finds and what is right all the same: a strict list, each with its reason."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from importlib.resources import files

from kindicators.authoring.audit.report import Case, Report

HEADER = ["check", "table_name", "row_id", "column_name", "value", "reason"]
NAME = "exceptions.csv"


def read() -> list[dict[str, str]]:
    """Return the rows of the list."""
    text = (files("kindicators.authoring.audit") / NAME).read_text(encoding="utf-8")
    rows = csv.DictReader(io.StringIO(text, newline=""))
    if rows.fieldnames != HEADER:
        raise ValueError(f"{NAME} must have the columns {', '.join(HEADER)}")
    return list(rows)


def apply(report: Report) -> Report:
    """Give the cases that the list allows their reasons, and add what is wrong with the list itself.

    An exception allows one value of one cell: when the value changes, the case is looked at anew.
    """
    listed = [
        Case(r["check"], r["table_name"], r["row_id"], r["column_name"], r["value"], "", r["reason"]) for r in read()
    ]
    keys = [_key(case) for case in listed]
    reasons = dict(zip(keys, (case.reason for case in listed), strict=True))
    found = {_key(case) for case in report.cases if case.finding}
    cases = [case._replace(reason=reasons.get(_key(case), "")) if case.finding else case for case in report.cases]
    for case, key in zip(listed, keys, strict=True):
        if key not in found:
            cases.append(_wrong(case, "is listed as an exception, but nothing is found there any more: take it out"))
        if keys.count(key) > 1:
            cases.append(_wrong(case, "is listed more than once as an exception"))
        if not case.reason.strip():
            cases.append(_wrong(case, "is listed as an exception without a reason"))
    if keys != sorted(keys):
        cases.append(Case("exceptions", "", "", "", "", f"{NAME} is not sorted by {', '.join(HEADER[:-1])}"))
    return replace(report, cases=cases)


def _key(case: Case) -> tuple[str, ...]:
    return case.check, case.table, case.row_id, case.column, case.value


def _wrong(case: Case, message: str) -> Case:
    return case._replace(finding=message, reason="")
