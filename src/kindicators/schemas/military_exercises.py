"""The table `military_exercises`."""

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

DATES_BASIS = {
    "ended": "a source after the last day states the dates",
    "begun": "a source after the start states them; the last day is the one announced",
    "announced": "a source before the start states them",
}
STATUS = {
    "held": "held",
    "scaled_back": "held in a smaller form than planned",
    "announced": "announced with dates; no source tells of its course",
    "planned": "named in a plan",
    "postponed": "put off and not held",
    "suspended": "suspended by decision of the two sides",
    "cancelled": "called off",
}


class MilitaryExercises(Table):
    """One row is one edition of an exercise series, held or not."""

    class Config:
        """Table-wide metadata."""

        name = "military_exercises"
        title = "Editions of military exercises"

    edition_id: Text = column("Identifier of the edition.", key=True, pattern=ID)
    exercise_id: Text = column("Series of the edition.", required=True, references="exercise_series")
    edition: Text = column("Year of the edition, with -1 or -2 if a series has two in a year.", required=True)
    year: Integer = column("Year that the edition belongs to.", required=True, minimum=1954)
    title: Text = column("Name, dates and state of the edition.", required=True)
    start_date: Date = column(
        "First day of the main exercise, without preparatory staff training.", time=True, clock="from"
    )
    start_date_precision: Text = precision("start_date")
    end_date: Date = column("Last day of the main exercise, included.", time=True, clock="last")
    end_date_precision: Text = precision("end_date")
    dates_basis: Text = column("What the dates rest on; empty if there are none.", values=DATES_BASIS)
    reported_on: Date = reported_on()
    reported_on_precision: Text = reported_on_precision()
    reported_on_basis: Text = reported_on_basis()
    status: Text = column("Whether the edition was held.", required=True, values=STATUS)
    source_id: Text = source_id()
    confidence: Text = confidence()
    note: Text = note()

    @rule("end_date", "the last day is not before the first")
    @classmethod
    def end_is_not_before_start(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse an edition that ends before it starts; an end known by its month only is not compared."""
        return holds((frame["end_date_precision"] == "day") & (frame["end_date"] < frame["start_date"]))

    @rule("year", "an edition belongs to the year in which it starts")
    @classmethod
    def year_is_that_of_the_start(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse an edition of another year than its first day."""
        return holds(frame["start_date"].dt.year != frame["year"])

    @rule("status", "an edition that was not held has no dates of an exercise")
    @classmethod
    def not_held_has_no_dates(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse dates on an edition that was postponed, suspended or cancelled."""
        off = frame["status"].isin(["postponed", "suspended", "cancelled"])
        return holds(off & (frame["start_date"].notna() | frame["end_date"].notna()))

    @rule("dates_basis", "dates need a basis, announced and planned editions have announced dates")
    @classmethod
    def dates_have_a_basis(cls, frame: pd.DataFrame) -> pd.Series:
        """Require the basis of dates, and no more than an announcement where nothing more is known."""
        dated = frame["start_date"].notna() | frame["end_date"].notna()
        more = frame["status"].isin(["announced", "planned"]) & frame["dates_basis"].isin(["ended", "begun"])
        return holds((dated & frame["dates_basis"].isna()) | (~dated & frame["dates_basis"].notna()) | more)

    @rule("reported_on", "an edition was not reported as held before it began")
    @classmethod
    def not_known_before(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse an edition that was held and public before its first day."""
        return holds(frame["status"].isin(["held", "scaled_back"]) & (frame["reported_on"] < frame["start_date"]))
