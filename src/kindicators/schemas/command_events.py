"""The table `command_events`."""

from __future__ import annotations

import pandas as pd

from kindicators.schemas.base import (
    ID,
    Date,
    Number,
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
    "established": "the command was set up",
    "mission_changed": "it got or lost a task",
    "dual_hat_ended": "a post was parted from another one",
    "headquarters_moved": "the headquarters moved",
    "headquarters_plan": "where the headquarters is to be",
    "ceremony": "a ceremony that shows where the command is",
    "plan": "what is to come after it, or how it is to be built",
    "rule": "a standing rule; the date is that at which it is attested",
    "statement": "what an official said of its build",
}
UNIT = {
    "count": "number of commands",
}
STATUS = {
    "occurred": "it happened",
    "in_force": "a rule or plan that holds as far as is known",
    "superseded": "a plan that was carried out or replaced",
}


class CommandEvents(Table):
    """One row is one event in the life of a command: founding, move, plan or rule."""

    class Config:
        """Table-wide metadata."""

        name = "command_events"
        title = "Events of commands"

    event_id: Text = column("Identifier of the event.", key=True, pattern=ID)
    command: Text = column("Command concerned.", required=True, references="actors")
    date: Date = column("Date of the event; for a rule the date at which it is attested.", required=True, time=True)
    date_precision: Text = precision("date")
    kind: Text = column("Kind of event.", required=True, values=KIND)
    title: Text = column("What happened, was planned or holds.", required=True)
    title_ko: Text = column("Korean name of the event.")
    place: Text = column("Place of the event or of the headquarters.")
    value: Number = column("Number that the event states.", minimum=0)
    unit: Text = column("Unit of the number.", values=UNIT)
    reported_on: Date = reported_on()
    reported_on_precision: Text = reported_on_precision()
    reported_on_basis: Text = reported_on_basis()
    status: Text = column("State of what the row says.", required=True, values=STATUS, later=("superseded",))
    source_id: Text = source_id()
    confidence: Text = confidence()
    note: Text = note()

    @rule("unit", "a number needs a unit, and a unit a number")
    @classmethod
    def number_has_unit(cls, frame: pd.DataFrame) -> pd.Series:
        """Require a unit exactly where a number stands."""
        return holds(frame["value"].notna() != frame["unit"].notna())

    @rule("status", "what was founded, moved or said has happened")
    @classmethod
    def events_have_happened(cls, frame: pd.DataFrame) -> pd.Series:
        """Keep plans and rules apart from events."""
        open_ended = frame["kind"].isin(["plan", "headquarters_plan", "rule"])
        return holds(open_ended == (frame["status"] == "occurred"))

    @rule("reported_on", "what has happened was not reported before it")
    @classmethod
    def not_known_before(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse an event that was public before its day."""
        return holds((frame["status"] == "occurred") & (frame["reported_on"] < frame["date"]))
