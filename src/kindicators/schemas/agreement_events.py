"""The table `agreement_events`."""

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
    precision,
    reported_on,
    reported_on_basis,
    reported_on_precision,
    rule,
    source_id,
)

STAGE = {
    "ratified": "consent of a parliament, or ratification by a head of state",
    "acceded": "a state joined a treaty that was in force",
    "entered_into_force": "it took effect",
    "carried_out": "a step of carrying it out",
    "undone": "a step was undone",
    "revised": "its text was changed",
    "renewed": "its term began anew",
    "reaffirmed": "a party confirmed it without changing it",
    "notice_given": "notice of its end was given",
    "notice_suspended": "such a notice was suspended",
    "notice_withdrawn": "such a notice was withdrawn",
    "partly_suspended": "a part was set aside",
    "suspended": "set aside, or its carrying out was halted",
    "withdrawal_announced": "a party announced that it leaves",
    "withdrawn": "a party declared itself no longer bound",
    "repudiated": "a party declared it, or a part of it, void",
    "terminated": "it, or a project under it, was ended",
    "superseded": "another agreement replaced it",
    "restoration_pledged": "a return to it was promised",
    "restoration_review": "a return to it was discussed",
}
STATUS = {
    "occurred": "it happened",
    "announced": "a party said that it would do it, or declared an effect that others do not accept",
    "planned": "planned when reported",
}


class AgreementEvents(Table):
    """One row is one dated step in the life of an agreement after its signature."""

    class Config:
        """Table-wide metadata."""

        name = "agreement_events"
        title = "Events of agreements"

    event_id: Text = column("Identifier of the event.", key=True, pattern=ID)
    agreement_id: Text = column("The agreement.", required=True, references="agreements")
    date: Date = column("Day of the event.", required=True, time=True)
    date_precision: Text = precision("date")
    stage: Text = column("Kind of step.", required=True, values=STAGE)
    title: Text = column("What happened.", required=True)
    actor: Text = column("Who did it; empty if the parties together.", references="actors")
    reported_on: Date = reported_on()
    reported_on_precision: Text = reported_on_precision()
    reported_on_basis: Text = reported_on_basis()
    status: Text = column("State of the event.", required=True, values=STATUS)
    source_id: Text = source_id()
    confidence: Text = confidence()
    note: Text = note()

    @rule("actor", "a one-sided step names who took it")
    @classmethod
    def one_sided_has_actor(cls, frame: pd.DataFrame) -> pd.Series:
        """Require the party that left, gave notice or promised something."""
        one_sided = [
            "acceded",
            "notice_given",
            "notice_suspended",
            "notice_withdrawn",
            "partly_suspended",
            "withdrawal_announced",
            "withdrawn",
            "repudiated",
            "restoration_pledged",
            "restoration_review",
        ]
        return holds(frame["stage"].isin(one_sided) & frame["actor"].isna())

    @rule("status", "a promise to return to an agreement is announced, not done")
    @classmethod
    def promises_are_announced(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse a restoration that is shown as done."""
        return holds((frame["stage"] == "restoration_pledged") & (frame["status"] != "announced"))

    @rule("reported_on", "an event is not reported before it happens")
    @classmethod
    def not_known_before(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse an event that is shown as done before its day; what was announced earlier has that status."""
        return holds((frame["status"] == "occurred") & (frame["reported_on"] < frame["date"]))
