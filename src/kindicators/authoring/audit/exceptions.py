"""What the audit finds and what is right all the same: a strict list, each with its reason."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from importlib.resources import files

from kindicators.authoring.audit.report import Case, Report
from kindicators.errors import AuditError

HEADER = ["check", "table_name", "row_id", "column_name", "value", "finding", "reason"]
NAME = "exceptions.csv"


def read() -> list[dict[str, str]]:
    """Return the rows of the list.

    Raises
    ------
    AuditError
        If it has other columns, or a row has too few or too many cells.
    """
    text = (files("kindicators.authoring.audit") / NAME).read_text(encoding="utf-8")
    rows = list(csv.reader(io.StringIO(text, newline="")))
    for number, row in enumerate(rows, start=1):
        if len(row) != len(HEADER) or (number == 1 and row != HEADER):
            raise AuditError(f"{NAME}, row {number}: it must have the columns {', '.join(HEADER)}")
    return [dict(zip(HEADER, row, strict=True)) for row in rows[1:]]


def apply(report: Report) -> Report:
    """Give the cases that the list allows their reasons, and add what is wrong with the list itself.

    An exception allows one finding of one value of one cell: when either changes, the case is looked at anew.
    """
    listed = [Case(*row.values()) for row in read()]
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
    return case[: len(HEADER) - 1]


def _wrong(case: Case, message: str) -> Case:
    return case._replace(finding=message, reason="")
