"""The table `corrections`."""

from __future__ import annotations

import pandas as pd

from kindicators.schemas.base import ID, Table, Text, column, holds, rule

KIND = {
    "corrected": "the cell held another value in the releases before",
    "withdrawn": "the releases before had the row; it was taken out of its table",
}
VERSION = r"^(?:(?:0|[1-9]\d*)(?:\.(?:0|[1-9]\d*)){2})$"


class Corrections(Table):
    """One row is one cell that a release gave another value than the release before, or one row that it withdrew."""

    class Config:
        """Table-wide metadata."""

        name = "corrections"
        title = "Corrections"

    correction_id: Text = column(
        "Identifier of the correction: version, table, row and column, joined by hyphens.", key=True, pattern=ID
    )
    table_name: Text = column("Table of the row.", required=True)
    row_id: Text = column("Primary key of the row.", required=True)
    column_name: Text = column("Column of the corrected cell; empty if the whole row was withdrawn.")
    kind: Text = column("What was done.", required=True, values=KIND)
    old_value: Text = column(
        "The cell as it was, as text in the form of the file; empty if the cell was empty, and for a withdrawn row."
    )
    new_value: Text = column(
        "The cell as it became, as text in the form of the file; empty if the cell was emptied, and for a withdrawn "
        "row."
    )
    reason: Text = column("Why, in a sentence.", required=True)
    source_id: Text = column(
        "Principal source of the row once it was corrected, or the one that shows the new value; for a row of sources "
        "the source itself. What else stands behind the row is in the table evidence.",
        references="sources",
    )
    since_version: Text = column("The first release that has the correction.", required=True, pattern=VERSION)

    @rule("column_name", "a corrected cell has a column, a withdrawn row none")
    @classmethod
    def cells_have_columns(cls, frame: pd.DataFrame) -> pd.Series:
        """Tell cells and rows apart."""
        return holds((frame["kind"] == "withdrawn") == frame["column_name"].notna())

    @rule("new_value", "a corrected cell holds something else than before")
    @classmethod
    def values_differ(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse a correction that changes nothing."""
        same = frame["old_value"].fillna("") == frame["new_value"].fillna("")
        return holds((frame["kind"] == "corrected") & same)

    @rule("kind", "a withdrawn row has no values here: the releases before have them")
    @classmethod
    def rows_have_no_value(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse values that belong to no cell."""
        return holds((frame["kind"] == "withdrawn") & frame[["old_value", "new_value"]].notna().any(axis=1))

    @rule("correction_id", "the id is made of version, table, row and column")
    @classmethod
    def id_is_made_of_its_parts(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse an id that is not the one that the other columns give."""
        parts = frame[["since_version", "table_name", "row_id", "column_name"]].fillna("").itertuples(index=False)
        made = pd.Series([correction_id(*part) for part in parts], index=frame.index, dtype="string")
        return holds(frame["correction_id"] != made)

    @rule("row_id", "a release corrects a cell once")
    @classmethod
    def corrected_once(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse two corrections of one cell in one release."""
        return holds(frame.duplicated(["table_name", "row_id", "column_name", "since_version"]))


def correction_id(since: str, table: str, row_id: str, column: str) -> str:
    """Return the id of a correction.

    Parameters
    ----------
    since : str
        The release that has it first.
    table, row_id, column : str
        The cell; an empty column for a row that was withdrawn.
    """
    parts = [since.replace(".", "-"), table, row_id, *([column] if column else [])]
    return "-".join(parts).replace("_", "-").lower()
