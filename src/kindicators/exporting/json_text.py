"""JSON: one document, a data package that has its tables within."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from kindicators.exporting import folder
from kindicators.exporting.content import Content, Table

DATA = "\0data\0"
"""Stands for the rows of a table until the document around them is written."""


def write(content: Content, place: Path) -> None:
    """Write the document: the descriptor, in which each table has its rows as ``data``, one record a line."""
    resources = [table.item | {"data": DATA} for table in content.tables]
    parts = folder.to_json(folder.descriptor(content, resources)).split(json.dumps(DATA))
    with place.open("w", encoding="utf-8", newline="\n") as stream:
        for before, table in zip(parts, content.each(), strict=False):
            stream.write(f"{before}[")
            for number, line in enumerate(lines(table, content)):
                stream.write(f"{',' if number else ''}\n{line}")
            stream.write("\n]")
        stream.write(parts[-1])


def lines(table: Table, content: Content) -> list[str]:
    """Return the rows of a table as JSON objects, one a line; a missing value is null, a date is text."""
    names = [field.name for field in table.fields]
    return [
        json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False, default=_text)
        for rows in content.rows(table)
        for row in rows
    ]


def _text(day: Any) -> str:
    return str(day.isoformat())
