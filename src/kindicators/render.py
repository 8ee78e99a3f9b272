"""Write rows as a table for a terminal, or as CSV, JSON or Markdown."""

from __future__ import annotations

import csv
import io
import json
import math
import textwrap
import unicodedata
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

FORMATS = ("table", "csv", "json", "markdown")
GAP = "  "
FILL = "\0"
NARROWEST = 16  # a column is dropped rather than cut further; dates and short codes stay whole


def render(header: Sequence[str], rows: Sequence[Sequence[Any]], how: str, width: int | None = None) -> Iterator[str]:
    """Yield the lines of `rows` in one of `FORMATS`.

    A `width` (of a terminal) makes a table fit: long cells end in "…", and columns for which there is no room are
    named below it. Without a width nothing is cut.
    """
    if how == "csv":
        yield from _csv(header, rows)
    elif how == "json":
        yield from _json(header, rows)
    elif how == "markdown":
        yield from _markdown(header, rows)
    else:
        yield from _table(header, [[_text(v) for v in row] for row in rows], _numeric(header, rows), width)


def _csv(header: Sequence[str], rows: Sequence[Sequence[Any]]) -> Iterator[str]:
    for row in [header, *rows]:
        buffer = io.StringIO()
        csv.writer(buffer, lineterminator="").writerow([_text(v) for v in row])
        yield buffer.getvalue()


def _json(header: Sequence[str], rows: Sequence[Sequence[Any]]) -> Iterator[str]:
    # A result may have two columns of one name, a JSON object may not.
    names = [name if header.index(name) == i else f"{name}_{i}" for i, name in enumerate(header)]
    if not rows:
        yield "[]"
    for i, row in enumerate(rows):
        record = json.dumps(dict(zip(names, map(_jsonable, row), strict=True)), ensure_ascii=False, default=_text)
        yield ("[" if i == 0 else " ") + record + ("]" if i == len(rows) - 1 else ",")


def _jsonable(value: Any) -> Any:
    """Turn a number that JSON does not know into one that it does: a decimal, NaN, infinity."""
    if isinstance(value, Decimal):
        value = float(value)
    return None if isinstance(value, float) and not math.isfinite(value) else value


def _markdown(header: Sequence[str], rows: Sequence[Sequence[Any]]) -> Iterator[str]:
    for row in [header, ["---"] * len(header), *rows]:
        yield "| " + " | ".join(_text(v).replace("|", "\\|").replace("\n", " ") for v in row) + " |"


def _table(header: Sequence[str], rows: list[list[str]], numeric: list[bool], width: int | None) -> Iterator[str]:
    cells = [[c.replace("\n", " ") for c in row] for row in rows]
    widths = [max([_width(h), *(_width(row[i]) for row in cells)]) for i, h in enumerate(header)]
    shown = len(header)
    if width is not None:
        shown = _shown(widths, width)
        widths = _shrunk(widths[:shown], width)
    for row in [list(header), ["-" * w for w in widths], *cells]:
        line = GAP.join(fit(row[i], widths[i], right=numeric[i]) for i in range(shown))
        yield line.rstrip()
    hidden = header[shown:]
    if hidden and width is not None:
        hint = f"(no room for {', '.join(hidden)}; --format csv or markdown, or a wider terminal, shows them)"
        yield from textwrap.wrap(hint, width)


def _shown(widths: list[int], width: int) -> int:
    """Return how many columns fit when each is cut to `NARROWEST` at most."""
    total = 0
    for i, w in enumerate(widths):
        total += min(w, NARROWEST) + (len(GAP) if i else 0)
        if total > width:
            return max(i, 1)
    return len(widths)


def _shrunk(widths: list[int], width: int) -> list[int]:
    """Cut the widest columns, all to one width, until the line fits."""
    room = width - len(GAP) * (len(widths) - 1)
    fitting = (cap for cap in range(max(widths), 0, -1) if sum(min(w, cap) for w in widths) <= room)
    cap = next(fitting, 1)
    return [min(w, cap) for w in widths]


def fit(text: str, width: int, *, right: bool = False) -> str:
    """Return a text that takes `width` columns: cut, or filled up with spaces."""
    if _width(text) > width:
        kept = ""
        for character in text:
            if _width(kept + character) > width - 1:
                break
            kept += character
        text = kept + "…"
    padding = " " * (width - _width(text))
    return padding + text if right else text + padding


def wrap(text: str, width: int, first: str, then: str) -> list[str]:
    """Return the lines of a text, the first line and the further ones with an indent of their own."""
    # A Hangul syllable takes two columns, so it gets a second character for the time of wrapping.
    wide = "".join(c + FILL if unicodedata.east_asian_width(c) in "WF" else c for c in text)
    # An identifier is copied, so it is not broken at its hyphens.
    lines = textwrap.wrap(
        wide, width, initial_indent=first, subsequent_indent=then, break_long_words=False, break_on_hyphens=False
    )
    return [line.replace(FILL, "") for line in lines]


def _width(text: str) -> int:
    """Return the columns that a text takes on a terminal; Hangul takes two for each syllable."""
    if text.isascii():
        return len(text)
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def _numeric(header: Sequence[str], rows: Sequence[Sequence[Any]]) -> list[bool]:
    return [
        any(row[i] is not None for row in rows)
        and all(
            row[i] is None or (isinstance(row[i], int | float | Decimal) and not isinstance(row[i], bool))
            for row in rows
        )
        for i in range(len(header))
    ]


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date | datetime):
        return value.isoformat(*([" "] if isinstance(value, datetime) else []))
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e16:
        return str(int(value))
    return str(value)
