"""Cut the text of a CSV file into cells, quickly: with pyarrow, which then finds the distinct texts of a column."""

from __future__ import annotations

import csv
import io
from io import BufferedIOBase
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow.csv import ConvertOptions, ParseOptions, ReadOptions, read_csv

from kindicators.authoring.cells import MISSING, Cells, Numbers
from kindicators.authoring.quoting import NotCsvError

REPEATED = pa.dictionary(pa.int32(), pa.string())
POOL = pa.system_memory_pool()
"""With pyarrow's own pool as much time again is lost to the system."""
BLOCK = 1 << 21
"""Bytes that are cut at once; a row that is longer cannot be read."""


class Records(NamedTuple):
    """The records of a file after its header, without blank ones."""

    columns: dict[str, Cells]
    lines: Numbers
    """For each record the line of the file on which it ends."""
    irregular: list[tuple[int, int]]
    """The records that had too many or too few cells, and how many; they were cut or filled up."""
    blank: list[int]
    """The lines without any cell that is filled."""


def records(stream: BufferedIOBase, header: dict[str, bool], line_feeds: int) -> Records:
    r"""Cut a file that has its quotes where they belong, and LF line ends.

    Parameters
    ----------
    stream : file
        The file, in UTF-8, of which the header was read.
    header : dict of str to bool
        The names of the columns, and of each whether its texts come again and again.
    line_feeds : int
        How many line feeds there are after the header.

    Raises
    ------
    NotCsvError
        If that cannot be done.

    Examples
    --------
    >>> import io
    >>> from kindicators.authoring.records import records
    >>> made = records(io.BytesIO(b"a,1\n\nb\n"), {"name": False, "value": True}, 3)
    >>> made.columns["name"].values, made.lines.tolist(), made.irregular, made.blank
    (['a', 'b'], [2, 4], [(1, 1)], [3])
    """
    table, odd = _parsed(stream, header, line_feeds)
    numbers = np.delete(np.arange(len(table) + len(odd)), list(odd))
    if odd:
        fitted = _fitted(odd.values(), len(header))
        table = pa.concat_tables([table, _parsed(fitted, header, len(odd))[0]])
        numbers = np.append(numbers, list(odd))
    order = np.argsort(numbers, kind="stable") if odd else None
    columns = {}
    for name in header:
        columns[name] = _cells(table.column(name), order)
        table = table.drop_columns(name)  # what is no longer needed makes room for the next one
    lines = np.arange(2, len(numbers) + 2)
    if line_feeds > len(lines):
        lines += np.cumsum(_line_feeds(columns, odd))
    blank = np.arange(len(lines))
    for cells in columns.values():
        blank = blank[cells.codes[blank] == MISSING]
    if len(blank):
        for name, cells in columns.items():
            columns[name] = Cells(cells.distinct, np.delete(cells.codes, blank))
    left = {number: number - int(np.searchsorted(blank, number)) for number in set(odd).difference(blank.tolist())}
    irregular = [(row, len(odd[number][0])) for number, row in sorted(left.items())]
    return Records(columns, np.delete(lines, blank), irregular, lines[blank].tolist())


Odd = dict[int, tuple[list[str], int]]
"""The records that have not as many cells as the header, by their number: their cells, and how many lines they end."""


def _parsed(stream: BufferedIOBase, header: dict[str, bool], line_feeds: int) -> tuple[pa.Table, Odd]:
    odd: Odd = {}

    def keep(row: Any) -> str:
        try:
            cells = next(csv.reader(io.StringIO(row.text, newline="")))
        except csv.Error:  # a cell that is longer than any; an error in here would be lost, and the row with it
            cells = (row.text.split(",") + [""] * row.actual_columns)[: row.actual_columns]
        odd[row.number - 1] = cells, row.text.count("\n")
        return "skip"

    # A text that stands in many rows is kept once; where few do, to look for it in each block is of no use.
    types = {name: REPEATED if repeated else pa.string() for name, repeated in header.items()}
    if not line_feeds:  # pyarrow refuses to read nothing
        return pa.table({name: pa.array([], kind) for name, kind in types.items()}), odd
    try:
        table = read_csv(
            stream,
            # Only one thread counts the rows. The names are given because the header is cut off.
            ReadOptions(use_threads=False, block_size=BLOCK, column_names=list(header)),
            ParseOptions(newlines_in_values=True, ignore_empty_lines=False, invalid_row_handler=keep),
            ConvertOptions(
                column_types=types,
                null_values=[""],
                strings_can_be_null=True,
                quoted_strings_can_be_null=True,
            ),
            memory_pool=POOL,
        )
    except pa.ArrowInvalid as error:
        raise NotCsvError(error, None) from error
    return table, odd


def _fitted(odd: Any, width: int) -> BufferedIOBase:
    """Return records as a file, cut or filled up to `width` cells."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([*cells, *[""] * width][:width] for cells, _ in odd)
    return io.BytesIO(text.getvalue().encode())


def _cells(column: pa.ChunkedArray, order: Numbers | None) -> Cells:
    coded = column if pa.types.is_dictionary(column.type) else pc.dictionary_encode(column, memory_pool=POOL)
    one = coded.combine_chunks(POOL)
    codes = one.indices.fill_null(MISSING).to_numpy()
    return Cells(one.dictionary, codes if order is None else codes[order])


def _line_feeds(columns: dict[str, Cells], odd: Odd) -> Numbers:
    """Return for each record how many line feeds stand in it."""
    count = np.zeros(len(next(iter(columns.values())).codes), dtype=np.intp)
    for cells in columns.values():
        within = pc.count_substring(cells.distinct, "\n").to_numpy()
        if within.any():
            count += np.append(within, 0)[cells.codes]
    for number, (_, line_feeds) in odd.items():
        count[number] = line_feeds
    return count
