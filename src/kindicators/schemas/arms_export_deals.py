"""The table `arms_export_deals`."""

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
from kindicators.schemas.money import AMOUNT_QUALIFIER

ITEM = {
    "tanks": "main battle tanks",
    "support_vehicles": "engineering, bridge-laying and recovery vehicles",
    "howitzers": "self-propelled howitzers",
    "rocket_launchers": "multiple rocket launchers",
    "guided_missiles": "missiles without launchers",
    "infantry_fighting_vehicles": "tracked infantry fighting vehicles",
    "armoured_vehicles": "wheeled armoured vehicles",
    "air_defense": "surface-to-air missile systems",
    "combat_aircraft": "jet trainers and light combat aircraft",
    "helicopters": "helicopters",
    "frigates": "frigates",
    "corvettes": "corvettes, also where they were later called frigates",
    "patrol_vessels": "offshore patrol vessels",
    "naval_vessels": "ships of several kinds",
    "submarines": "submarines",
    "package": "several kinds of arms in one deal",
}
STAGE = {
    "framework": "what may be bought in all; binding only by the contracts under it",
    "contract": "contract to supply",
    "option": "further items taken under an earlier contract",
    "subcontract": "a part of a contract passed on to other firms of the ROK; no further export",
    "delivery": "items handed over to the customer",
    "bid": "offer in a competition",
    "plan": "what one side means to do",
}
QUANTITY_UNIT = {
    "units": "vehicles, guns, launchers or aircraft",
    "batteries": "batteries of an air defence system",
    "ships": "ships or submarines",
}
COUNTING = {
    "own": "what the row itself covers",
    "lot": "what was handed over on the occasion",
    "cumulative": "all so far; never to be added to other rows",
    "sum": "the sum of other rows; never to be added to them",
}
CURRENCY = {
    "USD": "US dollar",
    "KRW": "South Korean won",
    "EUR": "euro",
    "CAD": "Canadian dollar",
}
STATUS = {
    "signed": "signed",
    "approved": "approved by the buying government",
    "delivered": "handed over",
    "shortlisted": "among the last bidders",
    "submitted": "offer handed in",
    "planned": "planned when reported",
}


class ArmsExportDeals(Table):
    """One row is one framework, contract, option, delivery, bid or plan; a part names the deal that it belongs to."""

    class Config:
        """Table-wide metadata."""

        name = "arms_export_deals"
        title = "Arms export deals"

    deal_id: Text = column("Identifier of the deal.", key=True, pattern=ID)
    exporter: Text = column("Exporting state.", required=True, references="actors")
    seller: Text = column("Selling firm or body; empty if several or not named.", references="actors")
    customer: Text = column("State that gets the arms.", required=True, references="actors")
    parent_deal_id: Text = column("The deal that this one is a part of or carries out.", references="arms_export_deals")
    item: Text = column("Kind of arms.", required=True, values=ITEM)
    system: Text = column("Name of the weapon or class.")
    title: Text = column("What was agreed, delivered, offered or planned.", required=True)
    stage: Text = column("How far the deal goes.", required=True, values=STAGE)
    date: Date = column(
        "Date of signing, delivery or offer; of a running total the day of the count.", required=True, time=True
    )
    date_precision: Text = precision("date")
    quantity: Integer = column("Number of items.", minimum=0)
    quantity_low: Integer = column("Number if stated as at least this.", minimum=0)
    quantity_high: Integer = column("Number if stated as at most this.", minimum=0)
    quantity_unit: Text = column("What is counted.", values=QUANTITY_UNIT)
    counting: Text = column(
        "What number and amount cover, so that nothing is added twice.", required=True, values=COUNTING
    )
    amount: Integer = column("Value in whole units of currency.", minimum=0)
    amount_low: Integer = column("Value if stated as at least this.", minimum=0)
    amount_high: Integer = column("Value if stated as at most this.", minimum=0)
    qualifier: Text = column("How exact the amount is.", values=AMOUNT_QUALIFIER)
    currency: Text = column("Currency as stated (ISO 4217).", values=CURRENCY)
    delivery_from: Date = column("First day of the agreed time of delivery.")
    delivery_from_precision: Text = precision("delivery_from")
    delivery_to: Date = column("First day after the agreed time of delivery.")
    delivery_to_precision: Text = precision("delivery_to")
    reported_on: Date = reported_on()
    reported_on_precision: Text = reported_on_precision()
    reported_on_basis: Text = reported_on_basis()
    status: Text = column("State of this very row; later steps have rows of their own.", required=True, values=STATUS)
    source_id: Text = source_id()
    confidence: Text = confidence()
    note: Text = note()

    @rule("currency", "an amount needs a currency, and a currency an amount")
    @classmethod
    def amount_has_currency(cls, frame: pd.DataFrame) -> pd.Series:
        """Require a currency exactly where an amount stands."""
        amount = frame[["amount", "amount_low", "amount_high"]].notna().any(axis=1)
        return holds(amount != frame["currency"].notna())

    @rule("qualifier", "an exact or approximate amount says which it is; at least and at most need no qualifier")
    @classmethod
    def amount_is_qualified(cls, frame: pd.DataFrame) -> pd.Series:
        """Require a qualifier exactly where an amount stands."""
        return holds(frame["amount"].notna() != frame["qualifier"].notna())

    @rule("quantity_unit", "a quantity needs a unit, and a unit a quantity")
    @classmethod
    def quantity_is_complete(cls, frame: pd.DataFrame) -> pd.Series:
        """Require a unit exactly where a quantity stands."""
        quantity = frame[["quantity", "quantity_low", "quantity_high"]].notna().any(axis=1)
        return holds(quantity != frame["quantity_unit"].notna())

    @rule("status", "only a delivery is delivered")
    @classmethod
    def only_deliveries_are_delivered(cls, frame: pd.DataFrame) -> pd.Series:
        """Never show what is only agreed or planned as handed over."""
        return holds((frame["stage"] == "delivery") != (frame["status"] == "delivered"))

    @rule("status", "a plan is planned, and nothing else is")
    @classmethod
    def plans_are_planned(cls, frame: pd.DataFrame) -> pd.Series:
        """Never show a plan as signed."""
        return holds((frame["stage"] == "plan") != (frame["status"] == "planned"))

    @rule("status", "a bid is not signed, and nothing else is shortlisted or submitted")
    @classmethod
    def bids_are_not_signed(cls, frame: pd.DataFrame) -> pd.Series:
        """Never show an offer as a contract."""
        return holds((frame["stage"] == "bid") != frame["status"].isin(["shortlisted", "submitted"]))

    @rule("parent_deal_id", "a delivery, an option and a subcontract belong to a deal")
    @classmethod
    def parts_have_a_whole(cls, frame: pd.DataFrame) -> pd.Series:
        """Require the deal that is carried out."""
        part = frame["stage"].isin(["delivery", "option", "subcontract"])
        return holds(part & frame["parent_deal_id"].isna())

    @rule("counting", "only a delivery is a lot")
    @classmethod
    def lots_are_deliveries(cls, frame: pd.DataFrame) -> pd.Series:
        """Keep what was handed over apart from what was ordered."""
        return holds((frame["counting"] == "lot") & (frame["stage"] != "delivery"))

    @rule("parent_deal_id", "a part is not more than its whole")
    @classmethod
    def parts_fit_their_whole(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse a part that is larger than its whole; other units and currencies cannot be compared."""
        known = frame.drop_duplicates("deal_id").set_index("deal_id")
        whole = frame["parent_deal_id"]
        more = pd.Series(False, index=frame.index)
        for name, unit in (("quantity", "quantity_unit"), ("amount", "currency")):
            same = holds(whole.map(known[unit]) != frame[unit]) & frame[unit].notna()
            more |= same & ~holds(frame[name] > whole.map(known[name]))
        return holds(more)

    @rule("date", "a part is not older than its whole")
    @classmethod
    def parts_follow_their_whole(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse a delivery or contract before the deal that it carries out."""
        known = frame.drop_duplicates("deal_id").set_index("deal_id")
        return holds(frame["date"] < frame["parent_deal_id"].map(known["date"]))

    @rule("parent_deal_id", "a deal is not part of itself")
    @classmethod
    def not_its_own_part(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse a deal that names itself as its whole."""
        return holds(frame["parent_deal_id"] == frame["deal_id"])

    @rule("delivery_to", "delivery ends after it begins")
    @classmethod
    def delivery_is_in_order(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse a time of delivery that ends before it begins."""
        return holds(frame["delivery_from"] >= frame["delivery_to"])

    @rule("reported_on", "what has happened was not reported before it")
    @classmethod
    def not_known_before(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse what was public before its day."""
        return holds((frame["status"] != "planned") & (frame["reported_on"] < frame["date"]))
