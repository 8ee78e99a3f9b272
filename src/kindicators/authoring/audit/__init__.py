"""The audit: what no schema says of the numbers, asked of the whole package.

A check is one file, ``checks/<family>/<name>.sql``: a header that says what must hold and why, then one SELECT that
returns every case that it looked at, with a finding where the case is not in order. So a check that looks at nothing
is found as well. What is found and right all the same stands in ``exceptions.csv``, each with its reason; an exception
that excepts nothing is a finding too.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb

from kindicators.authoring.audit import exceptions
from kindicators.authoring.audit.checks import Check, read
from kindicators.authoring.audit.database import connect
from kindicators.authoring.audit.report import Case, Report
from kindicators.errors import AuditError

COLUMNS = ["table_name", "row_id", "column_name", "value", "finding"]
"""What every check returns; `finding` is empty where the case is in order."""


def audit(folder: Path, described: dict[str, Any] | None = None) -> Report:
    """Run every check over the data package in `folder`.

    Parameters
    ----------
    folder : pathlib.Path
        Folder with ``datapackage.json`` and ``data/``; the files must be the ones that the descriptor states.
    described : dict, optional
        The descriptor, if it is not the one that lies in `folder`.

    Returns
    -------
    Report
        Every case that was looked at. `Report.broken` are those that are wrong and that no exception allows.

    Raises
    ------
    DataFolderError
        If the folder holds no data package.
    IntegrityError
        If a file is not the one that the descriptor states.
    AuditError
        If a check cannot be run, or there are none: the wheel does not hold them.

    Examples
    --------
    >>> import kindicators as ki
    >>> from kindicators.authoring.audit import audit
    >>> audit(ki.path()).broken
    []
    """
    checks = read()
    with connect(folder, described) as connection:
        tables = {str(name) for (name,) in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
        cases = [case for check in checks for case in _cases(connection, check, tables)]
    return exceptions.apply(Report(checks, cases))


def _cases(connection: duckdb.DuckDBPyConnection, check: Check, tables: set[str]) -> list[Case]:
    try:
        result = connection.execute(check.query)
        columns = [str(column[0]) for column in result.description or []]
        rows = result.fetchall()
    except duckdb.Error as error:
        raise AuditError(f"the check {check.id} cannot be run: {' '.join(str(error).split())}") from error
    if columns != COLUMNS:
        raise AuditError(f"the check {check.id} must return {', '.join(COLUMNS)}; it returns {', '.join(columns)}")
    if not rows:
        return [Case(check.id, "", "", "", "", "the check looks at nothing: what it asks of is not there")]
    cases = [Case(check.id, *("" if cell is None else str(cell) for cell in row)) for row in rows]
    if unknown := {case.table for case in cases} - tables:
        raise AuditError(f"the check {check.id} speaks of {min(unknown)!r}, which is no table")
    return cases
