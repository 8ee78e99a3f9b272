"""The table `sanctions_resolutions`."""

from __future__ import annotations

import pandas as pd

from kindicators.schemas.base import (
    ID,
    Date,
    Integer,
    Table,
    Text,
    column,
    confidence,
    holds,
    note,
    precision,
    reported_on,
    reported_on_basis,
    reported_on_precision,
    rule,
    source_id,
)

KIND = {
    "resolution": "resolution of the Security Council",
    "draft": "draft resolution put to the vote and not adopted",
    "presidential_statement": "statement of the President on behalf of the Council, agreed without a vote",
}
STATUS = {
    "adopted": "adopted or, for a statement, agreed",
    "vetoed": "not adopted because of a veto",
}
ENLARGED = pd.Timestamp("1966-01-01")


class SanctionsResolutions(Table):
    """One row is one resolution, vetoed draft or presidential statement of the UN Security Council on North Korea."""

    class Config:
        """Table-wide metadata."""

        name = "sanctions_resolutions"
        title = "Security Council resolutions on North Korea"

    resolution_id: Text = column("Identifier of the document.", key=True, pattern=ID)
    number: Text = column("Number of the resolution, or symbol of the draft or statement.", required=True, unique=True)
    kind: Text = column("Kind of document.", required=True, values=KIND)
    title: Text = column("What it does.", required=True)
    date: Date = column("Day of the vote or statement, in New York.", required=True, time=True)
    date_precision: Text = precision("date")
    votes_for: Integer = column("Votes in favour; empty for statements and where no count is known.", minimum=0)
    votes_against: Integer = column("Votes against, vetoes among them.", minimum=0)
    votes_abstain: Integer = column("Abstentions.", minimum=0)
    votes_absent: Integer = column("Members that were absent or took no part in the vote.", minimum=0)
    trigger: Text = column("What the Council reacted to; empty for routine extensions.")
    reported_on: Date = reported_on()
    reported_on_precision: Text = reported_on_precision()
    reported_on_basis: Text = reported_on_basis()
    status: Text = column("Whether it was adopted.", required=True, values=STATUS)
    source_id: Text = source_id()
    confidence: Text = confidence()
    note: Text = note()

    @rule("votes_for", "the votes add up to the members of the Council: 11 before 1966, then 15")
    @classmethod
    def votes_add_up(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse a lost vote; either all four counts are known or none."""
        votes = frame[["votes_for", "votes_against", "votes_abstain", "votes_absent"]]
        partly = votes.isna().any(axis=1) & votes.notna().any(axis=1)
        members = pd.Series(15, index=frame.index).where(frame["date"] >= ENLARGED, 11)
        return holds(partly | (votes.notna().all(axis=1) & (votes.sum(axis=1) != members)))

    @rule("status", "a draft was vetoed, and all else was adopted")
    @classmethod
    def drafts_failed(cls, frame: pd.DataFrame) -> pd.Series:
        """Keep drafts and decisions apart."""
        return holds((frame["kind"] == "draft") != (frame["status"] == "vetoed"))

    @rule("votes_against", "a vetoed draft has a vote against it")
    @classmethod
    def vetoes_are_counted(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse a veto without a vote against."""
        return holds((frame["status"] == "vetoed") & ~(frame["votes_against"] > 0))

    @rule("votes_for", "a presidential statement has no votes")
    @classmethod
    def statements_have_no_votes(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse votes on a text that is agreed without one."""
        return holds((frame["kind"] == "presidential_statement") & frame["votes_for"].notna())

    @rule("reported_on", "a decision is not public before its day")
    @classmethod
    def not_known_before(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse a decision that was known before it was taken."""
        return holds(frame["reported_on"] < frame["date"])
