"""The table `troop_deployments`."""

from __future__ import annotations

import pandas as pd

from kindicators.schemas.base import (
    ID,
    QUALIFIER,
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

BRANCH = {
    "total": "all branches",
    "army": "army",
    "navy": "navy",
    "marine_corps": "marine corps",
    "air_force": "air force",
    "space_force": "space force",
    "air_and_space_force": "air force and space force in one figure",
    "coast_guard": "coast guard",
    "reserve": "reserve and national guard",
    "civilian": "civilians of the armed forces",
    "engineers": "engineers, sappers and builders",
    "combat": "combat troops",
}
CATEGORY = {
    "personnel": "people",
    "killed": "killed",
    "wounded": "wounded",
    "killed_and_wounded": "killed and wounded in one figure",
    "casualties": "killed, wounded, missing and captured in one figure",
    "missing": "missing",
    "captured": "captured",
    "deaths_all_causes": "deaths of all causes",
    "aircraft": "aircraft",
    "aircraft_lost": "aircraft lost",
    "ships": "ships",
    "officers": "officers",
    "pilots": "pilots",
}
MEASURE = {
    "present": "counted or estimated to be there on the date",
    "stated_level": "political figure of the strength, such as the 28,500 of US forces in Korea",
    "authorised_ceiling": "the most that may be there by law or consent",
    "authorised": "strength that was authorised",
    "statutory_floor": "the least that a law lets money be spent to go below",
    "sense_of_congress": "level that the US Congress calls for without binding force",
    "planned": "strength or deployment planned",
    "planned_reduction": "reduction planned by one side",
    "agreed_reduction": "reduction agreed between the sides",
    "reduction": "reduction carried out",
    "agreed_level": "level agreed between the sides",
    "committed": "committed to, not yet there",
    "arrived": "said to have arrived by the date",
    "initial": "strength of the first contingent",
    "deployed": "sent out",
    "peak": "highest strength at one time",
    "cumulative": "all who served, or all losses, from period_start to the date",
    "returned": "back home",
    "acknowledged": "admitted by the sending side",
    "proposed": "proposed and not decided: by a government to its parliament, or by an outsider",
    "wartime_augmentation": "reinforcement planned for war",
    "earmarked": "held ready for deployment",
    "unit_strength": "strength of a named unit",
    "rate_per_day": "rate a day",
}
UNIT = {
    "persons": "people",
    "percent": "percent",
    "persons_per_day": "people a day",
    "aircraft": "aircraft",
    "ships": "ships",
}
STATUS = {
    "reported": "a count or statement",
    "estimated": "an estimate",
    "announced": "announced by a side",
    "agreed": "agreed between the sides",
    "planned": "planned when reported",
    "in_force": "a ceiling, floor or level that still holds",
    "superseded": "a ceiling, floor, level or plan that was replaced",
    "occurred": "carried out",
    "cancelled": "called off",
    "proposed": "proposed, not decided",
}


class TroopDeployments(Table):
    """One row is one figure by one reporter about one force at one time."""

    class Config:
        """Table-wide metadata."""

        name = "troop_deployments"
        title = "Troop deployments"

    deployment_id: Text = column("Identifier of the figure.", key=True, pattern=ID)
    sending_country: Text = column("Whose force it is.", required=True, references="actors")
    host: Text = column("Where it is.", required=True, references="actors")
    place: Text = column("Part of the host country that the figure is about; empty for the whole of it.")
    force: Text = column("Force, command or unit that the figure is about.", references="actors")
    branch: Text = column("Branch of service.", required=True, values=BRANCH)
    category: Text = column("What is counted.", required=True, values=CATEGORY)
    measure: Text = column(
        "How the figure is meant; figures of different measures are never one series.", required=True, values=MEASURE
    )
    date: Date = column("Date that the figure is about.", required=True, time=True, clock="on")
    date_precision: Text = precision("date")
    period_start: Date = column("Start of the period of a cumulative or legal figure.", clock="from")
    period_start_precision: Text = precision("period_start")
    period_end: Date = column("First day after that period.", clock="to")
    period_end_precision: Text = precision("period_end")
    value: Integer = column("The figure; empty if only a floor or a cap, or nothing, is known.", minimum=0)
    low: Integer = column("Lower end: at least, more than.", minimum=0)
    high: Integer = column("Upper end: at most, up to.", minimum=0)
    qualifier: Text = column("How exact the figure is.", required=True, values=QUALIFIER)
    unit: Text = column("Unit of value, low and high.", required=True, values=UNIT)
    reporter: Text = column("Who made the figure, whoever printed it.", required=True, references="actors")
    series: Text = column("Continuing series that the figure belongs to.", pattern=ID)
    reported_on: Date = reported_on()
    reported_on_precision: Text = reported_on_precision()
    reported_on_basis: Text = reported_on_basis()
    status: Text = column("State of the figure.", required=True, values=STATUS, later=("superseded", "cancelled"))
    source_id: Text = source_id()
    confidence: Text = confidence()
    note: Text = note()

    @rule("value", "a row has a number, or a note that says why not")
    @classmethod
    def number_or_reason(cls, frame: pd.DataFrame) -> pd.Series:
        """Require a number, or the reason for its absence."""
        return holds(frame[["value", "low", "high", "note"]].isna().all(axis=1))

    @rule("status", "somebody present was reported or estimated, not agreed or in force")
    @classmethod
    def head_counts_are_reports(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse a head count that claims to be a rule."""
        return holds((frame["measure"] == "present") & ~frame["status"].isin(["reported", "estimated"]))

    @rule("reported_on", "a count is not reported before the day it is about")
    @classmethod
    def not_known_before(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse a count that was public before its day."""
        counted = frame["measure"].isin(["present", "arrived", "peak", "cumulative", "returned", "initial"])
        return holds(counted & (frame["reported_on"] < frame["date"]))
