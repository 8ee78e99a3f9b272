"""The formats of citations: text, BibTeX, CSL-JSON and RIS."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple


class Entry(NamedTuple):
    """One work that is cited. An empty text means that nothing is known."""

    key: str
    kind: str
    """``dataset``, or another value of ``sources.source_type``."""
    author: str
    """An institution, not a person."""
    title: str
    date: str
    """As precise as it is known: 2025-09-16, 2025-09, 2025-Q3 or 2025."""
    url: str = ""
    accessed: str = ""
    language: str = ""
    """ISO 639-1."""
    version: str = ""
    notes: tuple[str, ...] = ()


MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def text(entries: Sequence[Entry]) -> str:
    """Return a line for each entry; the keys stand at the ends, so that a figure can point to its source."""
    return "\n".join(_line(e) for e in entries)


def _line(entry: Entry) -> str:
    parts = [f"{entry.author} ({_words(entry.date)})", entry.title]
    if entry.version:
        parts.append(f"Version {entry.version}")
    parts += entry.notes
    line = " ".join(part if part.endswith((".", "?", "!")) else f"{part}." for part in parts)
    if not entry.url:
        return line
    seen = f", accessed {_words(entry.accessed)}" if entry.accessed else ""
    return f"{line} {entry.url} ({entry.language}{seen}) [{entry.key}]"


def _words(date: str) -> str:
    """Return a date as it is written: 16 September 2025, September 2025, 2025; n.d. if there is none."""
    parts = _date_parts(date)
    if not parts:
        return "n.d."
    names = [str(parts[0]), *(MONTHS[m - 1] for m in parts[1:2]), *(str(d) for d in parts[2:])]
    return " ".join(reversed(names))


def bibtex(entries: Sequence[Entry]) -> str:
    """Return BibTeX; the type is always ``misc``, the one that every style knows."""
    return "\n\n".join(_bibtex(e) for e in entries)


# Braces themselves cannot be escaped by a backslash: BibTeX counts them before LaTeX reads them.
LATEX = {
    **{c: f"\\{c}" for c in "&%$#_"},
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "|": r"\textbar{}",
}


def _bibtex(entry: Entry) -> str:
    year, month, day = [*_date_parts(entry.date), 0, 0, 0][:3]
    fields = {
        # A second pair of braces keeps an institution from being read as a person, and a title its capitals.
        "author": f"{{{_latex(entry.author)}}}",
        "title": f"{{{_latex(entry.title)}}}",
        "year": str(year or ""),
        "month": MONTHS[month - 1][:3].lower() if month else "",
        "day": str(day or ""),
        "version": entry.version,
        "url": _bibtex_url(entry.url),
        "urldate": entry.accessed,
        "language": entry.language,
        "note": _latex(". ".join(entry.notes)),
    }
    # Without braces the month is a macro of the style, which writes it as the others.
    lines = [f"  {n} = {v}," if n == "month" else f"  {n} = {{{v}}}," for n, v in fields.items() if v]
    return "\n".join([f"@misc{{{entry.key},", *lines, "}"])


def _latex(value: str) -> str:
    return "".join(LATEX.get(c, c) for c in value)


def _bibtex_url(url: str) -> str:
    # Styles print the field verbatim, where an escape would become part of the address; only what would end the field
    # or break \url is put in the form that addresses themselves have for it.
    return re.sub(r'[{}\\"<>^`| ]', lambda c: f"%{ord(c[0]):02X}", url)


CSL_TYPES = {"dataset": "dataset", "news": "article-newspaper", "think_tank": "report", "blog": "post-weblog"}


def csl_json(entries: Sequence[Entry]) -> str:
    """Return a CSL-JSON array."""
    import json

    return json.dumps([_csl(e) for e in entries], ensure_ascii=False, indent=2)


def _csl(entry: Entry) -> dict[str, Any]:
    item = {
        "id": entry.key,
        "type": CSL_TYPES.get(entry.kind, "webpage"),
        "title": entry.title,
        "author": [{"literal": entry.author}],
        "issued": _csl_date(entry.date),
        "version": entry.version,
        "URL": entry.url,
        "accessed": _csl_date(entry.accessed),
        "language": entry.language,
        "note": ". ".join(entry.notes),
    }
    return {name: value for name, value in item.items() if value}


def _csl_date(date: str) -> dict[str, Any]:
    parts = _date_parts(date)
    return {"date-parts": [parts]} if parts else {}


RIS_TYPES = {"dataset": "DATA", "news": "NEWS", "think_tank": "RPRT", "blog": "BLOG"}


def ris(entries: Sequence[Entry]) -> str:
    """Return RIS records."""
    return "\n\n".join("\n".join(f"{tag}  - {value}" for tag, value in _ris(e)) for e in entries)


def _ris(entry: Entry) -> list[tuple[str, str]]:
    date = _ris_date(entry.date)
    tags = [
        ("ID", entry.key),
        ("AU", entry.author),
        ("TI", entry.title),
        ("PY", date[:4]),
        ("DA", date),
        ("ET", entry.version),
        ("UR", entry.url),
        ("Y2", _ris_date(entry.accessed)),
        ("LA", entry.language),
        *(("N1", note) for note in entry.notes),
    ]
    return [("TY", RIS_TYPES.get(entry.kind, "ELEC")), *((t, v) for t, v in tags if v), ("ER", "")]


def _ris_date(date: str) -> str:
    """Return YYYY/MM/DD/, with what is not known left empty."""
    parts = [f"{part:02}" for part in _date_parts(date)]
    return "/".join([*parts, "", "", ""][:3]) + "/" if parts else ""


def _date_parts(date: str) -> list[int]:
    """Return year, month and day as far as they are known; of a quarter or half-year the year."""
    return [int(part) for part in date.split("-") if part.isdigit()]


WRITERS: dict[str, Callable[[Sequence[Entry]], str]] = {
    "text": text,
    "bibtex": bibtex,
    "csl-json": csl_json,
    "ris": ris,
}
