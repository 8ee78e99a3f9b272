"""The table `arms_transfers`."""

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

ITEM = {
    "arms": "arms of all kinds",
    "arms_and_troops": "arms and troops in one figure",
    "munitions": "shells, rockets and missiles in one figure",
    "shells": "artillery shells, calibre not fixed",
    "shells_152mm": "152 mm shells",
    "rockets_122mm": "122 mm rockets",
    "explosives": "explosives by weight",
    "containers": "shipping containers",
    "voyages": "voyages or shipments of arms",
    "ballistic_missiles": "ballistic missiles",
    "artillery": "heavy guns and rocket launchers in one figure",
    "self_propelled_guns": "self-propelled guns",
    "rocket_launchers": "multiple rocket launchers",
    "weapon_systems": "weapon systems of all kinds",
    "air_defense": "air defence vehicles",
    "workers": "workers",
    "refined_petroleum": "refined petroleum",
    "tanker_voyages": "calls of oil tankers",
    "frozen_assets": "released bank money",
    "compensation": "what was given in return",
    "earnings": "earnings of all kinds",
}
MEASURE = {
    "cumulative": "all up to the date, from period_start if it is given",
    "period": "between period_start and period_end",
    "rate": "a share, or an amount each month",
    "planned": "expected or announced, not sent",
    "single": "one act or statement",
}
BASIS = {
    "count": "counted or estimated as such: containers, voyages, people",
    "shipped": "amount said to have been supplied, however it was reckoned",
    "capacity": "what the containers, or the weight, would hold or equal; not what was sent",
    "fired": "fired at a target",
    "value": "money",
    "statement": "said without a count",
    "denied": "denied by a party",
}
UNIT = {
    "rounds": "rounds",
    "rounds_per_month": "rounds a month",
    "containers": "containers",
    "count": "number",
    "persons": "people",
    "barrels": "barrels",
    "tonnes": "tonnes",
    "USD": "US dollars",
    "percent": "percent",
    "none": "no figure",
}
STATUS = {
    "estimated": "an estimate",
    "reported": "a statement or a count",
    "denied": "a denial",
    "planned": "expected when reported",
    "superseded": "replaced by a later figure of the same reporter",
}


class ArmsTransfers(Table):
    """One row is one figure or statement by one reporter about transfers between North Korea and Russia."""

    class Config:
        """Table-wide metadata."""

        name = "arms_transfers"
        title = "Arms transfers between North Korea and Russia"

    transfer_id: Text = column("Identifier of the figure.", key=True, pattern=ID)
    supplier: Text = column("Who gives.", required=True, references="actors")
    recipient: Text = column("Who receives.", required=True, references="actors")
    item: Text = column("What is given.", required=True, values=ITEM)
    title: Text = column("The figure in words.", required=True)
    measure: Text = column("How the figure is meant.", required=True, values=MEASURE)
    basis: Text = column(
        "What the figure rests on; figures of different bases are never one series.", required=True, values=BASIS
    )
    date: Date = column("Date that the figure is about, or on which it was said.", required=True, time=True, clock="on")
    date_precision: Text = precision("date")
    period_start: Date = column("Start of the period.", clock="from")
    period_start_precision: Text = precision("period_start")
    period_end: Date = column("First day after the period.", clock="to")
    period_end_precision: Text = precision("period_end")
    value: Number = column("The figure; empty if only a floor or a cap, or nothing, is given.", minimum=0)
    low: Number = column("Lower end: at least, more than.", minimum=0)
    high: Number = column("Upper end: at most, up to.", minimum=0)
    qualifier: Text = column("How exact the figure is.", required=True, values=QUALIFIER)
    unit: Text = column("Unit of value, low and high.", required=True, values=UNIT)
    reporter: Text = column("Who made the figure, whoever printed it.", required=True, references="actors")
    reported_on: Date = reported_on()
    reported_on_precision: Text = reported_on_precision()
    reported_on_basis: Text = reported_on_basis()
    status: Text = column("State of the figure.", required=True, values=STATUS, later=("superseded",))
    source_id: Text = source_id()
    confidence: Text = confidence()
    note: Text = note()

    @rule("value", "a row has a number, unless it is a statement, a denial or a capacity in words")
    @classmethod
    def number_or_words(cls, frame: pd.DataFrame) -> pd.Series:
        """Require a figure where the reporter counted something."""
        words = frame["basis"].isin(["statement", "denied", "capacity"])
        return holds(frame[["value", "low", "high"]].isna().all(axis=1) & ~words)

    @rule("status", "a denial is denied, and nothing else is")
    @classmethod
    def denial_is_denied(cls, frame: pd.DataFrame) -> pd.Series:
        """Keep denials apart from what is reported."""
        return holds((frame["basis"] == "denied") != (frame["status"] == "denied"))

    @rule("status", "what is expected is planned, not supplied")
    @classmethod
    def planned_is_planned(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse an expected delivery that is shown as made."""
        return holds((frame["measure"] == "planned") != (frame["status"] == "planned"))

    @rule("unit", "money is in dollars, and dollars are money")
    @classmethod
    def money_has_currency(cls, frame: pd.DataFrame) -> pd.Series:
        """Keep money apart from amounts of goods."""
        return holds((frame["basis"] == "value") != (frame["unit"] == "USD"))

    @rule("period_end", "a figure on a period has its start and its end")
    @classmethod
    def period_is_complete(cls, frame: pd.DataFrame) -> pd.Series:
        """Require both ends of a period."""
        return holds((frame["measure"] == "period") & frame[["period_start", "period_end"]].isna().any(axis=1))

    @rule("reported_on", "a figure is not reported before the day it is about")
    @classmethod
    def not_known_before(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse a figure that was public before its day."""
        return holds(frame["reported_on"] < frame["date"])
