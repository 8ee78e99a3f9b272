"""The table `aliases`."""

from __future__ import annotations

import pandas as pd

from kindicators.schemas.base import ID, Table, Text, column, holds, note, rule, source_id

KIND = {
    "official_name": "name that the owner or body itself uses",
    "designation": "name given by another state or organisation",
    "abbreviation": "short form",
    "translation": "the name in another language",
    "transliteration": "another spelling in Latin letters",
    "former_name": "earlier name",
    "nickname": "popular name",
    "variant": "the same name written otherwise, or a name that covers several rows",
}
TABLE_NAME = {
    "missile_systems": "a missile system",
    "actors": "an actor",
    "exercise_series": "a series of exercises",
    "agreements": "an agreement",
}


class Aliases(Table):
    """One row is one further name of one row of a register; a name with several meanings has several rows."""

    class Config:
        """Table-wide metadata."""

        name = "aliases"
        title = "Aliases"

    alias_id: Text = column("Identifier of the alias.", key=True, pattern=ID)
    alias: Text = column("The name.", required=True)
    table_name: Text = column("Table of the row that it names.", required=True, values=TABLE_NAME)
    row_id: Text = column("Primary key of that row.", required=True)
    kind: Text = column("What sort of name it is.", required=True, values=KIND)
    authority: Text = column("Who uses it; empty for common use.", references="actors")
    language: Text = column("Language of the name (ISO 639-1).", required=True, pattern=r"^(?:[a-z]{2})$")
    source_id: Text = source_id()
    note: Text = note()

    @rule("alias", "a name stands once for one row")
    @classmethod
    def named_once(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse the same name twice for the same row."""
        return holds(frame.duplicated(["alias", "table_name", "row_id"]))
