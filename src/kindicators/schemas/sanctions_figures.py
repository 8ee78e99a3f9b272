"""The table `sanctions_figures`."""

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
    "reported_deliveries": "amount that the states concerned reported to the 1718 Committee",
    "assessed_deliveries": "amount that somebody else says was delivered",
    "export_value": "export revenue, as estimated",
    "expected_cut": "fall that a resolution was expected to bring",
    "stolen": "value of what was stolen, as estimated",
    "members": "states in the monitoring team",
    "reports_to_date": "reports that the team had published by the last day of the period",
}
UNITS_OF = {
    "reported_deliveries": ["barrels", "tonnes"],
    "assessed_deliveries": ["barrels"],
    "export_value": ["USD", "USD_per_year"],
    "expected_cut": ["percent", "USD_per_year"],
    "stolen": ["USD"],
    "members": ["count"],
    "reports_to_date": ["count"],
}
UNIT = {
    "barrels": "barrels in the period",
    "tonnes": "tonnes in the period",
    "USD": "US dollars in the period",
    "USD_per_year": "US dollars a year",
    "percent": "per cent",
    "count": "number",
}
QUALIFIER = {
    "exact": "as counted or stated",
    "approximate": "the source says about, nearly, some",
}
STATUS = {
    "reported": "reported as counted or stated",
    "estimated": "estimated by the reporter",
    "expected": "expected when the measure was taken",
}


class SanctionsFigures(Table):
    """One row is one figure by one reporter on trade, revenue, theft or monitoring under the sanctions."""

    class Config:
        """Table-wide metadata."""

        name = "sanctions_figures"
        title = "Figures on sanctions"

    figure_id: Text = column("Identifier of the figure.", key=True, pattern=ID)
    subject: Text = column(
        "What it concerns, as a short word; the same words as in sanctions_measures.",
        required=True,
        pattern=r"^(?:[a-z0-9]+(?:_[a-z0-9]+)*)$",
    )
    measure: Text = column("What the figure says.", required=True, values=MEASURE)
    counterpart: Text = column("Who supplied; empty for all or if it does not apply.", references="actors")
    period_start: Date = column("First day of the period.", required=True, time=True, clock="from")
    period_start_precision: Text = precision("period_start")
    period_end: Date = column("First day after the period.", required=True, clock="to")
    period_end_precision: Text = precision("period_end")
    value: Number = column("The figure; empty if only a floor, a cap or a range is known.", minimum=0)
    low: Number = column("Lower end: at least, more than; or the low end of a stated range.", minimum=0)
    high: Number = column("Upper end: at most, up to; or the high end of a stated range.", minimum=0)
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

    @rule("value", "a figure has a number")
    @classmethod
    def has_number(cls, frame: pd.DataFrame) -> pd.Series:
        """Require a value, a floor or a cap."""
        return holds(frame[["value", "low", "high"]].isna().all(axis=1))

    @rule("unit", "the unit fits the measure")
    @classmethod
    def unit_fits_measure(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse barrels of money and dollars of oil."""
        measure, unit = frame["measure"].fillna(""), frame["unit"].fillna("")
        fits = [u in UNITS_OF.get(m, []) for m, u in zip(measure, unit, strict=True)]
        return pd.Series(fits, index=frame.index)

    @rule("status", "what was expected is not shown as reported")
    @classmethod
    def expected_is_apart(cls, frame: pd.DataFrame) -> pd.Series:
        """Keep expectations apart from what was counted."""
        return holds((frame["measure"] == "expected_cut") != (frame["status"] == "expected"))

    @rule("reported_on", "a figure is not public before its period begins, unless it was expected")
    @classmethod
    def not_known_before(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse a figure that was known before its time."""
        return holds((frame["status"] != "expected") & (frame["reported_on"] < frame["period_start"]))
