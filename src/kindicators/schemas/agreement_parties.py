"""The table `agreement_parties`."""

from __future__ import annotations

import pandas as pd

from kindicators.schemas.base import ID, Table, Text, column, holds, rule


class AgreementParties(Table):
    """One row is one party to one agreement."""

    class Config:
        """Table-wide metadata."""

        name = "agreement_parties"
        title = "Parties to agreements"

    party_id: Text = column("Identifier: the agreement and the party.", key=True, pattern=ID)
    agreement_id: Text = column("The agreement.", required=True, references="agreements")
    actor_id: Text = column("The party: a state, or a command for an armistice.", required=True, references="actors")

    @rule("party_id", "the identifier is made of the agreement and the party")
    @classmethod
    def id_fits(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse an identifier that names another agreement or party."""
        return holds(frame["party_id"] != frame["agreement_id"] + "-" + frame["actor_id"].str.lower())
