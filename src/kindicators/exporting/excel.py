"""Excel: one workbook with a sheet a table, and a sheet that explains them."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kindicators.errors import MissingExtraError, UsageError
from kindicators.exporting.content import Content, Table

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

ROWS, COLUMNS, LONGEST = 1_048_576, 16_384, 32_767
"""What a sheet and a cell can hold."""
NAME = 31
"""Characters that the name of a sheet may have."""
FIRST_DAY = date(1900, 3, 1)
"""The days before, Excel does not know or counts wrongly: such a date is written as text."""
README = "README"
NARROWEST, WIDEST = 8, 60
SEEN = 200
"""So many rows are looked at to choose the width of a column."""


def write(content: Content, place: Path) -> None:
    """Write the workbook `place`."""
    try:
        import xlsxwriter
    except ImportError as error:
        raise MissingExtraError("format 'xlsx'", "excel") from error
    made = io.BytesIO()  # the library leaves a file open that it cannot write
    book = xlsxwriter.Workbook(made, {"in_memory": True, "default_date_format": "yyyy-mm-dd"})
    year, month, day = map(int, (content.pack.released or "1980-01-01").split("-"))
    book.set_properties(
        {
            "title": content.pack.title,
            "author": "; ".join(content.pack.authors),
            "comments": f"Version {content.pack.version}, {content.pack.license}",
            "created": datetime(year, month, day),  # not now: the same data make the same file
        }
    )
    names = sheet_names(table.name for table in content.tables)
    _readme(book, content, names)
    for table, name in zip(content.each(), names, strict=True):
        sheet(book, table, name, [row for rows in content.rows(table) for row in rows])
    book.close()
    place.write_bytes(made.getvalue())


def sheet_names(tables: Iterable[str]) -> list[str]:
    """Return the names of the sheets: those of the tables, cut where Excel allows no longer one.

    Examples
    --------
    >>> sheet_names(["actors", "a_name_of_more_than_31_characters", "a_name_of_more_than_31_characters_too"])
    ['actors', 'a_name_of_more_than_31_characte', 'a_name_of_more_than_31_charac~2']
    """
    given = {README.lower()}
    names = []
    for table in tables:
        name, number = table[:NAME], 1
        while name.lower() in given:  # Excel takes no two names that differ in case alone
            number += 1
            name = f"{table[: NAME - len(str(number)) - 1]}~{number}"
        given.add(name.lower())
        names.append(name)
    return names


def sheet(book: Workbook, table: Table, name: str, rows: list[tuple[Any, ...]]) -> None:
    """Add the sheet of a table, or raise `UsageError` if Excel cannot hold it."""
    if len(rows) >= ROWS or len(table.fields) > COLUMNS:
        raise UsageError(
            f"table {table.name!r} has {len(rows):,} rows and {len(table.fields):,} columns, and a sheet of Excel at "
            f"most {ROWS - 1:,} rows and {COLUMNS:,} columns: leave it out (tables=…), or choose another format"
        )
    page = book.add_worksheet(name)
    header = [field.name for field in table.fields]
    bold = book.add_format({"bold": True, "bottom": 1})
    for column, title in enumerate(header):
        page.write_string(0, column, title, bold)
        width = max([_width(title) + 3, *(_width(row[column]) for row in rows[:SEEN])])  # 3: the button of the filter
        page.set_column(column, column, min(max(width + 1, NARROWEST), WIDEST))
    for number, row in enumerate(rows, start=1):
        for column, value in enumerate(row):
            if value is not None:
                _cell(page, number, column, value, table)
    page.freeze_panes(1, 1)
    page.autofilter(0, 0, len(rows), len(header) - 1)


def _cell(sheet: Worksheet, row: int, column: int, value: Any, table: Table) -> None:
    """Write a value as what it is: a text that looks like a formula, address or number stays a text."""
    if isinstance(value, bool):
        sheet.write_boolean(row, column, value)
    elif isinstance(value, int | float):
        sheet.write_number(row, column, value)
    elif isinstance(value, date) and value >= FIRST_DAY:
        sheet.write_datetime(row, column, value)
    else:
        text = str(value)
        if len(text.encode("utf-16-le")) // 2 > LONGEST:
            raise UsageError(
                f"row {row} of table {table.name!r} has a text of {len(text):,} characters in column "
                f"{table.fields[column].name!r}, and a cell of Excel holds at most {LONGEST:,}: leave the table out "
                "(tables=…), or choose another format"
            )
        sheet.write_string(row, column, text)


def _width(value: object) -> int:
    """Return the columns that a value takes; a Hangul syllable takes two."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in str(value)) if value is not None else 0


def _readme(book: Workbook, content: Content, names: list[str]) -> None:
    sheet = book.add_worksheet(README)
    bold = book.add_format({"bold": True, "valign": "top"})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    row = 0

    def line(*cells: str, style: Any = None) -> None:
        nonlocal row
        for column, text in enumerate(cells):
            sheet.write_string(row, column, text, style)
        row += 1

    for name, value in content.facts().items():
        sheet.write_string(row, 0, name, bold)
        sheet.write_string(row, 1, value)
        row += 1
    line("types", "Dates are dates (one before March 1900 is text), numbers are numbers, an empty cell is missing.")
    line("precision", "A date known only to its month or year is stored as its first day: see the column …_precision.")
    row += 1
    line("table", "title", "rows", "description", style=bold)
    for table, name in zip(content.tables, names, strict=True):
        sheet.write_url(row, 0, f"internal:'{name}'!A1", string=table.name)
        sheet.write_string(row, 1, table.title)
        sheet.write_number(row, 2, table.item["rows"])
        sheet.write_string(row, 3, table.description)
        row += 1
    row += 1
    line("table", "column", "type", "unit", "description", "allowed values", style=bold)
    for table in content.tables:
        for field in table.fields:
            values = "; ".join(f"{value} ({label})" for value, label in field.categories)
            line(table.name, field.name, field.type, field.unit or "", field.description, values[:LONGEST])
    for column, width in enumerate((28, 40, 10, 14, 100, 60)):
        sheet.set_column(column, column, width, wrapped if column >= 4 else None)
