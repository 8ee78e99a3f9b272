"""The table `exercise_figures`."""

from __future__ import annotations

import pandas as pd

from kindicators.schemas.base import (
    ID,
    QUALIFIER,
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

MEASURE = {
    "personnel": "troops that take part",
    "personnel_from_abroad": "troops that come from outside Korea; part of personnel",
    "ground_personnel": "troops of the ground forces; part of personnel",
    "field_training_events": "field training events",
    "brigade_field_training_events": "field training events at brigade level",
    "battalion_field_training_events": "field training events at battalion level",
    "company_field_training_events": "field training events at company level",
    "field_training_events_postponed": "field training events put off to a later month",
    "postponed_field_training_events_held": "field training events held after they had been put off",
    "unc_member_states": "member states of the United Nations Command that take part or watch",
    "civil_defense_participants": "people in the government exercise held beside it",
    "aircraft": "aircraft",
    "aircraft_carriers": "aircraft carriers",
    "ships": "ships",
    "amphibious_vehicles": "amphibious assault vehicles",
    "cost": "cost of the exercise",
    "editions": "editions of the series",
}
UNIT = {
    "persons": "people",
    "count": "number",
    "USD": "US dollars",
}
STATUS = {
    "reported": "told of what took place",
    "announced": "announced before or at the start",
    "planned": "planned, or intended by one side",
}


class ExerciseFigures(Table):
    """One row is one figure by one reporter about one edition or one series."""

    class Config:
        """Table-wide metadata."""

        name = "exercise_figures"
        title = "Figures on military exercises"

    figure_id: Text = column("Identifier of the figure.", key=True, pattern=ID)
    exercise_id: Text = column("Series that the figure is about.", required=True, references="exercise_series")
    edition_id: Text = column(
        "Edition that the figure is about; empty for the whole series.", references="military_exercises"
    )
    measure: Text = column(
        "What is counted; figures of different measures are never one series.", required=True, values=MEASURE
    )
    actor: Text = column("Whose troops or means are counted.", required=True, references="actors")
    date: Date = column(
        "First day of the edition, or its year; for a series the day of the statement.", required=True, time=True
    )
    date_precision: Text = precision("date")
    value: Number = column("The figure; empty if only a floor or a cap is known.", minimum=0)
    low: Number = column("Lower end: at least, more than.", minimum=0)
    high: Number = column("Upper end: at most, up to.", minimum=0)
    qualifier: Text = column("How exact the figure is.", required=True, values=QUALIFIER)
    unit: Text = column("Unit of value, low and high.", required=True, values=UNIT)
    reporter: Text = column("Who made the figure, whoever printed it.", required=True, references="actors")
    reported_on: Date = reported_on()
    reported_on_precision: Text = reported_on_precision()
    reported_on_basis: Text = reported_on_basis()
    status: Text = column("State of the figure.", required=True, values=STATUS)
    source_id: Text = source_id()
    confidence: Text = confidence()
    note: Text = note()

    @rule("figure_id", "a row has a number")
    @classmethod
    def has_a_number(cls, frame: pd.DataFrame) -> pd.Series:
        """Require a number."""
        return holds(frame[["value", "low", "high"]].isna().all(axis=1))

    @rule("unit", "people are counted in persons, cost in dollars, all else as a number")
    @classmethod
    def unit_fits_measure(cls, frame: pd.DataFrame) -> pd.Series:
        """Require the unit that the measure has."""
        people = frame["measure"].str.contains("personnel|participants", regex=True)
        cost = frame["measure"] == "cost"
        wrong = (people & (frame["unit"] != "persons")) | (cost & (frame["unit"] != "USD"))
        return holds(wrong | (~people & ~cost & (frame["unit"] != "count")))

    @rule("reported_on", "what took place was not reported before its day")
    @classmethod
    def not_known_before(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse a report of what took place that is older than its day."""
        return holds((frame["status"] == "reported") & (frame["reported_on"] < frame["date"]))

    @rule("actor", "member states of the United Nations Command are counted under that command")
    @classmethod
    def states_belong_to_the_command(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse a count of member states under another actor."""
        return holds((frame["measure"] == "unc_member_states") != (frame["actor"] == "unc"))
