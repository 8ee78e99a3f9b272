"""Read a CSV file in the package's canonical form, and show every place where it departs from it.

The form: UTF-8 without BOM, LF line ends, RFC 4180, a header with the table's columns in their order, rows sorted by
primary key, an empty cell for a missing value, whole numbers and dates in their plain ISO form.
"""

from __future__ import annotations

import csv
import io
import os
import re
from collections.abc import Iterator
from datetime import date
from io import BufferedIOBase
from pathlib import Path

import numpy as np
import pyarrow.compute as pc

from kindicators.authoring import quoting
from kindicators.authoring.cells import Cells, Rows
from kindicators.authoring.columns import Column, columns_of, key_of, name_of
from kindicators.authoring.descriptor import TableFile
from kindicators.authoring.findings import Finding
from kindicators.authoring.records import records
from kindicators.authoring.scan import scan
from kindicators.errors import told
from kindicators.schemas import Table

BOM = b"\xef\xbb\xbf"
LEXICAL = {
    "integer": (re.compile(r"-?(?:0|[1-9]\d{0,17})", re.ASCII), "is not a whole number"),
    "number": (re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d*[1-9])?", re.ASCII), "is not a number in its shortest form"),
    "boolean": (re.compile(r"true|false"), "is not true or false"),
    "date": (
        re.compile(r"(?:1[89]|20|21)\d{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])", re.ASCII),
        "is not a date (YYYY-MM-DD, from 1800 to 2199)",
    ),
}


def read_file(table: type[Table], file: Path) -> tuple[TableFile | None, list[Finding]]:
    """Read a table from its CSV file as `read` does, and describe the file, which nobody may write meanwhile."""
    with file.open("rb") as stream:
        before = os.fstat(stream.fileno())
        written = Finding(
            name_of(table), None, "", "", "", f"{file.name} was written while it was read; run the command again"
        )
        try:
            rows, findings = read(table, stream, file)
        except UnicodeDecodeError:  # the first look at the file found it in UTF-8
            return None, [written]
        made = None if rows is None else TableFile.of(stream, rows)
        after = os.fstat(stream.fileno())
    if (after.st_size, after.st_mtime_ns) != (before.st_size, before.st_mtime_ns):
        return None, [written]
    return made, findings


def read(table: type[Table], stream: BufferedIOBase, file: Path) -> tuple[Rows | None, list[Finding]]:
    """Read a table from its CSV file.

    Parameters
    ----------
    table : type of Table
        The table's schema.
    stream : file
        The file's bytes, of which only a piece at a time is held while nothing is wrong with their form.
    file : pathlib.Path
        The file's name, for the messages.

    Returns
    -------
    rows : Rows or None
        The rows, without blank ones; a row with too many or too few cells is cut or filled up, and a cell that cannot
        be read as its type is missing. None if the file cannot be read as the table at all.
    findings : list of Finding
        Every departure from the canonical form.
    """
    name = name_of(table)
    columns = columns_of(table)
    findings: list[Finding] = []

    def find(line: int | None, message: str, row_id: str = "") -> None:
        findings.append(Finding(name, line, row_id, "", "", message))

    found = scan(stream)
    stream.seek(0)
    marked = stream.read(len(BOM)) == BOM
    if marked:
        find(1, f"{file.name} starts with a byte order mark; save it as UTF-8 without BOM")
    if found.not_utf8 is not None:
        byte, line = found.not_utf8
        find(line, f"{file.name} is not UTF-8 (byte {byte:#04x})")
        return None, findings
    if found.nul is not None:
        find(found.nul, f"{file.name} has a NUL character")
        return None, findings
    if found.carriage_return is not None:
        find(found.carriage_return, f"{file.name} has CR line ends; use LF")
    if findings or not found.ended:
        stream = io.BytesIO(_mended(stream, marked))
        found = scan(stream)
    if not found.ended:
        find(found.line_feeds + 1, f"{file.name} does not end with a line end; is it truncated?")
        stream.seek(0, io.SEEK_END)
        stream.write(b"\n")
        found = scan(stream)

    header = [c.name for c in columns]
    # A text that is neither a value of a list nor the key of another table seldom stands in two rows.
    repeated = {c.name: c.type != "string" or bool(c.values or c.references) for c in columns}
    enclosing = found.enclosing
    try:
        if not enclosing:
            stream = quoting.rewritten(stream)
            found = scan(stream)
        stream.seek(0)
        first = next(csv.reader([stream.readline().decode()]), [])
        if first != header:
            find(1, _header_message(first, header))
            return None, findings
        made = records(stream, repeated, found.line_feeds - 1)
    except csv.Error as error:  # a name of a column that is longer than any
        find(1, f"{file.name} is not CSV ({error})")
        return None, findings
    except quoting.NotCsvError as error:
        find(error.line, f"{file.name} is not CSV ({error})")
        return None, findings
    if not enclosing or (not made.irregular and found.quotes != quoting.needed(made.columns.values())):
        find(None, f"{file.name} is not quoted as the package writes CSV: quotes only where they are needed")

    rows = Rows(key_of(table), made.columns, made.lines)
    for line in made.blank:
        find(line, "is a blank row")
    for row, count in made.irregular:
        find(int(rows.lines[row]), f"has {count} cells, not {len(header)}", rows.id_of(row))
    findings += _unsorted(name, rows)
    for column in columns:
        if column.type in LEXICAL:
            rows.columns[column.name], wrong = _read(name, rows, column)
            findings += wrong
    return rows, findings


def _mended(stream: BufferedIOBase, marked: bool) -> bytes:
    """Return a file without byte order mark, and with LF line ends."""
    stream.seek(len(BOM) if marked else 0)
    return stream.read().replace(b"\r\n", b"\n").replace(b"\r", b"\n")


def _unsorted(name: str, rows: Rows) -> Iterator[Finding]:
    keys = rows.columns[rows.key].encoded.dictionary_decode().fill_null("")
    # Arrow compares bytes, which in UTF-8 are in the order of the characters.
    before = pc.less(keys[1:], keys[:-1]).to_numpy(zero_copy_only=False)
    for row in (np.flatnonzero(before) + 1).tolist():
        this, message = rows.id_of(row), f"rows are not sorted: it stands after {told(rows.id_of(row - 1))}"
        yield Finding(name, int(rows.lines[row]), this, rows.key, this, message)


def _read(name: str, rows: Rows, column: Column) -> tuple[Cells, list[Finding]]:
    """Return a column without the cells that cannot be read as its type, and these as findings."""
    cells = rows.columns[column.name]
    messages = {value: message for value in cells.values if (message := _lexical_message(column.type, value))}
    if not messages:
        return cells, []
    wrong = cells.where(value in messages for value in cells.values)
    return cells.without(messages), [
        Finding(name, int(rows.lines[row]), rows.id_of(row), column.name, cells.at(row), messages[cells.at(row)])
        for row in wrong.tolist()
    ]


def _lexical_message(kind: str, value: str) -> str | None:
    pattern, message = LEXICAL[kind]
    if not pattern.fullmatch(value):
        return message
    if kind == "date":
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
        parts.append(f"has unknown {', '.join(map(told, unknown))}")
    return f"the header {' and '.join(parts) or 'has its columns doubled or in another order'}"
