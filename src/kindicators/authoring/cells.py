"""The cells of a table as they stand in its file: each distinct text of a column once.

A rule about single cells is asked once for each distinct text, and a table of a million rows takes little memory. The
texts stay in Arrow's memory: to make a million of them objects of Python takes longer than most rules do.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

Numbers = npt.NDArray[np.intp]
MISSING = -1


@dataclass(frozen=True)
class Cells:
    """The cells of one column."""

    distinct: pa.StringArray
    """The distinct texts: each stands in some row, and none is empty."""
    codes: npt.NDArray[np.int32]
    """For each row the place of its text in `distinct`, or `MISSING`."""

    @cached_property
    def values(self) -> list[str]:
        """The distinct texts as a list."""
        texts: list[str] = self.distinct.to_pylist()
        return texts

    def where(self, wrong: Iterable[bool]) -> Numbers:
        """Return the rows whose text is wrong, of which `wrong` says for each distinct text whether it is.

        Examples
        --------
        >>> from kindicators.authoring.cells import Cells
        >>> cells = Cells(pa.array(["a", "b"]), np.array([0, 1, -1, 1], dtype=np.int32))
        >>> cells.where(value == "b" for value in cells.values).tolist()
        [1, 3]
        """
        marks = np.fromiter(wrong, dtype=bool, count=len(self.distinct))
        # The last mark is that of the code -1: a missing cell is not wrong.
        return np.flatnonzero(np.append(marks, False)[self.codes]) if marks.any() else np.empty(0, dtype=np.intp)

    @property
    def missing(self) -> Numbers:
        """The rows without a text."""
        return np.flatnonzero(self.codes == MISSING)

    @property
    def repeated(self) -> Numbers:
        """The rows whose text stands in another row too."""
        present = self.codes[self.codes != MISSING]
        return self.where(np.bincount(present, minlength=len(self.distinct)) > 1)

    @property
    def encoded(self) -> pa.DictionaryArray:
        """The cells as Arrow keeps them."""
        return pa.DictionaryArray.from_arrays(pa.array(self.codes, mask=self.codes == MISSING), self.distinct)

    def at(self, row: int) -> str:
        """Return the text of a row, empty if it has none."""
        code = self.codes[row]
        return str(self.distinct[int(code)]) if code != MISSING else ""

    def without(self, texts: Container[str]) -> Cells:
        """Return the same cells; those with one of some texts are missing."""
        kept = np.fromiter((value not in texts for value in self.values), dtype=bool, count=len(self.distinct))
        # What each code becomes; the last place is that of the code -1.
        codes = np.append(np.where(kept, np.cumsum(kept) - 1, MISSING), MISSING).astype(np.int32)
        return Cells(self.distinct.filter(pa.array(kept)), codes[self.codes])

    @property
    def series(self) -> pd.Series:
        """The cells as text."""
        return pd.Series(pd.array(self.encoded.dictionary_decode(), dtype="string[pyarrow]"))

    def typed(self, dtype: str, read: Callable[[str], Any]) -> pd.Series:
        """Return the cells as a series of pandas' type `dtype`, each distinct text read by a function."""
        # The missing value at the end is that of the code -1.
        texts: list[Any] = [*map(read, self.values), None]
        return pd.Series(pd.Series(texts, dtype=dtype).array.take(self.codes))


@dataclass(frozen=True)
class Rows:
    """The rows of one table."""

    key: str
    """The column that identifies a row."""
    columns: dict[str, Cells]
    lines: Numbers
    """For each row the line of the file on which it ends."""

    def __len__(self) -> int:
        return len(self.lines)

    def id_of(self, row: int) -> str:
        """Return what identifies a row."""
        return self.columns[self.key].at(row)

    def texts(self, column: str) -> list[str]:
        """Return the texts of a column, row by row; an empty one for a missing cell."""
        cells = self.columns[column]
        values = [*cells.values, ""]  # the last one is that of the code -1
        return [values[code] for code in cells.codes.tolist()]

    def places(self, ids: set[str]) -> dict[str, int]:
        """Return for each of some ids the first row that has it."""
        key = self.columns[self.key]
        found = key.where(pc.is_in(key.distinct, pa.array(list(ids), pa.string())).to_numpy(zero_copy_only=False))
        return {key.at(row): row for row in reversed(found.tolist())}

    @cached_property
    def frame(self) -> pd.DataFrame:
        """All cells as text, indexed by line."""
        series = {name: cells.series for name, cells in self.columns.items()}
        return pd.DataFrame(series, copy=False).set_axis(pd.Index(self.lines, name="line"))
