"""The table `investment_pledges`."""

from __future__ import annotations

import pandas as pd

from kindicators.schemas.base import (
    ID,
    Date,
    Integer,
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
from kindicators.schemas.money import AMOUNT_QUALIFIER, CURRENCY, money_is_complete

KIND = {
    "investment": "money to be invested",
    "purchase": "goods or services to be bought",
    "aid": "grants and loans to a state in need",
    "defense_spending": "a state's own defence spending",
    "host_support": "support for foreign forces in the country",
    "government_support": "subsidies or holdings of the receiving government",
}
INSTRUMENT = {
    "cash": "cash paid in",
    "fdi": "direct investment by companies",
    "loan": "loans",
    "grant": "grants",
    "equity": "shares",
    "guarantee": "guarantees",
    "purchase": "purchases",
    "mixed": "several of these",
    "unspecified": "not said",
}
AMOUNT_BASIS = {
    "total": "over the whole period",
    "per_year": "a year",
}
STATUS = {
    "proposed": "asked for or under discussion",
    "announced": "announced by a side",
    "agreed": "agreed between the sides",
    "legislated": "a law to carry it out has passed",
    "contracted": "contracts are signed",
    "partly_disbursed": "some of the money is paid",
    "disbursed": "the money is paid, or the purchase is done",
    "superseded": "replaced by a later pledge",
    "cancelled": "withdrawn",
    "reported": "reported by the press, not confirmed",
}


class InvestmentPledges(Table):
    """One row is one pledge of money or purchases; a part of a pledge is a row that names its whole."""

    class Config:
        """Table-wide metadata."""

        name = "investment_pledges"
        title = "Investment pledges"

    pledge_id: Text = column("Identifier of the pledge.", key=True, pattern=ID)
    title: Text = column("What is pledged.", required=True)
    title_ko: Text = column("Korean name of the pledge or programme.")
    pledger: Text = column("Who pledges.", required=True, references="actors")
    beneficiary: Text = column("Where the money goes.", references="actors")
    parent_pledge_id: Text = column("The pledge that this one is part of.", references="investment_pledges")
    kind: Text = column("Kind of pledge.", required=True, values=KIND)
    sector: Text = column("Sector of the economy.", required=True, pattern=r"^(?:[a-z_]+)$")
    instrument: Text = column("Form of the money.", required=True, values=INSTRUMENT)
    amount: Integer = column("Amount pledged, in whole units of currency.", minimum=0)
    amount_low: Integer = column("Amount if pledged as at least this.", minimum=0)
    amount_high: Integer = column("Amount if pledged as at most this.", minimum=0)
    qualifier: Text = column("How exact the amount is.", values=AMOUNT_QUALIFIER)
    currency: Text = column("Currency (ISO 4217).", values=CURRENCY)
    amount_basis: Text = column("What the amount covers.", values=AMOUNT_BASIS)
    quantity: Number = column("Amount of a pledge that is not in money.", minimum=0)
    quantity_unit: Text = column("Unit of quantity.", pattern=r"^(?:[a-z_]+)$")
    announced_on: Date = column("Date on which the pledge was first made.", required=True, time=True)
    announced_on_precision: Text = precision("announced_on")
    period_start: Date = column("Start of the time in which it is to be carried out.", clock="from")
    period_start_precision: Text = precision("period_start")
    period_end: Date = column("First day after that time.", clock="to")
    period_end_precision: Text = precision("period_end")
    reported_on: Date = reported_on()
    reported_on_precision: Text = reported_on_precision()
    reported_on_basis: Text = reported_on_basis()
    status: Text = column(
        "Furthest stage that a source shows.",
        required=True,
        values=STATUS,
        later=("contracted", "partly_disbursed", "disbursed", "superseded", "cancelled"),
    )
    source_id: Text = source_id()
    confidence: Text = confidence()
    note: Text = note()

    @rule("currency", "an amount needs a currency and a basis, and they need an amount")
    @classmethod
    def amount_is_complete(cls, frame: pd.DataFrame) -> pd.Series:
        """Require currency and basis exactly where an amount stands."""
        return money_is_complete(frame)

    @rule("qualifier", "an exact or approximate amount says which it is; at least and at most need no qualifier")
    @classmethod
    def amount_is_qualified(cls, frame: pd.DataFrame) -> pd.Series:
        """Require a qualifier exactly where an amount stands."""
        return holds(frame["amount"].notna() != frame["qualifier"].notna())

    @rule("parent_pledge_id", "a part is not more than its whole")
    @classmethod
    def parts_fit_their_whole(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse a part that is larger than its whole; other currencies and bases cannot be compared."""
        known = frame.drop_duplicates("pledge_id").set_index("pledge_id")
        whole = frame["parent_pledge_id"]
        largest = known["amount_high"].fillna(known["amount"]).fillna(known["amount_low"])
        smallest = frame["amount_low"].fillna(frame["amount"]).fillna(frame["amount_high"])
        same = pd.Series(True, index=frame.index)
        for name in ("currency", "amount_basis"):
            same &= holds(whole.map(known[name]) != frame[name])
        return holds(same & (smallest > whole.map(largest)))

    @rule("quantity_unit", "a quantity needs a unit, and a unit a quantity")
    @classmethod
    def quantity_is_complete(cls, frame: pd.DataFrame) -> pd.Series:
        """Require a unit exactly where a quantity stands."""
        return holds(frame["quantity"].notna() != frame["quantity_unit"].notna())

    @rule("parent_pledge_id", "a pledge is not part of itself")
    @classmethod
    def not_its_own_part(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse a pledge that names itself as its whole."""
        return holds(frame["parent_pledge_id"] == frame["pledge_id"])
