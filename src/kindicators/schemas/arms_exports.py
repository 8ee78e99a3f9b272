"""The table `arms_exports`."""

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
    "contracts_total": "value of the contracts signed in the period",
    "contracts_average": "value of the contracts of an average year of the period",
    "contracts_forecast": "value of the contracts expected in the period",
    "contracts_deferred": "value of the contracts that slipped out of the period",
    "contracts_with_customer": "value of the contracts with one customer",
    "customer_share": "share of one customer in the exports of the period",
    "customer_countries": "number of countries that bought",
    "overseas_sales": "sales abroad in the accounts of defence firms",
    "exports_value": "value of exports, not said to be contracts",
    "first_sale": "value of the first sale abroad",
    "items_sold": "items sold abroad so far",
    "items_in_service": "items in service worldwide",
    "share": "share in world exports of major arms, by volume of deliveries",
    "rank": "rank among exporters of major arms, by volume of deliveries",
    "target": "goal for the contracts of the period",
    "share_target": "goal for the share in world exports",
    "rank_target": "goal for the rank among exporters",
}
UNIT = {
    "USD": "US dollar",
    "KRW": "South Korean won",
    "percent": "percent",
    "rank": "place in a list, 1 being the largest",
    "count": "number of items or countries",
}
STATUS = {
    "reported": "the figure to use: the latest of its maker that was found",
    "provisional": "preliminary, or for a part of the period",
    "superseded": "replaced by a later figure of its maker",
    "estimated": "an estimate",
    "target": "a goal; not a forecast and not a result",
}
TARGETS = ["target", "share_target", "rank_target"]
UNITS = {
    "customer_share": ["percent"],
    "share": ["percent"],
    "share_target": ["percent"],
    "rank": ["rank"],
    "rank_target": ["rank"],
    "customer_countries": ["count"],
    "items_sold": ["count"],
    "items_in_service": ["count"],
}


class ArmsExports(Table):
    """One row is one figure by one reporter on arms exports: a total, a share, a rank, a goal or a count."""

    class Config:
        """Table-wide metadata."""

        name = "arms_exports"
        title = "Arms exports"

    figure_id: Text = column("Identifier of the figure.", key=True, pattern=ID)
    exporter: Text = column("Exporting state.", required=True, references="actors")
    customer: Text = column("Buying state; empty: all customers.", references="actors")
    item: Text = column("Weapon or maker counted; empty: all arms.")
    measure: Text = column("What the figure measures.", required=True, values=MEASURE)
    period_start: Date = column("First day of the period; empty: from the beginning.", time=True, clock="from")
    period_start_precision: Text = precision("period_start")
    period_end: Date = column(
        "First day after the period; for a goal, after the year aimed at.", required=True, clock="to"
    )
    period_end_precision: Text = precision("period_end")
    value: Number = column("The figure.", minimum=0)
    low: Number = column("The figure if stated as at least this, or lower end of a stated range.", minimum=0)
    high: Number = column("The figure if stated as at most this, or upper end of a stated range.", minimum=0)
    qualifier: Text = column(
        "How exact the figure is.", required=True, values={k: QUALIFIER[k] for k in ("exact", "approximate")}
    )
    unit: Text = column("Unit of the figure; money in whole units.", required=True, values=UNIT)
    reporter: Text = column("Who made the figure.", required=True, references="actors")
    reported_on: Date = reported_on()
    reported_on_precision: Text = reported_on_precision()
    reported_on_basis: Text = reported_on_basis()
    status: Text = column("State of the figure.", required=True, values=STATUS, later=("superseded",))
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
        """Keep money, shares, ranks and counts apart."""
        fits = pd.Series(False, index=frame.index)
        for measure in MEASURE:
            fits |= holds(frame["measure"] != measure) & frame["unit"].isin(UNITS.get(measure, ["USD", "KRW"]))
        return holds(frame["measure"].isin(list(MEASURE)) & ~fits)

    @rule("status", "a goal is a target, and nothing else is")
    @classmethod
    def goals_are_targets(cls, frame: pd.DataFrame) -> pd.Series:
        """Keep goals apart from results."""
        return holds(frame["measure"].isin(TARGETS) != (frame["status"] == "target"))

    @rule("customer", "a figure of one customer names it, and no other figure does")
    @classmethod
    def customer_is_named(cls, frame: pd.DataFrame) -> pd.Series:
        """Require a customer exactly where the measure speaks of one."""
        of_one = frame["measure"].isin(["customer_share", "contracts_with_customer"])
        return holds(of_one != frame["customer"].notna())

    @rule("reported_on", "a result is not reported before its period begins, nor a goal set after it ends")
    @classmethod
    def reported_in_time(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse results of the future and goals for the past."""
        target = frame["status"] == "target"
        early = (
            ~(target | (frame["measure"] == "contracts_forecast"))
            & holds(frame["reported_on"] >= frame["period_start"])
            & frame["period_start"].notna()
        )
        return holds(early | (target & (frame["reported_on"] >= frame["period_end"])))
