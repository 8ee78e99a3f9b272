"""One broken rule, as every check reports it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Finding:
    """A rule that a cell, row, table or the package breaks."""

    table: str
    line: int | None
    row_id: str
    column: str
    value: str
    message: str

    def __str__(self) -> str:
        """Return the finding in one line."""
        place = [self.table]
        if self.line is not None:
            place.append(f"line {self.line}")
        if self.row_id:
            place.append(self.row_id)
        cell = f" {self.column}={self.value!r}" if self.column else ""
        return f"{', '.join(place)}:{cell} {self.message}"
