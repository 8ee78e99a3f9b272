"""The table `sanctions_votes`."""

from __future__ import annotations

import pandas as pd

from kindicators.schemas.base import (
    ID,
    Date,
    Table,
    Text,
    column,
    confidence,
    holds,
    note,
    reported_on,
    reported_on_basis,
    reported_on_precision,
    rule,
    source_id,
)

VOTE = {
    "against": "voted against, without a veto",
    "veto": "voted against as a permanent member, so that the draft failed",
    "abstained": "abstained",
    "not_participating": "present, but took no part in the vote",
    "absent": "absent from the meeting",
}
PERMANENT = ["CHN", "FRA", "GBR", "RUS", "SUN", "TWN", "USA"]


class SanctionsVotes(Table):
    """One row is one vote that was not a yes, by one member on one resolution or draft."""

    class Config:
        """Table-wide metadata."""

        name = "sanctions_votes"
        title = "Security Council votes other than yes"

    vote_id: Text = column("Identifier of the vote.", key=True, pattern=ID)
    resolution_id: Text = column("The resolution or draft.", required=True, references="sanctions_resolutions")
    actor: Text = column(
        "The member; TWN is the Republic of China, which held the seat in 1950.", required=True, references="actors"
    )
    vote: Text = column("How it voted.", required=True, values=VOTE)
    reported_on: Date = reported_on()
    reported_on_precision: Text = reported_on_precision()
    reported_on_basis: Text = reported_on_basis()
    source_id: Text = source_id()
    confidence: Text = confidence()
    note: Text = note()

    @rule("actor", "a member votes once")
    @classmethod
    def votes_once(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse two votes of one member on one text."""
        return holds(frame.duplicated(["resolution_id", "actor"], keep=False))

    @rule("vote", "only a permanent member has a veto")
    @classmethod
    def vetoes_are_permanent(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse a veto of an elected member."""
        return holds((frame["vote"] == "veto") & ~frame["actor"].isin(PERMANENT))
