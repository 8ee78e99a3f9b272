"""The checks of the audit: one SQL file each, in the folder of its family."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import duckdb

from kindicators.errors import AuditError

FAMILIES = {
    "reconciliation": "Parts add up to their total, amounts in two currencies fit the rate of the day, shares fit "
    "what they are shares of, and an indicator is what its rows say.",
    "ranges": "A value lies where values of its kind can lie.",
    "jumps": "A series does not leap from one time to the next.",
    "tenures": "Nobody holds a post before his predecessor left it, and no two versions of a rule hold at once.",
    "gaps": "A series that should have no hole has none.",
    "outliers": "A reporter does not stand far from the others who report on the same thing.",
    "dates": "Nothing happened before it could, nothing was known before it was said, and what lies in the past is no "
    "longer a plan.",
    "doubles": "One fact does not stand under two ids.",
    "sources": "A row rests on a page that was there when the row says so, and not on a copy alone.",
}


@dataclass(frozen=True)
class Check:
    """One check: what must hold, why, and the query that shows where it does not."""

    id: str
    title: str
    why: str
    query: str

    @property
    def family(self) -> str:
        """The family that the check belongs to."""
        return self.id.partition("/")[0]


@cache
def read() -> tuple[Check, ...]:
    """Return every check, by family and name.

    Raises
    ------
    AuditError
        If there are none, or one is not written as a check.
    """
    here = files(__name__)
    folders = {item.name: item for item in here.iterdir() if item.is_dir() and not item.name.startswith("_")}
    if unknown := folders.keys() - FAMILIES.keys():
        raise AuditError(f"checks/{min(unknown)} is no family of checks: there are {', '.join(FAMILIES)}")
    found = []
    for family in FAMILIES:
        for file in sorted(folders[family].iterdir(), key=lambda f: f.name) if family in folders else ():
            if file.name.endswith(".sql"):
                found.append(_check(f"{family}/{file.name.removesuffix('.sql')}", file.read_text(encoding="utf-8")))
    if not found:  # they would be a tenth of the wheel
        raise AuditError(
            "the checks of the audit are in the repository and not in the wheel: clone the repository, install it with "
            "pip install -e '.[validate]' and run the command there"
        )
    return tuple(found)


def _check(name: str, text: str) -> Check:
    comment = re.match(r"(?:--.*\n)+", text)
    header = re.fullmatch(
        r"title: (.+?) why: (.+)",
        " ".join(re.sub(r"^--", "", comment[0] if comment else "", flags=re.MULTILINE).split()),
    )
    if header is None:
        raise AuditError(f"checks/{name}.sql must begin with the comments '-- title: …' and '-- why: …'")
    try:
        kinds = [statement.type for statement in duckdb.extract_statements(text)]
    except duckdb.Error as error:
        raise AuditError(f"checks/{name}.sql is not SQL: {' '.join(str(error).split())}") from error
    if kinds != [duckdb.StatementType.SELECT]:  # anything else could change what the next check sees
        raise AuditError(f"checks/{name}.sql must be one SELECT after its header")
    return Check(name, header[1], header[2], text)
