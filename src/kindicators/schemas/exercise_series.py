"""The table `exercise_series`."""

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

KIND = {
    "command_post": "staffs and computer simulation, no troops in the field",
    "field": "troops in the field",
    "command_post_and_field": "command post exercise with field training beside it",
    "amphibious": "landing exercise",
    "air": "air exercise",
    "multi_domain": "exercise at sea, in the air and in cyberspace",
}
STATUS = {
    "current": "goes on under this name",
    "ended": "ended, renamed or merged",
}


class ExerciseSeries(Table):
    """One row is one series of military exercises under one name."""

    class Config:
        """Table-wide metadata."""

        name = "exercise_series"
        title = "Series of military exercises"

    exercise_id: Text = column("Identifier of the series.", key=True, pattern=ID)
    name: Text = column("English name of the series.", required=True, unique=True)
    name_ko: Text = column("Korean name of the series.")
    kind: Text = column("Kind of exercise.", required=True, values=KIND)
    lead_a: Text = column("First party that leads the exercise.", required=True, references="actors")
    lead_b: Text = column("Second party that leads it; empty if there is none.", references="actors")
    first_held: Date = column("When the first edition known began.", time=True)
    first_held_precision: Text = precision("first_held")
    last_held: Date = column(
        "When the last edition began; empty if the series goes on, or if it is not known.",
        time=True,
        later=True,
    )
    last_held_precision: Text = precision("last_held")
    replaced_by: Text = column("Series that took its place.", references="exercise_series", later=True)
    reported_on: Date = reported_on()
    reported_on_precision: Text = reported_on_precision()
    reported_on_basis: Text = reported_on_basis()
    status: Text = column("State of the series.", required=True, values=STATUS, later=True)
    source_id: Text = source_id()
    confidence: Text = confidence()
    note: Text = note()

    @rule("status", "a series that goes on has no last edition and no successor")
    @classmethod
    def current_goes_on(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse a current series that has ended."""
        return holds((frame["status"] == "current") & (frame["last_held"].notna() | frame["replaced_by"].notna()))

    @rule("last_held", "the last edition is not before the first")
    @classmethod
    def last_is_not_before_first(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse a series that ended before it began."""
        return holds(frame["last_held"] < frame["first_held"])

    @rule("replaced_by", "a series does not take its own place")
    @classmethod
    def successor_is_another(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse a series that is its own successor."""
        return holds(frame["replaced_by"] == frame["exercise_id"])

    @rule("reported_on", "an end is not known before the last edition")
    @classmethod
    def not_known_before(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse an end that was public before the last edition began."""
        return holds(frame["reported_on"] < frame["last_held"])
