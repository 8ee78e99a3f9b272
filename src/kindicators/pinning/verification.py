"""What came of comparing a lock file with the installed version, and how it is told."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from kindicators.comparison.contract import BUMPS
from kindicators.comparison.differences import Counts, Difference, counts
from kindicators.comparison.text import Comparison
from kindicators.pinning import lockfile
from kindicators.pinning.lockfile import Lock

if TYPE_CHECKING:
    from kindicators.releases import Retraction

MOST = 5
"""Names that are listed before the rest is counted."""


class Verification(NamedTuple):
    """What came of comparing a lock file with the installed version."""

    lock: Lock
    installed: str
    """The installed version."""
    differences: list[Difference]
    changed: list[str]
    """What has another hash or schema; of an indicator it may be the wording alone, which is no difference."""
    retraction: Retraction | None
    """When and why the pinned release was retracted, and what replaces it."""
    again: list[str]
    """What to give to ``kindicators lock`` to pin the same in the installed version; empty for everything."""

    @property
    def header(self) -> list[str]:
        """The names of what there is of each difference."""
        return list(Difference._fields)

    @property
    def compatible(self) -> bool:
        """Whether code that reads what is pinned can read what is installed."""
        return all(d.bump != BUMPS[-1] for d in self.differences)

    @property
    def warning(self) -> str | None:
        """What to warn of: that the pinned release was retracted."""
        if self.retraction is None:
            return None
        date, reason, replacement = self.retraction
        pinned = f"{self.lock.path} pins {self.lock.version}"
        return f"{pinned}, which was retracted on {date}: {reason.rstrip('.')}; use {replacement} instead"

    def lines(self) -> list[str]:
        """Return the result in words: one line if nothing differs, else what differs and how to go on."""
        pinned, installed, file = self.lock.version, self.installed, self.lock.path
        what = f"{file} ({self.lock.amount()} of {pinned})"
        if not self.differences:
            words = f"; reworded without a difference: {_listed(self.changed)}" if self.changed else ""
            return [f"{what}: unchanged in {installed}, which is installed{words}"]
        names = list(dict.fromkeys(d.table for d in self.differences))
        rows = list(counts(self.differences).values())
        counted = ", ".join(f"{sum(getattr(n, kind) for n in rows)} {kind}" for kind in Counts._fields)
        counted = f" (rows: {counted})" if rows else ""
        differ = f"{_listed(names)} {'differ' if len(names) > 1 else 'differs'}"
        broken = list(dict.fromkeys(f"{d.table}: {d.change}" for d in self.differences if d.bump == BUMPS[-1]))
        lines = [
            f"{what}: {differ} in {installed}, which is installed{counted}",
            f"schema: compatible; what reads {pinned} reads {installed} too, and may give other results"
            if self.compatible
            else f"schema: not compatible ({_listed(broken)}); what reads {pinned} may fail on {installed}",
            f"to stay with {pinned}: read it with version='{pinned}', or pip install 'kindicators=={pinned}'",
        ]
        if ".dev" not in installed:  # what is not released cannot be locked
            where = [] if str(file) == lockfile.NAME else ["-o", str(file)]
            lines.append(f"to take what {installed} has: {shlex.join(['kindicators', 'lock', *self.again, *where])}")
        return lines

    def differing(self, width: int | None) -> Iterator[str]:
        """Yield the differences as text for a reader, one table or indicator after the other.

        Parameters
        ----------
        width : int or None
            The width of the terminal; None for a pipe or file.
        """
        title = f"{self.lock.version} -> {self.installed} (installed)"
        by_name: dict[str, list[Difference]] = {}
        for difference in self.differences:
            by_name.setdefault(difference.table, []).append(difference)
        for name, found in by_name.items():
            yield from Comparison(title, f"kindicators diff {self.lock.version} {name}", name, found).text(width)
            yield ""


def _listed(names: list[str]) -> str:
    more = f" and {len(names) - MOST} more" if len(names) > MOST else ""
    return ", ".join(names[:MOST]) + more
