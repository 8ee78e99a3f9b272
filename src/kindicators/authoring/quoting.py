"""The quotes of a CSV file: put where RFC 4180 puts them, and how many there must be."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from io import BufferedIOBase

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from kindicators.authoring.cells import MISSING, Cells


class NotCsvError(Exception):
    """A file that is no CSV, and the line on which that shows."""

    def __init__(self, message: object, line: int | None) -> None:
        super().__init__(message)
        self.line = line


def rewritten(stream: BufferedIOBase) -> BufferedIOBase:
    """Return a file with its quotes where they belong.

    Raises
    ------
    NotCsvError
        If it cannot be read as CSV at all.
    """
    stream.seek(0)
    reader = csv.reader((line.decode() for line in stream), strict=True)
    made = io.StringIO()
    writer = csv.writer(made, lineterminator="\n")
    try:
        writer.writerows(reader)
    except csv.Error as error:
        raise NotCsvError(error, reader.line_num) from error
    return io.BytesIO(made.getvalue().encode())


def needed(columns: Iterable[Cells]) -> int:
    """Return how many quotes the cells need: around one with a comma, line end or quote, and each of these doubled.

    Examples
    --------
    >>> from kindicators.authoring.quoting import needed
    >>> needed([Cells(pa.array(["a", "b, c", 'say "d"']), np.array([0, 1, 2, 2], dtype=np.int32))])
    14
    """
    return sum(_needed(cells) for cells in columns)


def _needed(cells: Cells) -> int:
    special = pc.match_substring_regex(cells.distinct, '[,"\n]').to_numpy(zero_copy_only=False)
    if not special.any():
        return 0
    times = np.bincount(cells.codes[cells.codes != MISSING], minlength=len(cells.distinct))[special]
    within = pc.count_substring(cells.distinct.filter(pa.array(special)), '"').to_numpy()
    return int(2 * ((1 + within) * times).sum())
