"""The table `pledge_events`."""

from __future__ import annotations

import pandas as pd

from kindicators.schemas.base import (
    ID,
    Date,
    Integer,
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

STAGE = {
    "proposed": "proposed or asked for",
    "announced": "announced by a side",
    "agreed": "agreed between the sides",
    "introduced": "a bill was filed",
    "legislated": "a law was passed",
    "promulgated": "a law was promulgated",
    "in_force": "a law or agreement took effect",
    "implementation": "a step of carrying it out",
    "approved": "a project was approved",
    "contracted": "a contract was signed",
    "disbursed": "money was paid, or a purchase was done",
    "revised": "amount or terms were changed",
    "suspended": "put on hold",
    "cancelled": "withdrawn",
}
AMOUNT_BASIS = {
    "total": "the whole of the pledge",
    "part": "a part of the pledge",
    "annual_cap": "the most that may be asked for in a year",
    "capital": "capital of the body that carries it out",
    "per_year": "a year",
}
STATUS = {
    "occurred": "it happened",
    "planned": "it was planned when reported",
    "reported": "reported by the press, not confirmed",
}


class PledgeEvents(Table):
    """One row is one dated step in the life of a pledge."""

    class Config:
        """Table-wide metadata."""

        name = "pledge_events"
        title = "Events of pledges"

    event_id: Text = column("Identifier of the event.", key=True, pattern=ID)
    pledge_id: Text = column("The pledge.", required=True, references="investment_pledges")
    date: Date = column("Date of the event.", required=True, time=True)
    date_precision: Text = precision("date")
    stage: Text = column("Step in the life of the pledge.", required=True, values=STAGE)
    title: Text = column("What happened.", required=True)
    title_ko: Text = column("Korean name of the event or act.")
    amount: Integer = column("Amount that the event states, in whole units of currency.", minimum=0)
    amount_low: Integer = column("Amount if stated as at least this.", minimum=0)
    amount_high: Integer = column("Amount if stated as at most this.", minimum=0)
    qualifier: Text = column("How exact the amount is.", values=AMOUNT_QUALIFIER)
    currency: Text = column("Currency (ISO 4217).", values=CURRENCY)
    amount_basis: Text = column("What the amount is.", values=AMOUNT_BASIS)
    reported_on: Date = reported_on()
    reported_on_precision: Text = reported_on_precision()
    reported_on_basis: Text = reported_on_basis()
    status: Text = column("Whether it happened.", required=True, values=STATUS)
    source_id: Text = source_id()
    confidence: Text = confidence()
    note: Text = note()

    @rule("currency", "an amount needs a currency and a basis, and they need an amount")
    @classmethod
    def amount_is_complete(cls, frame: pd.DataFrame) -> pd.Series:
        """Require currency and basis exactly where an amount stands."""
        return money_is_complete(frame)

    @rule("reported_on", "what has happened was not reported before it")
    @classmethod
    def not_known_before(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse a past event that was public before its day."""
        return holds((frame["status"] == "occurred") & (frame["reported_on"] < frame["date"]))
