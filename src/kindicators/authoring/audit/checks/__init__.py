"""The checks of the audit: one SQL file each, in the folder of its family."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

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
        If there are none.
    """
    here = files(__name__)
    found = []
    for family in FAMILIES:
        folder = here / family
        for file in sorted(folder.iterdir(), key=lambda f: f.name) if folder.is_dir() else ():
            found.append(_check(f"{family}/{file.name.removesuffix('.sql')}", file.read_text(encoding="utf-8")))
    if not found:  # they would be a tenth of the wheel
        raise AuditError(
            "the checks of the audit are in the repository and not in the wheel: clone the repository, install it with "
            "pip install -e '.[validate]' and run 'kindicators audit .' there"
        )
    return tuple(found)


def _check(name: str, text: str) -> Check:
    comment = re.match(r"(?:--.*\n)+", text)
    header = re.fullmatch(
        r"title: (.+?) why: (.+)", " ".join(re.sub(r"^--", "", comment[0] if comment else "", flags=re.M).split())
    )
    if header is None:
        raise ValueError(f"{name}.sql must begin with a header: '-- title: …' and '-- why: …'")
    return Check(name, header[1], header[2], text)
