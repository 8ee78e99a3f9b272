"""Read a CSV file in the package's canonical form, and show every place where it departs from it.

The form: UTF-8 without BOM, LF line ends, RFC 4180, a header with the table's columns in their order, rows sorted by
primary key, an empty cell for a missing value, whole numbers and dates in their plain ISO form.
"""

from __future__ import annotations

import csv
import io
import re
from datetime import date
from pathlib import Path

import pandas as pd

from kindicators.authoring.columns import Column, columns_of, name_of
from kindicators.authoring.findings import Finding
from kindicators.schemas import Table

LEXICAL = {
    "integer": (re.compile(r"-?(?:0|[1-9]\d{0,17})"), "is not a whole number"),
    "number": (re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d*[1-9])?"), "is not a number in its shortest form"),
    "boolean": (re.compile(r"true|false"), "is not true or false"),
    "date": (
        re.compile(r"(?:1[89]|20|21)\d{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])"),
        "is not a date (YYYY-MM-DD, from 1800 to 2199)",
    ),
}


def read(table: type[Table], content: bytes, file: Path) -> tuple[pd.DataFrame | None, list[Finding]]:
    """Read a table from the bytes of its CSV file.

    Parameters
    ----------
    table : type of Table
        The table's schema.
    content : bytes
        The file's bytes.
    file : pathlib.Path
        The file's name, for the messages.

    Returns
    -------
    frame : pandas.DataFrame or None
        The rows, all text, indexed by the line in the file on which they end; a cell that cannot be read as its type
        is missing. None if the file cannot be read as the table at all.
    findings : list of Finding
        Every departure from the canonical form.
    """
    name = name_of(table)
    columns = columns_of(table)
    header = [c.name for c in columns]
    findings: list[Finding] = []

    def find(line: int | None, row_id: str, column: str, value: str, message: str) -> None:
        findings.append(Finding(name, line, row_id, column, value, message))

    if content.startswith(b"\xef\xbb\xbf"):
        find(1, "", "", "", f"{file.name} starts with a byte order mark; save it as UTF-8 without BOM")
        content = content[3:]
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        find(line, "", "", "", f"{file.name} is not UTF-8 (byte {content[error.start]:#04x})")
        return None, findings
    if "\x00" in text:
        find(text[: text.index("\x00")].count("\n") + 1, "", "", "", f"{file.name} has a NUL character")
        return None, findings
    if "\r" in text:
        find(text[: text.index("\r")].count("\n") + 1, "", "", "", f"{file.name} has CR line ends; use LF")
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.endswith("\n"):
        find(text.count("\n") + 1, "", "", "", f"{file.name} does not end with a line end; is it truncated?")

    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows: list[list[str]] = []
    lines: list[int] = []
    try:
        found = next(reader, [])
        if found != header:
            find(1, "", "", "", _header_message(found, header))
            return None, findings
        for row in reader:
            if len(row) != len(header):
                find(reader.line_num, row[0] if row else "", "", "", f"has {len(row)} cells, not {len(header)}")
                continue
            rows.append(row)
            lines.append(reader.line_num)
    except csv.Error as error:
        find(reader.line_num, "", "", "", f"{file.name} is not CSV ({error})")
        return None, findings

    key = next(i for i, c in enumerate(columns) if c.key)
    previous = ""
    for line, row in zip(lines, rows, strict=True):
        if row[key] < previous:
            find(line, row[key], columns[key].name, row[key], f"rows are not sorted: it stands after {previous!r}")
        previous = row[key]
        for position, column in enumerate(columns):
            message = _lexical_message(column, row[position])
            if message:
                find(line, row[key], column.name, row[position], message)
                row[position] = ""
    if not findings and text != _written(header, rows):
        find(
            None, "", "", "", f"{file.name} is not quoted as the package writes CSV: quotes only where they are needed"
        )
    frame = pd.DataFrame(rows, columns=header, index=pd.Index(lines, name="line"), dtype="string")
    return frame.mask(frame == ""), findings


def _written(header: list[str], rows: list[list[str]]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerows([header, *rows])
    return buffer.getvalue()


def _lexical_message(column: Column, value: str) -> str | None:
    if value and column.type in LEXICAL:
        pattern, message = LEXICAL[column.type]
        if not pattern.fullmatch(value):
            return message
        if column.type == "date":
            try:
                date.fromisoformat(value)
            except ValueError:
                return "is not a date of the calendar"
    return None


def _header_message(found: list[str], header: list[str]) -> str:
    missing = [c for c in header if c not in found]
    unknown = [c for c in found if c not in header]
    parts = []
    if missing:
        parts.append(f"lacks {', '.join(missing)}")
    if unknown:
        parts.append(f"has unknown {', '.join(map(repr, unknown))}")
    return f"the header {' and '.join(parts) or 'has its columns doubled or in another order'}"
