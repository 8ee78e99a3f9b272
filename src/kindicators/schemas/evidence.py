"""The table `evidence`."""

from __future__ import annotations

import pandas as pd

from kindicators.schemas.base import ID, Table, Text, column, holds, note, rule

ROLE = {
    "corroborates": "an independent source that states the same, perhaps less precisely",
    "disputes": "a source that gives another date, value or wording",
}


class Evidence(Table):
    """One row is one further source of a row in another table: it confirms the row, or states something else."""

    class Config:
        """Table-wide metadata."""

        name = "evidence"
        title = "Evidence"

    evidence_id: Text = column("Identifier of the evidence.", key=True, pattern=ID)
    table_name: Text = column("Table of the row that the source speaks of.", required=True)
    row_id: Text = column("Primary key of that row.", required=True)
    source_id: Text = column("The further source.", required=True, references="sources")
    role: Text = column("What the source does to the row.", required=True, values=ROLE)
    field: Text = column("Column concerned; empty for the row as a whole.")
    stated_value: Text = column("What the source states for that column; required where it disputes.")
    note: Text = note()

    @rule("source_id", "a source says one thing of one field of a row")
    @classmethod
    def stated_once(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse the same source twice for the same field of the same row."""
        return holds(frame.duplicated(["table_name", "row_id", "source_id", "role", "field", "stated_value"]))

    @rule("stated_value", "a source that disputes must say what it states instead")
    @classmethod
    def dispute_has_value(cls, frame: pd.DataFrame) -> pd.Series:
        """Require the rival value of a dispute."""
        return holds((frame["role"] == "disputes") & frame["stated_value"].isna())
