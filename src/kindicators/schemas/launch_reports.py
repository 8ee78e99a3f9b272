"""The table `launch_reports`."""

from __future__ import annotations

import pandas as pd

from kindicators.schemas.base import (
    ID,
    QUALIFIER,
    Date,
    Integer,
    Number,
    Table,
    Text,
    column,
    confidence,
    holds,
    note,
    reported_on,
    reported_on_basis,
    reported_on_precision,
    rule,
    source_id,
)

MEASURE = {
    "count": "missiles fired in the launch",
    "range_km": "distance flown over the ground",
    "apogee_km": "highest altitude reached",
    "flight_time_s": "time of flight",
    "landed_in_eez": "missiles that came down in Japan's exclusive economic zone",
}
UNIT_OF = {"count": "count", "range_km": "km", "apogee_km": "km", "flight_time_s": "s", "landed_in_eez": "count"}
UNIT = {
    "count": "missiles",
    "km": "kilometres",
    "s": "seconds",
}
STATUS = {
    "reported": "stated by the reporter as counted, measured or assessed",
    "claimed": "claimed by the side that fired",
    "superseded": "replaced by a later figure of the same reporter",
}


class LaunchReports(Table):
    """One row is one figure by one reporter about one launch, or about one missile of it."""

    class Config:
        """Table-wide metadata."""

        name = "launch_reports"
        title = "Reports on launches"

    report_id: Text = column("Identifier of the figure.", key=True, pattern=ID)
    launch_id: Text = column("The launch.", required=True, references="missile_launches")
    reporter: Text = column("Who made the figure, whoever printed it.", required=True, references="actors")
    measure: Text = column("What the figure says.", required=True, values=MEASURE, formerly={"metric": "0.3.0"})
    missile: Integer = column(
        "Which missile of the launch, in order of firing; empty if the figure is about all of them or the only one.",
        minimum=1,
    )
    value: Number = column("The figure; empty if only a floor, a cap or a range is known.", minimum=0)
    low: Number = column("Lower end: at least, more than; or the least among the missiles of the launch.", minimum=0)
    high: Number = column("Upper end: at most, up to; or the most among the missiles of the launch.", minimum=0)
    qualifier: Text = column("How exact the figure is.", required=True, values=QUALIFIER)
    unit: Text = column("Unit of value, low and high.", required=True, values=UNIT)
    reported_on: Date = reported_on()
    reported_on_precision: Text = reported_on_precision()
    reported_on_basis: Text = reported_on_basis()
    status: Text = column("State of the figure.", required=True, values=STATUS, later=("superseded",))
    source_id: Text = source_id()
    confidence: Text = confidence()
    note: Text = note()

    @rule("value", "a figure has a number, or a note that says why not")
    @classmethod
    def number_or_reason(cls, frame: pd.DataFrame) -> pd.Series:
        """Require a number, or the reason for its absence."""
        return holds(frame[["value", "low", "high", "note"]].isna().all(axis=1))

    @rule("unit", "the unit is the one of the measure")
    @classmethod
    def unit_fits_measure(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse kilometres of missiles and counts of seconds."""
        return holds(frame["unit"] != frame["measure"].map(UNIT_OF))

    @rule("missile", "a number of missiles is not about one missile of the launch")
    @classmethod
    def counts_are_of_all(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse a count of one missile among several."""
        return holds(frame["missile"].notna() & (frame["unit"] == "count"))
