"""What the audit found: by check, by table, and as a page of the documentation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from kindicators.authoring.audit.checks import FAMILIES, Check


class Case(NamedTuple):
    """One case that a check looked at; `finding` is empty if it is in order, `reason` says why it is allowed if not."""

    check: str
    table: str
    row_id: str
    column: str
    value: str
    finding: str
    reason: str = ""

    def __str__(self) -> str:
        """Return the case in one line."""
        file = "exceptions.csv" if self.check == "exceptions" else f"checks/{self.check}.sql"
        place = ", ".join(part for part in (self.table, self.row_id) if part) or file
        cell = f" {self.column}={self.value!r}" if self.column else ""
        return f"{place}:{cell} {self.finding} [{self.check}]"


@dataclass(frozen=True)
class Report:
    """Every case that the audit looked at."""

    checks: tuple[Check, ...]
    cases: list[Case] = field(repr=False)

    @property
    def broken(self) -> list[Case]:
        """The cases that are wrong and not allowed."""
        return [c for c in self.cases if c.finding and not c.reason]

    @property
    def excepted(self) -> list[Case]:
        """The cases that are allowed, for a reason."""
        return [c for c in self.cases if c.reason]

    def by_table(self) -> list[dict[str, str | int]]:
        """Return, for each table, how many checks looked at how many of its cells and rows, and what came of it."""
        return self._counts("table", lambda case: case.table)

    def by_check(self) -> list[dict[str, str | int]]:
        """Return the same for each check."""
        return self._counts("check", lambda case: case.check)

    def _counts(self, name: str, of: Callable[[Case], str]) -> list[dict[str, str | int]]:
        checks: dict[str, set[str]] = {}
        seen, wrong, allowed = Counter[str](), Counter[str](), Counter[str]()
        for case in self.cases:
            key = of(case)
            checks.setdefault(key, set()).add(case.check)
            seen[key] += 1
            wrong[key] += bool(case.finding and not case.reason)
            allowed[key] += bool(case.reason)
        return [
            {
                name: key,
                "checks": len(checks[key]),
                "cases": seen[key],
                "passed": seen[key] - wrong[key] - allowed[key],
                "excepted": allowed[key],
                "broken": wrong[key],
            }
            for key in sorted(seen)
            if key
        ]


def page(report: Report) -> str:
    """Return the page of the documentation that publishes the audit."""
    total = len(report.cases)
    parts = [
        "<!-- Made by 'kindicators build' from the checks and exceptions in src/kindicators/authoring/audit. -->",
        "# Audit",
        f"`kindicators audit .` asks of the tables what no schema says. {len(report.checks)} checks look at "
        f"{total:,} cases: a case is a row, a cell or a sum that could be wrong. "
        f"{total - len(report.broken) - len(report.excepted):,} are in order, {len(report.excepted):,} are not and "
        f"are allowed for a reason that stands below, {len(report.broken):,} are broken. Each check is one SQL file "
        "that returns every case with what is wrong in it; one that finds nothing to look at fails, and so does an "
        "exception that is no longer needed. How to add one: [CONTRIBUTING](../CONTRIBUTING.md#how-to-add-a-check).",
        "## By table",
        _markdown(report.by_table(), lambda name: f"[{name}](tables/{name}.md)"),
    ]
    counts = {str(row["check"]): row for row in report.by_check()}
    for family, meaning in FAMILIES.items():
        checks = [c for c in report.checks if c.family == family]
        if checks:
            lines = ["| check | what holds, and why it is asked | cases | excepted |", "| --- | --- | ---: | ---: |"]
            for c in checks:
                link = f"[{c.id.partition('/')[2]}](../src/kindicators/authoring/audit/checks/{c.id}.sql)"
                row = counts[c.id]
                lines.append(f"| {link} | {_cell(f'{c.title} {c.why}')} | {row['cases']:,} | {row['excepted']} |")
            parts += [f"## {family.capitalize()}", meaning, "\n".join(lines)]
    if report.excepted:
        parts += ["## Exceptions", "What a check finds, and why it stands."]
        parts.append("\n".join(f"- {_told(case)}: {case.reason}" for case in sorted(set(report.excepted))))
    return "\n\n".join(parts) + "\n"


def _told(case: Case) -> str:
    cell = f" {case.column} {case.value}" if case.column else ""
    return f"`{case.row_id}` ([{case.table}](tables/{case.table}.md)){cell}: {case.finding} ({case.check})"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _markdown(rows: list[dict[str, str | int]], link: Callable[[str], str]) -> str:
    header = list(rows[0])
    lines = [f"| {' | '.join(header)} |", f"| --- |{' ---: |' * (len(header) - 1)}"]
    for row in rows:
        name, *numbers = row.values()
        lines.append(f"| {link(str(name))} | {' | '.join(f'{n:,}' for n in numbers)} |")
    return "\n".join(lines)
