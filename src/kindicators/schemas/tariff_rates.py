"""The table `tariff_rates`."""

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

LEGAL_BASIS = {
    "ieepa": "International Emergency Economic Powers Act",
    "section_122": "Section 122 of the Trade Act of 1974, for at most 150 days",
    "section_232": "Section 232 of the Trade Expansion Act of 1962",
    "trade_deal": "an agreement between the two sides that still needs an order under some law",
    "not_stated": "the announcement named no law, or several",
}
RATE_RULE = {
    "rate": "comes on top of the ordinary duty",
    "floor_with_duty": "ordinary duty and tariff together come to this, or to the ordinary duty if that is higher",
    "cap": "ordinary duty and tariff together are at most this",
    "most_favoured": "no worse than a comparable partner; no rate is set",
    "exempt": "free within a quota",
}
STATUS = {
    "threatened": "announced by the US president without an order",
    "announced": "ordered, but it was not found that the rate took effect",
    "agreed": "agreed between the sides, no order yet",
    "in_force": "applies, as far as sources reach",
    "suspended": "ordered and put on hold",
    "superseded": "was applied and then replaced",
    "struck_down": "was applied until a court held it unlawful",
    "expired": "was applied until the day on which it was set to end",
}
APPLIED = ["in_force", "superseded", "struck_down", "expired"]


class TariffRates(Table):
    """One row is one rate of duty, applied, agreed or threatened, on the products of one country."""

    class Config:
        """Table-wide metadata."""

        name = "tariff_rates"
        title = "Tariff rates"

    rate_id: Text = column("Identifier of the rate.", key=True, pattern=ID)
    title: Text = column("What the rate is.", required=True)
    imposer: Text = column("Whose duty it is.", required=True, references="actors")
    target: Text = column("On whose products it falls.", required=True, references="actors")
    product: Text = column(
        "Products concerned; all_goods is all that no rate of its own covers.", required=True, pattern=r"^(?:[a-z_]+)$"
    )
    legal_basis: Text = column("Law on which the rate rests.", required=True, values=LEGAL_BASIS)
    rate_rule: Text = column("How the rate works.", required=True, values=RATE_RULE)
    rate_percent: Number = column("The rate; empty if none is set.", unit="percent", minimum=0)
    announced_on: Date = column("Day on which the rate was announced.", required=True, time=True)
    announced_on_precision: Text = precision("announced_on")
    valid_from: Date = column(
        "First day on which it applied, backdating included; empty if it never applied or this was not found.",
        time=True,
        clock="from",
    )
    valid_from_precision: Text = precision("valid_from")
    valid_to: Date = column("First day on which it no longer applied.", time=True, clock="to", later=True)
    valid_to_precision: Text = precision("valid_to")
    reported_on: Date = reported_on()
    reported_on_precision: Text = reported_on_precision()
    reported_on_basis: Text = reported_on_basis()
    status: Text = column(
        "State of the rate at the release.",
        required=True,
        values=STATUS,
        later=("suspended", "superseded", "struck_down", "expired"),
    )
    source_id: Text = source_id()
    confidence: Text = confidence()
    note: Text = note()

    @rule("rate_percent", "a rate, floor or cap has a number, other rules have none")
    @classmethod
    def number_fits_rule(cls, frame: pd.DataFrame) -> pd.Series:
        """Require a number exactly where the rule has one."""
        numeric = frame["rate_rule"].isin(["rate", "floor_with_duty", "cap"])
        return holds(numeric != frame["rate_percent"].notna())

    @rule("valid_from", "what was applied has a start, what was not has none")
    @classmethod
    def start_fits_status(cls, frame: pd.DataFrame) -> pd.Series:
        """Require a start exactly where the rate was applied."""
        return holds(frame["status"].isin(APPLIED) != frame["valid_from"].notna())

    @rule("valid_to", "what is over has an end, what is in force or never was has none")
    @classmethod
    def end_fits_status(cls, frame: pd.DataFrame) -> pd.Series:
        """Require an end exactly where the rate is over."""
        over = frame["status"].isin([s for s in APPLIED if s != "in_force"])
        return holds(over != frame["valid_to"].notna())

    @rule("valid_from", "two rates on the same product do not apply on the same day")
    @classmethod
    def rates_do_not_overlap(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse a rate that starts before the one before it has ended."""
        applied = frame[frame["valid_from"].notna()].sort_values("valid_from", kind="stable")
        by = ["imposer", "target", "product"]
        last_end = applied.groupby(by)["valid_to"].shift()
        follows = applied.groupby(by).cumcount() > 0
        broken = follows & (last_end.isna() | (applied["valid_from"] < last_end))
        return holds(broken.reindex(frame.index, fill_value=False))
