"""The rules that the schemas state: of single cells, asked once for each distinct text, and over several columns."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow.compute as pc

from kindicators.authoring.cells import MISSING, Cells, Numbers, Rows
from kindicators.authoring.columns import Column, columns_of, name_of
from kindicators.authoring.findings import Finding
from kindicators.schemas import Table
from kindicators.schemas.base import TEXT_RULES

Rule = Callable[[pd.DataFrame], "pd.Series | pd.DataFrame"]

DOUBTFUL = r"^ | $|  |[^ -~]"
"""What a text must have to break one of `TEXT_RULES`: most have it not, and to ask each of them takes long."""
READ: dict[str, tuple[str, Callable[[str], Any]]] = {
    "string": ("string[python]", str),
    "integer": ("Int64", int),
    "number": ("Float64", float),
    "boolean": ("boolean", lambda text: text == "true"),
    "date": ("datetime64[ns]", lambda text: np.datetime64(text, "ns")),
}
"""For each type of a column but text the type to which the schemas convert it, and how a text is read as it."""


def findings(table: type[Table], rows: Rows) -> Iterator[Finding]:
    """Yield every rule of a table that its rows break.

    Parameters
    ----------
    table : type of Table
        The table's schema, whose rules these are. The results are those of its ``validate``, which would look at
        every cell of every row.
    rows : Rows
        The rows; every cell can be read as the type of its column.
    """
    name = name_of(table)
    for column in columns_of(table):
        for message, wrong in _of_cells(column, rows):
            for row in wrong.tolist():
                yield _finding(name, rows, row, column.name, message)
    brief, whole = _brief(table, rows), cache(partial(typed, table, rows))
    for check in table.to_schema().checks:
        message = str(check.error)
        if message in TEXT_RULES:  # asked of each text above
            continue
        try:
            result = _asked(getattr(table, str(check.name)), brief, whole)
        except Exception as error:  # one that other faults make impossible to ask must not hide them
            yield Finding(
                name, None, "", "", "", f"the rule {message!r} cannot be asked ({error}); mend the rest first"
            )
            continue
        if isinstance(result, pd.DataFrame):
            right = result.all()
            for column_name in right.index[~right]:
                wrong = ~result[column_name].to_numpy() & (rows.columns[column_name].codes != MISSING)
                for row in np.flatnonzero(wrong).tolist():
                    yield _finding(name, rows, row, column_name, message)
        else:
            column_name, _, message = message.partition(": ")
            for row in np.flatnonzero(~result.to_numpy()).tolist():
                yield _finding(name, rows, row, column_name, message)


def typed(table: type[Table], rows: Rows) -> pd.DataFrame:
    """Return rows as the frame that the rules over several columns are written for."""
    return _frame(rows, {c.name: rows.columns[c.name].typed(*READ[c.type]) for c in columns_of(table)})


def _brief(table: type[Table], rows: Rows) -> pd.DataFrame:
    """Return that frame as most rules need it: without the key, and with the notes in Arrow's memory.

    To make as many objects of Python as there are rows, for texts that are all different, takes longer than the rules.
    Of a note a rule asks only whether it is there: its words are for people, and Arrow searches texts in its own way.
    """
    columns = [c for c in columns_of(table) if not c.key]
    cells = {c.name: rows.columns[c.name] for c in columns}
    return _frame(
        rows,
        {c.name: cells[c.name].series if c.name == "note" else cells[c.name].typed(*READ[c.type]) for c in columns},
    )


def _asked(rule: Rule, brief: pd.DataFrame, whole: Callable[[], pd.DataFrame]) -> pd.Series | pd.DataFrame:
    try:
        return rule(brief)
    except Exception:  # it asks for the key
        return rule(whole())


def _frame(rows: Rows, series: dict[str, pd.Series]) -> pd.DataFrame:
    return pd.DataFrame(series, copy=False).set_axis(pd.Index(rows.lines, name="line"))


def _of_cells(column: Column, rows: Rows) -> Iterator[tuple[str, Numbers]]:
    """Yield what is wrong with single cells of a column, and in which rows."""
    cells = rows.columns[column.name]
    if column.required:
        yield "is required", cells.missing
    if column.unique:
        yield "stands more than once", cells.repeated
    if column.values:
        yield f"is not one of {', '.join(column.values)}", cells.where(v not in column.values for v in cells.values)
    if column.pattern:
        yield f"does not match {column.pattern!r}", cells.where(_unfit(column.pattern, cells))
    if column.minimum is not None:
        least = column.minimum
        yield f"is less than {least}", cells.where(float(v) < least for v in cells.values)
    if column.type == "string":
        texts = cells.distinct.filter(pc.match_substring_regex(cells.distinct, DOUBTFUL)).to_pylist()
        for message, breaks in TEXT_RULES.items():
            if broken := {text for text in texts if breaks(text)}:
                yield message, cells.where(text in broken for text in cells.values)


def _unfit(pattern: str, cells: Cells) -> Iterable[bool]:
    """Return for each distinct text whether it does not match a pattern."""
    if "\\" in pattern:  # classes of characters, such as that of white space, have others in Arrow
        fits = re.compile(pattern).match
        return (fits(text) is None for text in cells.values)
    marks: npt.NDArray[np.bool_] = pc.invert(pc.match_substring_regex(cells.distinct, pattern)).to_numpy(
        zero_copy_only=False
    )
    return marks


def _finding(table: str, rows: Rows, row: int, column: str, message: str) -> Finding:
    return Finding(table, int(rows.lines[row]), rows.id_of(row), column, rows.columns[column].at(row), message)
