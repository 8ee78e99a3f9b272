"""The table `submarine_figures`."""

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

PROGRAMME = {
    "rok-force": "the ROK submarine force as a whole",
    "kss-1": "KSS-I, Chang Bogo class, German Type 209/1200",
    "kss-2": "KSS-II, Son Won-il class, German Type 214",
    "kss-3": "KSS-III, Dosan Ahn Chang-ho class, of Korean design",
    "ssn-362": "the secret ROK project of 2003 for nuclear-powered submarines",
    "ssn-studies": "ROK steps towards nuclear-powered submarines before October 2025, and models outside the programme",
    "ssn-2025": "the ROK programme of nuclear-powered submarines since October 2025",
    "prk-ballistic": "North Korean diesel submarines with ballistic missiles, and those that could become such",
    "prk-ssn": "North Korean nuclear-powered submarine",
}
MEASURE = {
    "displacement": "weight of water displaced; surfaced or submerged is rarely said",
    "length": "length",
    "crew": "crew",
    "vertical_tubes": "vertical launch tubes for missiles",
    "enrichment": "share of uranium 235 in the fuel",
    "boats_planned": "boats planned or needed",
    "boats_built": "boats built",
    "boats_operated": "boats in service",
    "force_planned": "boats of all classes planned together",
    "agencies": "government agencies that take part",
    "cost": "cost of a boat or programme",
}
UNIT = {
    "tonnes": "tonnes",
    "m": "metres",
    "persons": "persons",
    "count": "number of boats, tubes or agencies",
    "percent": "percent",
    "KRW": "South Korean won",
}
STATUS = {
    "reported": "stated of boats that exist or are being built",
    "planned": "planned",
    "estimated": "an estimate",
    "claimed": "claimed by the state concerned, not verified",
    "cancelled": "planned in a project that was dropped",
}
UNITS = {"displacement": "tonnes", "length": "m", "crew": "persons", "enrichment": "percent", "cost": "KRW"}


class SubmarineFigures(Table):
    """One row is one figure by one reporter on a class of submarines or a programme."""

    class Config:
        """Table-wide metadata."""

        name = "submarine_figures"
        title = "Figures on submarines"

    figure_id: Text = column("Identifier of the figure.", key=True, pattern=ID)
    country: Text = column("State that owns or plans the boats.", required=True, references="actors")
    programme: Text = column("Programme.", required=True, values=PROGRAMME)
    boat_class: Text = column("Class or batch; empty: the programme as a whole.")
    measure: Text = column("What the figure measures.", required=True, values=MEASURE)
    value: Number = column("The figure.", minimum=0)
    low: Number = column("The figure if stated as at least this, or lower end of a stated range.", minimum=0)
    high: Number = column("The figure if stated as at most this, or upper end of a stated range.", minimum=0)
    qualifier: Text = column(
        "How exact the figure is.", required=True, values={k: QUALIFIER[k] for k in ("exact", "approximate")}
    )
    unit: Text = column("Unit of the figure.", required=True, values=UNIT)
    date: Date = column("Day on which the figure was stated.", required=True, time=True)
    date_precision: Text = precision("date")
    reporter: Text = column("Who made the figure.", required=True, references="actors")
    reported_on: Date = reported_on()
    reported_on_precision: Text = reported_on_precision()
    reported_on_basis: Text = reported_on_basis()
    status: Text = column("What the figure is.", required=True, values=STATUS, later=("cancelled",))
    source_id: Text = source_id()
    confidence: Text = confidence()
    note: Text = note()

    @rule("measure", "a figure has a value, a floor or a cap")
    @classmethod
    def figure_is_there(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse a row without a figure."""
        return frame[["value", "low", "high"]].notna().any(axis=1)

    @rule("unit", "the unit fits the measure")
    @classmethod
    def unit_fits(cls, frame: pd.DataFrame) -> pd.Series:
        """Require tonnes for a displacement, metres for a length and so on."""
        return holds(
            frame["measure"].isin(list(MEASURE)) & (frame["unit"] != frame["measure"].map(UNITS).fillna("count"))
        )

    @rule("reported_on", "a figure was not reported before it was stated")
    @classmethod
    def not_known_before(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse a figure that was public before the day of its statement."""
        return holds(frame["reported_on"] < frame["date"])

    @rule("status", "a figure of the dropped project of 2003 is cancelled, and no other one is")
    @classmethod
    def dropped_is_cancelled(cls, frame: pd.DataFrame) -> pd.Series:
        """Never show the dropped project as a plan that stands."""
        return holds((frame["programme"] == "ssn-362") != (frame["status"] == "cancelled"))
