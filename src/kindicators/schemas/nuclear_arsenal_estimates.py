"""The table `nuclear_arsenal_estimates`."""

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

MEASURE = {
    "warheads_assembled": "warheads put together, as the reporter says",
    "warheads_possible": "warheads for which the fissile material would suffice; not weapons",
    "warheads_unspecified": "weapons or warheads, without a word on whether assembled or only possible",
    "uranium_weapons": "part of warheads_unspecified that uses uranium",
    "plutonium_weapons": "part of warheads_unspecified that uses plutonium",
    "warheads_projected": "warheads that the reporter expects by the target date",
    "warheads_goal": "number that North Korea is thought to aim at",
    "warheads_per_year": "warheads that could be added in a year",
    "plutonium_kg": "separated plutonium held",
    "plutonium_made_kg": "plutonium made, separated or not",
    "heu_kg": "highly enriched uranium held",
    "enrichment_sites": "sites where uranium is enriched",
    "device_yield": "yield of a device that was shown, not tested",
}
UNIT = {
    "count": "number",
    "count_per_year": "number a year",
    "kg": "kilograms",
    "kt": "kilotons of TNT",
}
OTHER_UNIT = {
    "warheads_per_year": "count_per_year",
    "plutonium_kg": "kg",
    "plutonium_made_kg": "kg",
    "heu_kg": "kg",
    "device_yield": "kt",
}
QUALIFIER = {
    "exact": "as counted or stated",
    "approximate": "the source says about, nearly, some",
}
BASIS = {
    "assessment": "estimated by the reporter",
    "statement": "stated by an official or in an official paper, without a method",
    "projection": "expected for a later date",
    "goal": "what somebody is thought to aim at",
}
STATUS = {
    "estimated": "estimate or projection",
    "reported": "statement as reported",
    "planned": "goal, not reached",
}


class NuclearArsenalEstimates(Table):
    """One row is one figure by one reporter about weapons or fissile material of a country."""

    class Config:
        """Table-wide metadata."""

        name = "nuclear_arsenal_estimates"
        title = "Estimates of the nuclear arsenal"

    estimate_id: Text = column("Identifier of the estimate.", key=True, pattern=ID)
    country: Text = column("Country whose arsenal it is.", required=True, references="actors")
    measure: Text = column(
        "What is estimated; material is never counted as warheads.",
        required=True,
        values=MEASURE,
        formerly={"metric": "0.3.0"},
    )
    date: Date = column(
        "What day the figure is about; for a projection or goal, when it was made.", required=True, time=True
    )
    date_precision: Text = precision("date")
    target_date: Date = column("Date for which a projection is made.")
    target_date_precision: Text = precision("target_date")
    value: Number = column("The figure; empty if only a floor, a cap or a range is known.", minimum=0)
    low: Number = column("Lower end: at least, more than; or the low end of a stated range.", minimum=0)
    high: Number = column("Upper end: at most, up to; or the high end of a stated range.", minimum=0)
    qualifier: Text = column("How exact the figure is.", required=True, values=QUALIFIER)
    unit: Text = column("Unit of value, low and high.", required=True, values=UNIT)
    reporter: Text = column("Who made the figure, whoever printed it.", required=True, references="actors")
    basis: Text = column("What the figure is.", required=True, values=BASIS)
    reported_on: Date = reported_on()
    reported_on_precision: Text = reported_on_precision()
    reported_on_basis: Text = reported_on_basis()
    status: Text = column("State of the figure.", required=True, values=STATUS)
    source_id: Text = source_id()
    confidence: Text = confidence()
    note: Text = note()

    @rule("value", "a figure has a number")
    @classmethod
    def has_number(cls, frame: pd.DataFrame) -> pd.Series:
        """Require a value, a floor or a cap."""
        return holds(frame[["value", "low", "high"]].isna().all(axis=1))

    @rule("unit", "the unit is the one of the measure")
    @classmethod
    def unit_fits_measure(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse kilograms of warheads and counts of plutonium."""
        return holds(frame["unit"] != frame["measure"].map(OTHER_UNIT).fillna("count"))

    @rule("target_date", "a projection, and nothing else, has a target date after its own")
    @classmethod
    def projections_have_target(cls, frame: pd.DataFrame) -> pd.Series:
        """Require the date for which a projection is made."""
        projection = frame["basis"] == "projection"
        late = frame["target_date"] <= frame["date"]
        return holds((projection != frame["target_date"].notna()) | late)

    @rule("basis", "projections and goals have measures of their own, and only a goal is planned")
    @classmethod
    def basis_fits_measure(cls, frame: pd.DataFrame) -> pd.Series:
        """Keep what is expected or aimed at apart from what is held."""
        projection = (frame["basis"] == "projection") != (frame["measure"] == "warheads_projected")
        goal = (frame["basis"] == "goal") != (frame["measure"] == "warheads_goal")
        planned = (frame["basis"] == "goal") != (frame["status"] == "planned")
        return holds(projection | goal | planned)

    @rule("reported_on", "a figure is not public before the day it is about")
    @classmethod
    def not_known_before(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse an estimate that was known before its date."""
        return holds(frame["reported_on"] < frame["date"])
