"""The table `cost_sharing`."""

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

COMPONENT = {
    "total": "the whole",
    "labour": "pay of the Korean employees of US Forces Korea",
    "construction": "building for US Forces Korea",
    "logistics": "goods and services",
    "cdip": "Combined Defense Improvement Project, part of construction since 2009",
    "won_part": "the part of a contribution that was set in won, the rest being set in dollars",
    "dollar_part": "the part of a contribution that was set in dollars, the rest being set in won",
}
MEASURE = {
    "contribution": "what the ROK contributes for the period",
    "projected_contribution": "contribution that an outlook foresees under an assumption",
    "growth": "change of the contribution from the year before",
    "share_of_contribution": "share of the component in the contribution",
    "share_in_kind": "share of the component that is given in kind",
    "share_of_labour_cost": "share of the pay of the Korean employees that the contribution covers",
    "share_of_nonpersonnel_cost": "contribution as a share of the stationing cost without US personnel",
    "share_of_won_cost": "contribution as a share of what US Forces Korea spend in won",
    "demand": "asked for by the US in talks",
    "claimed_demand": "named by a US politician in public, not put forward in talks",
    "offer": "offered by the ROK in talks",
    "offer_growth": "change of the contribution that the ROK offered in talks",
    "support": "all support for US forces, direct and indirect",
    "direct_support": "support paid out of a budget or given in kind",
    "indirect_support": "rent, taxes and fees forgone",
    "one_off_support": "direct support for the relocation of bases",
    "unspent_cash": "contributions paid in cash and not yet spent by US forces, running total",
    "unpaid": "contributions agreed and not yet paid or delivered, running total",
    "us_obligations": "money that the US obligated for its forces in the country",
    "project_cost": "cost of building Camp Humphreys",
    "project_share": "share of the ROK in the cost of Camp Humphreys",
    "furlough": "Korean employees sent on unpaid leave",
    "furlough_notice": "Korean employees told that they may be sent on unpaid leave",
}
BASIS = {
    "agreed": "agreed between the two sides",
    "budgeted": "budgeted or allotted to a component",
    "spent": "paid, given or carried out",
    "reported": "stated by the press or an official, without saying whether agreed or paid",
    "demanded": "asked for by one side",
    "offered": "offered by one side",
    "estimated": "an estimate or outlook",
}
UNIT = {
    "KRW": "won of the time",
    "USD": "US dollars of the time",
    "percent": "percent",
    "persons": "people",
}
STATUS = {
    "agreed": "agreed between the sides, not necessarily paid in full",
    "reported": "a statement, request, offer or account",
    "estimated": "an estimate",
    "planned": "planned when reported",
    "superseded": "replaced by a later figure",
}
IN_PERCENT = [name for name in MEASURE if name.startswith("share_")] + ["growth", "offer_growth", "project_share"]
IN_PERSONS = ["furlough", "furlough_notice"]


class CostSharing(Table):
    """One row is one figure by one reporter about the cost of US forces and who bears it."""

    class Config:
        """Table-wide metadata."""

        name = "cost_sharing"
        title = "Cost sharing for US forces"

    figure_id: Text = column("Identifier of the figure.", key=True, pattern=ID)
    sma_id: Text = column(
        "The Special Measures Agreement under which the contribution falls; empty for all other figures.",
        references="sma_agreements",
    )
    payer: Text = column(
        "Who pays, or is asked to; for furloughs, whose money pays the employees.", required=True, references="actors"
    )
    recipient: Text = column("Whose cost is met.", required=True, references="actors")
    component: Text = column("What the money is for.", required=True, values=COMPONENT)
    measure: Text = column(
        "What the figure is; figures of different measures are never one series.", required=True, values=MEASURE
    )
    basis: Text = column("How far the figure is settled.", required=True, values=BASIS)
    period_start: Date = column("Start of the time that the figure is about.", required=True, time=True, clock="from")
    period_start_precision: Text = precision("period_start")
    period_end: Date = column("First day after that time.", required=True, time=True, clock="to")
    period_end_precision: Text = precision("period_end")
    value: Number = column("The figure; empty if only a floor or a cap is known.")
    low: Number = column("Lower end: at least, more than.", minimum=0)
    high: Number = column("Upper end: at most, up to.", minimum=0)
    qualifier: Text = column("How exact the figure is.", required=True, values=QUALIFIER)
    unit: Text = column("Unit of value, low and high.", required=True, values=UNIT)
    reporter: Text = column("Who made the figure, whoever printed it.", required=True, references="actors")
    series: Text = column(
        "Continuing series that the figure belongs to; agreed-totals has one row for each year.", pattern=ID
    )
    reported_on: Date = reported_on()
    reported_on_precision: Text = reported_on_precision()
    reported_on_basis: Text = reported_on_basis()
    status: Text = column("State of the figure.", required=True, values=STATUS, later=("superseded",))
    source_id: Text = source_id()
    confidence: Text = confidence()
    note: Text = note()

    @rule("value", "a row has a number, or a note that says why not")
    @classmethod
    def number_or_reason(cls, frame: pd.DataFrame) -> pd.Series:
        """Require a number, or the reason for its absence."""
        return holds(frame[["value", "low", "high", "note"]].isna().all(axis=1))

    @rule("value", "only a change can be negative")
    @classmethod
    def only_growth_is_negative(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse a negative amount."""
        return holds((frame["measure"] != "growth") & (frame["value"] < 0))

    @rule("unit", "shares and changes are in percent, furloughs in people, all else in money")
    @classmethod
    def unit_fits_measure(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse a unit that does not belong to the measure."""
        percent = frame["measure"].isin(IN_PERCENT)
        persons = frame["measure"].isin(IN_PERSONS)
        wrong = percent & (frame["unit"] != "percent") | persons & (frame["unit"] != "persons")
        return holds(wrong | ~percent & ~persons & ~frame["unit"].isin(["KRW", "USD"]))

    @rule("sma_id", "what was demanded, offered or spent by the US falls under no agreement")
    @classmethod
    def only_contributions_have_an_agreement(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse an agreement beside a figure that is not about a contribution."""
        about = frame["measure"].isin(["contribution", "projected_contribution", "growth"])
        about |= frame["measure"].str.startswith("share_")
        return holds(frame["sma_id"].notna() & ~about)

    @rule("basis", "a demand was demanded, an offer offered, an outlook estimated")
    @classmethod
    def basis_fits_measure(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse a demand that is shown as agreed."""
        fixed = frame["measure"].map(
            {
                "demand": "demanded",
                "claimed_demand": "demanded",
                "offer": "offered",
                "offer_growth": "offered",
                "projected_contribution": "estimated",
            }
        )
        return holds(fixed.notna() & (fixed != frame["basis"]))

    @rule("series", "the series of agreed totals holds nothing but agreed totals")
    @classmethod
    def series_is_pure(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse a part, a demand or a mere report in the series of agreed totals."""
        total = (frame["component"] == "total") & (frame["measure"] == "contribution") & (frame["basis"] == "agreed")
        return holds((frame["series"] == "agreed-totals") & ~total)
