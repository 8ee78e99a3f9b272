"""`Card`: a row with the sources that speak of it, as text, HTML or a frame."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING, Any

from kindicators.package import package
from kindicators.render import wrap

if TYPE_CHECKING:
    import pandas as pd

ROLES = {"principal": "Principal source", "corroborates": "Confirmed by", "disputes": "Disputed by"}
COLUMNS = {
    "role": "string",
    "field": "string",
    "stated_value": "string",
    "source_id": "string",
    "title": "string",
    "publisher": "string",
    "published_on": "datetime64[ns]",
    "published_on_precision": "string",
    "url": "string",
    "is_mirror": "boolean",
    "license": "string",
    "note": "string",
    "source_note": "string",
}


@dataclass(frozen=True, repr=False)
class Card:
    """A row and its sources; `kindicators.evidence` makes it.

    Attributes
    ----------
    table, title : str
        Name and title of the row's table.
    row_id : str
        The row's id.
    row : dict
        The row's columns with their values: str, int, float, bool, `datetime.date`, or None where empty.
    cells : dict
        The same as text, a date no more precise than it is known.
    statements : tuple of dict
        What `sources` shows, as plain values.
    version : str
        The dataset version.
    """

    table: str
    title: str
    row_id: str
    row: dict[str, Any]
    cells: dict[str, str] = field(compare=False)
    statements: tuple[dict[str, Any], ...]
    version: str

    @property
    def sources(self) -> pd.DataFrame:
        """The sources as a frame, one row for each statement.

        ``role`` is ``principal``, ``corroborates`` or ``disputes``; ``field`` and ``stated_value`` say which column is
        meant and what is stated of it; ``note`` is on the statement, ``source_note`` on the source. Text is
        ``string``, ``published_on`` ``datetime64[ns]`` and ``is_mirror`` ``boolean``.
        """
        import pandas as pd

        frame = pd.DataFrame(self.source_rows(), columns=list(COLUMNS)).astype(COLUMNS)
        frame.attrs["kindicators"] = {"table": self.table, "version": self.version, "license": package().license}
        return frame

    def source_rows(self) -> list[dict[str, Any]]:
        """Return what `sources` shows, as plain values."""
        return [{name: statement[name] for name in COLUMNS} for statement in self.statements]

    def text(self, width: int = 100) -> str:
        """Return the card as text of `width` columns; only an address may be longer, so that it stays whole."""
        return "\n".join(self._lines(width))

    def __str__(self) -> str:
        return self.text()

    __repr__ = __str__

    def _repr_html_(self) -> str:
        """Return the card as two tables, for a notebook."""
        cells = "".join(f"<tr><th>{escape(n)}</th><td>{escape(v)}</td></tr>" for n, v in self._filled())
        sources = "".join(_html(statement) for statement in self.statements)
        head = "".join(f"<th>{name}</th>" for name in ("role", "column", "states", "source", "remarks"))
        return (
            f"<p><b>{escape(self.row_id)}</b> ({escape(self.table)}, version {escape(self.version)})</p>"
            f"<table>{cells}</table><table><tr>{head}</tr>{sources}</table>"
        )

    def _lines(self, width: int) -> Iterator[str]:
        yield self.row_id
        yield from textwrap.wrap(f"{self.title} ({self.table}), version {self.version}", width)
        yield ""
        filled = self._filled()
        margin = max(len(name) for name, _ in filled) + 2
        for name, value in filled:
            yield from wrap(f"{name:<{margin}}{value}", width, "  ", " " * (margin + 2))
        for role, heading in ROLES.items():
            statements = [s for s in self.statements if s["role"] == role]
            if statements:
                yield ""
                yield heading
            for statement in statements:
                yield from _statement(statement, width)

    def _filled(self) -> list[tuple[str, str]]:
        """Return the cells that say something; a precision is seen in its date, the source below."""
        return [
            (name, value)
            for name, value in self.cells.items()
            if value and name != "source_id" and name.removesuffix("_precision") not in self.cells.keys() - {name}
        ]


def _statement(statement: dict[str, Any], width: int) -> Iterator[str]:
    about = [statement["field"], statement["stated_value"]]
    if any(about):
        yield from wrap(": ".join(a for a in about if a), width, "  ", "    ")
    published = f", {statement['published']}" if statement["published"] else ""
    yield from wrap(f"{statement['publisher']}{published}: {statement['title']}", width, "  ", "    ")
    yield f"    {statement['url']}"
    yield from wrap(_remarks(statement), width, "    ", "    ")


def _html(statement: dict[str, Any]) -> str:
    link = f'<a href="{escape(statement["url"])}">{escape(statement["title"])}</a>'
    source = ", ".join(filter(None, [escape(statement["publisher"]), statement["published"], link]))
    cells = (statement["role"], statement["field"], statement["stated_value"])
    texts = [*(escape(c or "") for c in cells), source, escape(_remarks(statement))]
    return "<tr>" + "".join(f"<td>{text}</td>" for text in texts) + "</tr>"


def _remarks(statement: dict[str, Any]) -> str:
    """Return what must be known of a statement: its id, whether it is a copy, its terms, the notes."""
    kind = "copy on another host; " if statement["is_mirror"] else ""
    terms = statement["license"].replace("_", " ")
    notes = " ".join(filter(None, [statement["note"], statement["source_note"]]))
    return f"[{statement['source_id']}] {kind}terms: {terms}. {notes}".strip()
