"""The table `sma_agreements`."""

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

STATUS = {
    "in_force": "entered into force and not yet expired",
    "expired": "its term is over",
}


class SmaAgreements(Table):
    """One row is one Special Measures Agreement between the ROK and the US on the cost of US Forces Korea."""

    class Config:
        """Table-wide metadata."""

        name = "sma_agreements"
        title = "Special Measures Agreements"

    sma_id: Text = column("Identifier of the agreement.", key=True, pattern=ID)
    number: Integer = column("Number of the agreement: 1 is the first.", required=True, unique=True, minimum=1)
    title: Text = column("English name.", required=True)
    title_ko: Text = column("Korean name.")
    first_year: Integer = column("First year whose contribution it sets.", required=True, minimum=1991)
    last_year: Integer = column("Last year whose contribution it sets.", required=True, minimum=1991)
    rounds: Integer = column("Formal rounds of talks, where a source counts them.", minimum=1)
    agreed_on: Date = column(
        "Day on which the negotiators agreed, or initialled the text if that is all that is known.", time=True
    )
    agreed_on_precision: Text = precision("agreed_on")
    signed_on: Date = column("Day of the signature.", time=True, later=True)
    signed_on_precision: Text = precision("signed_on")
    ratified_on: Date = column("Day on which the National Assembly gave its consent.", later=True)
    ratified_on_precision: Text = precision("ratified_on")
    valid_from: Date = column(
        "Entry into force, which may come long after the first or long before the next year it pays for.",
        time=True,
        clock="from",
        later=True,
    )
    valid_from_precision: Text = precision("valid_from")
    valid_to: Date = column("First day after its term.", required=True, time=True, clock="to")
    valid_to_precision: Text = precision("valid_to")
    growth_rule: Text = column("How the contribution of each year is found.", required=True)
    growth_cap_percent: Number = column("The most that it may grow in a year.", unit="percent", minimum=0)
    rok_negotiator: Text = column("Chief negotiator of the ROK.")
    us_negotiator: Text = column("Chief negotiator of the US.")
    rok_signatory: Text = column("Who signed for the ROK.")
    us_signatory: Text = column("Who signed for the US.")
    reported_on: Date = reported_on()
    reported_on_precision: Text = reported_on_precision()
    reported_on_basis: Text = reported_on_basis()
    status: Text = column("State of the agreement at the release.", required=True, values=STATUS, later=("expired",))
    source_id: Text = source_id()
    confidence: Text = confidence()
    note: Text = note()

    @rule("last_year", "the term does not end before it begins")
    @classmethod
    def years_are_in_order(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse a last year before the first."""
        return holds(frame["last_year"] < frame["first_year"])

    @rule("valid_to", "the term ends with the last year that the agreement pays for")
    @classmethod
    def term_ends_with_its_last_year(cls, frame: pd.DataFrame) -> pd.Series:
        """Require the first of January after the last year."""
        end = frame["valid_to"]
        return holds((end.dt.year != frame["last_year"] + 1) | (end.dt.month != 1) | (end.dt.day != 1))

    @rule("first_year", "each agreement begins with the year after the one before it ended")
    @classmethod
    def agreements_follow_each_other(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse a gap or an overlap between the years of two agreements in a row."""
        ends = frame.drop_duplicates("number").set_index("number")["last_year"]
        return holds((frame["number"] - 1).map(ends) + 1 != frame["first_year"])

    @rule("signed_on", "it is agreed, signed, approved by the National Assembly and in force in this order")
    @classmethod
    def steps_are_in_order(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse a step before an earlier one, where both days are known."""
        broken = pd.Series(False, index=frame.index)
        steps = ["agreed_on", "signed_on", "ratified_on", "valid_from"]
        for n, later in enumerate(steps):
            for earlier in steps[:n]:
                known = (frame[f"{earlier}_precision"] == "day") & (frame[f"{later}_precision"] == "day")
                broken |= ~holds(known & (frame[later] < frame[earlier]))
        return holds(broken)

    @rule("valid_from", "an agreement in force has the day on which it came into force")
    @classmethod
    def in_force_has_a_start(cls, frame: pd.DataFrame) -> pd.Series:
        """Require the entry into force of an agreement that is in force."""
        return holds((frame["status"] == "in_force") & frame["valid_from"].isna())
