"""The table `force_levels`."""

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
    "active_personnel": "people in active service",
    "enlisted_personnel": "conscripts and other enlisted soldiers, without officers and non-commissioned officers",
    "reserve_personnel": "reserve troops, by the definition of the reporter",
    "reserve_force_members": "members of the ROK reserve force, without others who can be mobilised",
    "full_time_reservists": "conscripts who serve as full-time reservists",
    "special_operations_personnel": "special operations troops, who are part of the active forces",
    "personnel_shortfall": "people missing to the strength that is held necessary",
    "military_and_outsourced_personnel": "soldiers and outsourced staff in one figure",
    "corps": "corps and other units of corps level",
    "divisions": "divisions",
    "brigades": "brigades; what is counted changes in 2018",
    "divisions_and_above": "units of division level and above",
    "tanks": "tanks",
    "armoured_vehicles": "armoured vehicles other than tanks",
    "field_artillery": "guns and howitzers, in early editions with rocket launchers",
    "howitzers": "howitzers",
    "multiple_rocket_launchers": "multiple rocket launchers",
    "surface_to_surface_missile_launchers": "launchers of surface-to-surface missiles",
    "naval_vessels": "naval vessels of all kinds",
    "surface_combatants": "surface combatants of all sizes",
    "amphibious_ships": "landing ships and craft",
    "mine_warfare_ships": "mine layers and mine hunters",
    "support_ships": "support and auxiliary ships",
    "submarines": "submarines, for North Korea mostly with midget submarines",
    "aircraft": "aircraft of all kinds",
    "combat_aircraft": "combat aircraft",
    "surveillance_aircraft": "surveillance and control aircraft, in early editions special aircraft",
    "transport_aircraft": "transport aircraft",
    "trainer_aircraft": "trainers",
    "support_aircraft": "support aircraft of all kinds, before they were counted by role",
    "helicopters": "helicopters",
}
BRANCH = {
    "total": "all branches",
    "army": "army",
    "navy": "navy; ROK figures include the Marine Corps unless the note says otherwise",
    "marine_corps": "marine corps",
    "air_force": "air force",
    "strategic_force": "strategic force of North Korea",
    "reserve_military_training_units": "Reserve Military Training Units of North Korea",
    "worker_peasant_red_guards": "Worker-Peasant Red Guards of North Korea",
    "red_youth_guard": "Red Youth Guard of North Korea",
    "paramilitary": "paramilitary units of North Korea",
}
BASIS = {
    "actual": "strength or units said to be there, not posts or plans",
    "rounded": "rounded figure of the side's own ministry; it may follow posts and not people",
    "estimated": "estimate by somebody else",
    "authorised": "strength that is allowed or has posts",
    "planned": "goal of a plan for target_date",
    "projected": "outlook for target_date if nothing changes",
    "unspecified": "the source does not say whether people or posts are counted, or on which day",
}
UNIT = {"persons": "people", "count": "pieces, ships, aircraft or units"}
STATUS = {
    "reported": "a count or statement",
    "estimated": "an estimate or outlook",
    "planned": "a plan that was not replaced",
    "fulfilled": "a plan that the ministry reports as carried out",
    "superseded": "a plan or limit that was replaced",
}


class ForceLevels(Table):
    """One row is one figure by one reporter about the size of one part of one country's forces."""

    class Config:
        """Table-wide metadata."""

        name = "force_levels"
        title = "Force levels"

    figure_id: Text = column("Identifier of the figure.", key=True, pattern=ID)
    country: Text = column("Whose forces they are.", required=True, references="actors")
    measure: Text = column("What is counted.", required=True, values=MEASURE)
    branch: Text = column("Branch of service, or part of the reserve.", required=True, values=BRANCH)
    date: Date = column(
        "What the figure is about: the day or month that the edition names; for a plan or outlook, when it was made.",
        required=True,
        time=True,
    )
    date_precision: Text = precision("date")
    basis: Text = column(
        "How the figure is meant; figures of different bases are never one series.", required=True, values=BASIS
    )
    target_date: Date = column("Year by which a plan or outlook is meant to be reached.")
    target_date_precision: Text = precision("target_date")
    edition: Text = column("Edition of the publication that holds the figure.")
    value: Number = column("The figure; empty if only a floor or a cap is known.", minimum=0)
    low: Number = column("Lower end: at least, more than.", minimum=0)
    high: Number = column("Upper end: at most, up to.", minimum=0)
    qualifier: Text = column("How exact the figure is.", required=True, values=QUALIFIER)
    unit: Text = column("Unit of value, low and high.", required=True, values=UNIT)
    reporter: Text = column("Who made the figure, whoever printed it.", required=True, references="actors")
    series: Text = column("Continuing series that the figure belongs to.", pattern=ID)
    reported_on: Date = reported_on()
    reported_on_precision: Text = reported_on_precision()
    reported_on_basis: Text = reported_on_basis()
    status: Text = column("State of the figure.", required=True, values=STATUS, later=("fulfilled", "superseded"))
    source_id: Text = source_id()
    confidence: Text = confidence()
    note: Text = note()

    @rule("value", "a row has a number, or a note that says why not")
    @classmethod
    def number_or_reason(cls, frame: pd.DataFrame) -> pd.Series:
        """Require a number, or the reason for its absence."""
        return holds(frame[["value", "low", "high", "note"]].isna().all(axis=1))

    @rule("unit", "people are counted in persons, everything else in pieces")
    @classmethod
    def unit_fits_the_measure(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse people counted in pieces, and the other way round."""
        people = frame["measure"].str.contains("personnel|reservists|members")
        return holds(people != (frame["unit"] == "persons"))

    @rule("target_date", "only a plan or outlook has a target date, and it is not before the plan")
    @classmethod
    def targets_belong_to_plans(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse a target of something that is there, and a target in the past."""
        aimed = frame["basis"].isin(["planned", "projected"])
        # A year is stored as its first day: a goal "by 2022" may be set in 2022.
        past = frame["target_date"].dt.year < frame["date"].dt.year
        return holds(frame["target_date"].notna() & (~aimed | past))

    @rule("status", "a plan has the status of a plan, and a count or an outlook has not")
    @classmethod
    def plans_are_not_counts(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse a plan that is shown as a count, and a count that is shown as a plan."""
        plan = frame["basis"] == "planned"
        done = frame["status"].isin(["planned", "fulfilled", "superseded"])
        return holds((plan & ~done) | (~plan & frame["status"].isin(["planned", "fulfilled"])))

    @rule("basis", "the strength of North Korea is estimated or unspecified, since it publishes none")
    @classmethod
    def north_korea_is_estimated(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse a figure for North Korea that claims to be its own count."""
        return holds((frame["country"] == "PRK") & ~frame["basis"].isin(["estimated", "unspecified"]))

    @rule("reported_on", "a count is not reported before its year")
    @classmethod
    def not_known_before(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse a figure that was public before the year it is about.

        A White Paper may name the month in which it comes out, so days are not compared.
        """
        return holds(frame["reported_on"].dt.year < frame["date"].dt.year)
