"""The table `nuclear_test_estimates`."""

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
    reported_on,
    reported_on_basis,
    reported_on_precision,
    rule,
    source_id,
)

MEASURE = {
    "yield": "explosive yield in kilotons of TNT",
    "magnitude": "seismic magnitude; the scale stands beside it",
    "aftershock_magnitude": "magnitude of a later event at the site",
    "depth": "depth of the explosion below the surface",
    "latitude": "latitude of the epicentre",
    "longitude": "longitude of the epicentre",
    "energy_ratio": "strength against the fourth test",
}
UNIT_OF = {
    "yield": "kt",
    "magnitude": "magnitude",
    "aftershock_magnitude": "magnitude",
    "depth": "m",
    "latitude": "deg",
    "longitude": "deg",
    "energy_ratio": "ratio",
}
UNIT = {
    "kt": "kilotons of TNT",
    "magnitude": "units of the magnitude scale",
    "m": "metres",
    "deg": "degrees north or east",
    "ratio": "times as strong",
}
SCALE = {
    "mb": "body-wave magnitude",
    "not_stated": "the source names no scale, or only Richter's",
}
QUALIFIER = {
    "exact": "as counted or stated",
    "approximate": "the source says about, nearly, some",
}
STATUS = {
    "estimated": "as the reporter last put it",
    "superseded": "first figure, replaced by a later one of the same reporter",
}


class NuclearTestEstimates(Table):
    """One row is one figure by one reporter about one nuclear test."""

    class Config:
        """Table-wide metadata."""

        name = "nuclear_test_estimates"
        title = "Estimates of nuclear tests"

    estimate_id: Text = column("Identifier of the estimate.", key=True, pattern=ID)
    test_id: Text = column("The test.", required=True, references="nuclear_tests")
    measure: Text = column("What is estimated.", required=True, values=MEASURE, formerly={"metric": "0.3.0"})
    scale: Text = column("Magnitude scale; empty for what is no magnitude.", values=SCALE)
    value: Number = column("The figure; empty if only a floor, a cap or a range is known.", minimum=0)
    low: Number = column("Lower end: at least, more than; or the low end of a stated range.", minimum=0)
    high: Number = column("Upper end: at most, up to; or the high end of a stated range.", minimum=0)
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

    @rule("value", "a figure has a number")
    @classmethod
    def has_number(cls, frame: pd.DataFrame) -> pd.Series:
        """Require a value, a floor or a cap."""
        return holds(frame[["value", "low", "high"]].isna().all(axis=1))

    @rule("unit", "the unit is the one of the measure")
    @classmethod
    def unit_fits_measure(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse kilotons of magnitude and degrees of yield."""
        return holds(frame["unit"] != frame["measure"].map(UNIT_OF))

    @rule("scale", "a magnitude says on which scale, and nothing else does")
    @classmethod
    def magnitudes_have_scale(cls, frame: pd.DataFrame) -> pd.Series:
        """Require the scale, or that it is not stated, exactly where a magnitude stands."""
        return holds((frame["unit"] == "magnitude") != frame["scale"].notna())

    @rule("value", "the coordinates lie at the test site")
    @classmethod
    def lies_at_the_site(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse coordinates that are swapped or mistyped."""
        north = (frame["measure"] == "latitude") & ~frame["value"].between(41, 42)
        east = (frame["measure"] == "longitude") & ~frame["value"].between(128.5, 129.5)
        return holds(north | east)

    @rule("status", "a reporter has one figure for a test and measure, unless it replaced another")
    @classmethod
    def one_figure_each(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse two figures of one reporter that both hold."""
        now = frame["status"] == "estimated"
        double = frame[now].duplicated(["test_id", "measure", "reporter"], keep=False)
        return holds(now & double.reindex(frame.index, fill_value=False))
