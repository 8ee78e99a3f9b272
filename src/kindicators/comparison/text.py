"""What differs between two releases, as text for a reader and as a summary by table."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from kindicators.comparison.contract import BUMPS, highest
from kindicators.comparison.differences import Counts, Difference, counts, differences, rests_on
from kindicators.package import package
from kindicators.releases import released
from kindicators.render import fit, render, wrap

FEW = 40
"""So many differences are listed even if no table was asked for."""
LISTED = 50
"""So many rows of a kind are listed of a table at most."""
WHOLE = ("table_added", "indicator_added", "clock_added")
SHOWN = 5
"""So many names are listed in a line."""
WIDTH = 100
"""The width of a text that goes to no terminal."""
CUT = (" more", "…")
"""How lines end from which something is left out."""
SIGNS = {"cell_changed": "~", "row_removed": "-", "row_added": "+"}


class Summary(NamedTuple):
    """What differs in one table or indicator."""

    name: str
    rows_added: int
    rows_changed: int
    rows_removed: int
    cells: str
    """The columns of the changed cells, with how many there are in each."""
    changes: str
    """What changed for whoever relies on its columns, values and rules."""
    bump: str
    """What its differences ask of the version."""

    @property
    def rows(self) -> Counts:
        """How many of its rows differ."""
        return Counts(self.rows_added, self.rows_changed, self.rows_removed)


class Comparison(NamedTuple):
    """Two states of the package, and all in which they differ."""

    title: str
    """What is compared, for example ``0.2.0 -> 0.3.0``."""
    command: str
    """The command that compares the same states."""
    table: str | None
    """The table or indicator that was asked for."""
    found: list[Difference]
    rests_on: Sequence[str] = ()
    """What the indicator that was asked for is made from, which was compared as well."""

    def summary(self) -> list[Summary]:
        """Return what differs in each table and indicator that differs, sorted by name."""
        rows = counts(self.found)
        by_name: dict[str, list[Difference]] = {}
        for difference in self.found:
            by_name.setdefault(difference.table, []).append(difference)
        return [
            Summary(
                name,
                *rows.get(name, Counts()),
                _columns(found),
                "; ".join(_phrase(d) for d in found if d.row_id is None),
                highest(d.bump for d in found) or BUMPS[0],
            )
            for name, found in sorted(by_name.items())
        ]

    def text(self, width: int | None, *, short: bool = False) -> Iterator[str]:
        """Yield the lines that tell a reader what differs: first how much, then row by row.

        Parameters
        ----------
        width : int or None
            The width of the terminal; None for a pipe or file.
        short : bool, default False
            Whether to leave the single rows out. They are left out anyway if they are many, unless one table was asked
            for.
        """
        if not self.found:
            below = f", nor in what it rests on: {', '.join(self.rests_on)}" if self.rests_on else ""
            where = f" in {self.table}{below}" if self.table else ""
            yield from wrap(f"{self.title}: nothing differs{where}", width or WIDTH, "", "  ")
            return
        room = width or WIDTH
        tables = [s for s in self.summary() if any(s.rows)]
        total = Counts(*(sum(s.rows[i] for s in tables) for i in range(3)))
        where = _count(len(tables), "table") if self.rests_on or not self.table else self.table
        rows = f"{total.added:,} rows added, {total.changed:,} changed, {total.removed:,} removed in {where}"
        yield f"{self.title}: {rows if tables else 'no row differs'}"
        if self.rests_on:
            yield from wrap(f"{self.table} rests on {', '.join(self.rests_on)}", room, "", "  ")
        relied = [d for d in self.found if d.row_id is None]
        if relied:
            yield ""
            yield from _relied(relied, room)
        if tables:
            yield ""
            header = ("table", "added", "changed", "removed", "changed cells")
            yield from render(header, [[s.name, *s.rows, _few(s.cells)] for s in tables], "table", width)
            yield from self._rows(self.found[len(relied) :], room, short)

    def _rows(self, found: Sequence[Difference], width: int, short: bool) -> Iterator[str]:
        """Yield the rows if they can be taken in, and how to see what is left out."""
        lines = []
        if not short and (self.table or len(found) <= FEW):
            for name, differences in groupby(found, key=lambda d: d.table):
                lines += ["", *([] if name == self.table else [name]), *_listed(list(differences), width)]
        yield from lines
        if not lines or any(line.endswith(CUT) for line in lines):
            yield ""
            if not self.table:
                yield f"The rows of one table: {self.command} TABLE"
            yield f"All rows, with all their cells: {self.command} --format csv"


def compare(a: str, b: str | None, table: str | None) -> Comparison:
    """Compare two releases as the command line asks for it.

    Parameters
    ----------
    a : str
        A version.
    b : str or None
        Another version; None for the installed state. The name of a table stands for `table`, and None for `b`.
    table : str or None
        The only table to compare, or an indicator with what it rests on.
    """
    if table is None and b is not None and not b.removeprefix("v")[:1].isdigit():
        b, table = None, b
    old, new = released(a), released(b)
    title = f"{old.version} -> {new.version}" + (" (installed)" if b is None else "")
    command = " ".join(["kindicators diff", *filter(None, [a, b, table])])
    below = [] if table is None else rests_on(table, old, new, package())
    found = differences(old, new, None if table is None else [table, *below], known=package())
    return Comparison(title, command, table, list(found), below)


def _relied(found: Sequence[Difference], width: int) -> Iterator[str]:
    """Yield the changes of what readers rely on, the gravest first; what is new as a whole in one line a kind."""
    for d in sorted(found, key=lambda d: (-BUMPS.index(d.bump), d.change)):
        if _kind(d) not in WHOLE or d.bump != "minor":
            phrase = _phrase(d, column=False)
            said = phrase if d.change == "indicator_changed" else f"{_place(d)}: {phrase}"
            yield from wrap(f"{d.bump}  {said}", width, "  ", " " * 9)
    for change in WHOLE:
        names = [_place(d) for d in found if _kind(d) == change and d.bump == "minor"]
        if names:
            added = f"{_count(len(names), change.removesuffix('_added'))} added"
            what = f"the clocks now read {_count(len(names), 'column')}" if change == "clock_added" else added
            yield from wrap(f"minor  {what}: {_few(', '.join(names))}", width, "  ", " " * 9)


def _listed(found: Sequence[Difference], width: int) -> Iterator[str]:
    """Yield the rows of a table that differ: first those that changed, then those that are gone or new."""
    for kind, sign in SIGNS.items():
        rows = [list(group) for _, group in groupby((d for d in found if d.change == kind), key=lambda d: d.row_id)]
        for cells in rows[:LISTED]:
            yield from _row(sign, cells, width)
        if len(rows) > LISTED:
            yield f"  {sign} … and {len(rows) - LISTED:,} more"


def _row(sign: str, cells: Sequence[Difference], width: int) -> Iterator[str]:
    first = cells[0]
    head = f"  {sign} {first.row_id}"
    if first.change != "cell_changed":
        record = json.loads(first.new or first.old or "{}")
        texts = ", ".join(f"{name} {value}" for name, value in record.items() if value != first.row_id)
        line = f"{head}  {texts}".replace("\n", " ")
        yield fit(line, max(width, len(head))).rstrip()
    else:
        yield head
        for cell in cells:
            old, new = ("(empty)" if value is None else value.replace("\n", " ") for value in (cell.old, cell.new))
            line = f"{cell.column}: {old} -> {new}"
            if len(line) + 6 <= width:
                yield f"      {line}"
            else:
                yield f"      {cell.column}:"
                yield from wrap(f"- {old}", width, " " * 8, " " * 10)
                yield from wrap(f"+ {new}", width, " " * 8, " " * 10)
    for reason in dict.fromkeys(cell.reason for cell in cells if cell.reason is not None):
        yield from wrap(f"why: {reason}", width, " " * 6, " " * 8)


def _columns(found: Sequence[Difference]) -> str:
    columns = Counter(d.column for d in found if d.change == "cell_changed")
    return ", ".join(f"{column} {n}" for column, n in columns.most_common())


def _few(listed: str) -> str:
    """Return a list with commas so short that it can be taken in."""
    items = listed.split(", ")
    return listed if len(items) <= SHOWN else f"{', '.join(items[:SHOWN])} and {len(items) - SHOWN:,} more"


def _place(difference: Difference) -> str:
    return difference.table if difference.column is None else f"{difference.table}.{difference.column}"


def _kind(difference: Difference) -> str:
    """Return the kind of a change; a clock may have been added or removed."""
    if difference.change != "clock_changed":
        return difference.change
    return "clock_added" if difference.old is None else "clock_removed" if difference.new is None else "clock_changed"


def _phrase(difference: Difference, *, column: bool = True) -> str:
    """Return a change in words, for example ``column renamed (metric -> measure)``."""
    if difference.change == "indicator_changed":
        property = "SQL" if difference.column == "sql" else difference.column
        words, column = f"the {property} of indicator {difference.table} changed", False
    else:
        words = _kind(difference).replace("_", " ")
    texts = " -> ".join(text for text in (difference.old, difference.new) if text is not None)
    named = f"{difference.column}: " if column and difference.column is not None else ""
    return f"{named}{words} ({texts})" if texts else f"{named}{words}"


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}" if number == 1 else f"{number:,} {what}s"
