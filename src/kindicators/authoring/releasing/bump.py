"""The rule of the version: what the changes since the last release ask for, and which version answers them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from kindicators.authoring.releasing.version import following
from kindicators.comparison.contract import BUMPS
from kindicators.errors import UsageError
from kindicators.releases import order

if TYPE_CHECKING:
    from kindicators.comparison.differences import Difference


class Need(NamedTuple):
    """The least part of the version that must be raised, and what forces it."""

    bump: str
    """patch, minor or major."""
    reason: str


class Recycled(NamedTuple):
    """An id that an earlier release had, the last one had not, and that is back with other content."""

    table: str
    row_id: str
    release: str
    """The last release that had it."""


NOTHING = Need("patch", "nothing changed in the data")


def need(differences: Iterable[Difference], recycled: Iterable[Recycled] = (), reworded: bool = False) -> Need:
    """Return what the changes since the last release ask for.

    Parameters
    ----------
    differences : iterable of Difference
        What `kindicators.comparison.differences.differences` finds between the last release and the new state.
    recycled : iterable of Recycled
        Ids that are used again.
    reworded : bool, optional
        Whether titles, descriptions or labels differ.

    Examples
    --------
    >>> from kindicators.authoring.releasing.bump import Recycled, need
    >>> need([])
    Need(bump='patch', reason='nothing changed in the data')
    >>> need([], [Recycled("actors", "ABC", "1.2.0")]).bump
    'major'
    """
    found: dict[str, list[str]] = {}
    for again in recycled:
        found.setdefault("major", []).append(
            f"{again.table} uses the id {again.row_id} of {again.release} again, with other content"
        )
    counts: dict[str, int] = {bump: len(reasons) for bump, reasons in found.items()}
    for difference in differences:
        counts[difference.bump] = counts.get(difference.bump, 0) + 1
        if difference.bump not in found:
            found[difference.bump] = [said(difference)]
    for bump in reversed(BUMPS):
        if bump in found:
            more = counts[bump] - 1
            return Need(bump, found[bump][0] + (f", and {more:,} more" if more else ""))
    return Need("patch", "titles or descriptions were reworded") if reworded else NOTHING


def least(last: str | None, bump: str) -> str | None:
    """Return the least version that a bump allows; before 1.0.0 a minor number is enough for everything.

    Any version may be the first, for which None stands.

    Examples
    --------
    >>> from kindicators.authoring.releasing.bump import least
    >>> least("1.4.2", "major"), least("0.4.2", "major"), least("0.4.2", "patch")
    ('2.0.0', '0.5.0', '0.4.3')
    """
    if last is None:
        return None
    if order(last) < (1, 0, 0) and bump == "major":
        bump = "minor"
    return following(last)[bump]


def raised(last: str | None, version: str, need: Need) -> str:
    """Return what a version raises, if it may follow the last release and is high enough.

    Raises
    ------
    UsageError
        If it may not.

    Examples
    --------
    >>> from kindicators.authoring.releasing.bump import NOTHING, raised
    >>> raised("1.4.2", "1.5.0", NOTHING)
    'minor'
    """
    if last is None:
        return "first"
    steps = {number: bump for bump, number in following(last).items()}
    if version not in steps:
        patch, minor, major = steps
        raise UsageError(f"{version} cannot follow {last}: the next release is {patch}, {minor} or {major}")
    lowest = least(last, need.bump)
    if lowest is not None and order(version) < order(lowest):
        raise UsageError(f"{version} is too low after {last}: {lowest} is the least, because {need.reason}")
    return steps[version]


SENTENCES = {
    "table_added": "table {table} was added",
    "table_removed": "table {table} was removed",
    "table_renamed": "table {old} is called {new}",
    "column_added": "{table} has a new column {column}",
    "column_removed": "{table} lost its column {column}",
    "column_renamed": "{table}.{old} is called {new}",
    "indicator_added": "indicator {table} was added",
    "indicator_removed": "indicator {table} was removed",
    "indicator_renamed": "indicator {old} is called {new}",
    "file_changed": "the file of table {table} has other bytes, though no cell differs",
    "row_added": "{table} has a new row {row_id}",
    "row_removed": "{table} lost its row {row_id}",
    "cell_changed": "{table} {row_id} has another {column}",
}


def said(difference: Difference) -> str:
    """Return a change as a sentence without its stop."""
    sentence = SENTENCES.get(difference.change)
    if sentence is not None:
        return sentence.format(**difference._asdict())
    values = f": {difference.old or 'nothing'} became {difference.new or 'nothing'}"
    values = values if difference.old or difference.new else ""
    if difference.change == "property_changed":
        return f"{difference.column} of {difference.table or 'the package'} changed{values}"
    if difference.change == "indicator_changed":
        what = "SQL" if difference.column == "sql" else difference.column
        return f"the {what} of indicator {difference.table} changed{values}"
    place = f"{difference.table}.{difference.column}" if difference.column else difference.table
    return f"{place}: {difference.change.replace('_', ' ')}{values}"
