"""The table `missile_estimates`."""

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
    "range_km": "greatest range",
    "minimum_range_km": "least range",
    "payload_kg": "weight of the warhead or payload",
    "flight_distance_km": "distance that one missile flew on the date",
    "intercept_altitude_km": "height at which it intercepts",
    "thrust_kn": "thrust of the engine",
    "quantity": "missiles or units ordered, planned, bought or in service",
    "flight_tests": "flights counted up to the date",
    "procurement_cost": "cost of a purchase or of production",
}
UNIT = {
    "km": "kilometres",
    "kg": "kilograms",
    "kN": "kilonewtons",
    "count": "pieces or flights",
    "KRW": "South Korean won",
}
BASIS = {
    "official": "a government or its forces, speaking of another state's missile",
    "owner_claim": "the owner's government, forces or state media",
    "measured": "tracking of one flight by another state",
    "think_tank": "research institute, expert or data set",
    "press": "press or agency, often without saying whose figure it is",
}
STATUS = {
    "estimated": "an assessment",
    "reported": "a figure given as a fact",
    "claimed": "a claim of the owner",
    "planned": "planned when reported",
    "agreed": "ordered",
    "delivered": "bought and received",
    "superseded": "replaced by the reporter",
}
FIGURE_QUALIFIER = {name: QUALIFIER[name] for name in ("exact", "approximate")}
UNIT_OF = {
    "range_km": "km",
    "minimum_range_km": "km",
    "payload_kg": "kg",
    "flight_distance_km": "km",
    "intercept_altitude_km": "km",
    "thrust_kn": "kN",
    "quantity": "count",
    "flight_tests": "count",
    "procurement_cost": "KRW",
}


class MissileEstimates(Table):
    """One row is one figure by one reporter about one system."""

    class Config:
        """Table-wide metadata."""

        name = "missile_estimates"
        title = "Estimates of what missiles can do"

    estimate_id: Text = column("Identifier of the figure.", key=True, pattern=ID)
    system_id: Text = column("The system.", required=True, references="missile_systems")
    measure: Text = column("What the figure is.", required=True, values=MEASURE, formerly={"attribute": "0.3.0"})
    value: Number = column("The figure; empty if only a floor or a cap is known.", minimum=0)
    low: Number = column("Lower end: at least, more than.", minimum=0)
    high: Number = column("Upper end: at most, up to.", minimum=0)
    qualifier: Text = column("How exact the figure is.", required=True, values=FIGURE_QUALIFIER)
    unit: Text = column("Unit of value, low and high.", required=True, values=UNIT)
    joint_payload_kg: Number = column("Payload with which a range holds.", unit="kg", minimum=0)
    date: Date = column(
        "What the figure is about: the day of a flight or statement, the edition year of a White Paper.",
        required=True,
        time=True,
    )
    date_precision: Text = precision("date")
    reporter: Text = column("Who made the figure, whoever printed it.", required=True, references="actors")
    basis: Text = column("On whose word it rests.", required=True, values=BASIS)
    reported_on: Date = reported_on()
    reported_on_precision: Text = reported_on_precision()
    reported_on_basis: Text = reported_on_basis()
    status: Text = column("State of the figure.", required=True, values=STATUS, later=("superseded",))
    source_id: Text = source_id()
    confidence: Text = confidence()
    note: Text = note()

    @rule("value", "a row has a number")
    @classmethod
    def has_number(cls, frame: pd.DataFrame) -> pd.Series:
        """Require a value, a floor or a cap."""
        return holds(frame[["value", "low", "high"]].isna().all(axis=1))

    @rule("unit", "the unit is that of the measure")
    @classmethod
    def unit_fits(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse a range in kilograms."""
        return holds(frame["unit"] != frame["measure"].map(UNIT_OF))

    @rule("joint_payload_kg", "only a range holds with a payload")
    @classmethod
    def payload_belongs_to_range(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse a joint payload on anything but a range."""
        return holds(frame["joint_payload_kg"].notna() & (frame["measure"] != "range_km"))

    @rule("basis", "what the owner says is a claim or a plan of its own, what others say is not")
    @classmethod
    def claims_are_the_owners(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse a claim that is not the owner's."""
        return holds((frame["status"] == "claimed") & (frame["basis"] != "owner_claim"))

    @rule("reported_on", "a flight is not reported before its day")
    @classmethod
    def not_known_before(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse a flight distance that was public before the flight."""
        flown = frame["measure"].isin(["flight_distance_km", "flight_tests"])
        return holds(flown & (frame["reported_on"] < frame["date"]))
