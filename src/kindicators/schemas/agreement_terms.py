"""The table `agreement_terms`."""

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

BASIS = {
    "obligation": "the agreement requires it",
    "text": "a feature of the text, such as its number of articles",
    "implementing_law": "set by the law of a party that carries the agreement out",
    "planned": "foreseen by the parties or by a project under the agreement",
    "carried_out": "done under the agreement",
    "reported": "a figure that somebody reports about the agreement; not a term of it",
}
SECTOR = {
    "all": "the whole length of the Military Demarcation Line",
    "east": "eastern part of the line",
    "west": "western part of the line",
    "land": "on land along the line",
    "dmz": "Demilitarized Zone",
    "jsa": "Joint Security Area",
    "east_sea": "East Sea",
    "west_sea": "West Sea",
    "west_sea_north": "West Sea north of the Northern Limit Line",
    "west_sea_south": "West Sea south of the Northern Limit Line",
    "han_estuary": "Han River estuary",
    "arrowhead_hill": "Arrowhead Hill in the Demilitarized Zone",
}
UNIT = {
    "km": "kilometres",
    "count": "number",
    "persons": "people",
    "days": "days",
    "business_days": "business days",
    "months": "months",
    "years": "years",
    "tonnes": "tonnes",
    "tonnes_per_year": "tonnes a year",
    "MW": "megawatts",
    "USD": "US dollars",
    "percent": "percent",
}
STATUS = {
    "in_force": "the obligation holds",
    "agreed": "agreed; whether it was carried out is another row, or not known",
    "suspended": "the obligation is set aside",
    "lapsed": "the obligation is no longer observed",
    "planned": "planned when reported",
    "occurred": "done",
    "reported": "reported, by the reporter named",
    "retracted": "withdrawn by the one who gave it",
}


class AgreementTerms(Table):
    """One row is one figure in an agreement, or one figure about how it was carried out."""

    class Config:
        """Table-wide metadata."""

        name = "agreement_terms"
        title = "Terms of agreements"

    term_id: Text = column("Identifier of the figure.", key=True, pattern=ID)
    agreement_id: Text = column("The agreement.", required=True, references="agreements")
    term: Text = column(
        "What the figure is; rows of one agreement with the same term can be compared.",
        required=True,
        pattern=r"^(?:[a-z0-9]+(?:_[a-z0-9]+)*)$",
    )
    sector: Text = column("Area that the figure is about; empty if it has none.", values=SECTOR)
    actor: Text = column(
        "Who has to do it or did it; empty for the parties together or each alike.", references="actors"
    )
    title: Text = column("The figure in words.", required=True)
    basis: Text = column("Required, foreseen, done or only reported.", required=True, values=BASIS)
    date: Date = column(
        "Day on which the term was agreed, on which something was done, or which a reported figure is about.",
        required=True,
        time=True,
    )
    date_precision: Text = precision("date")
    value: Number = column("The figure; empty if only a floor or a cap is set.", minimum=0)
    low: Number = column("Lower end: at least, more than.", minimum=0)
    high: Number = column("Upper end: at most, up to, within.", minimum=0)
    qualifier: Text = column("How exact the figure is.", required=True, values=QUALIFIER)
    unit: Text = column("Unit of value, low and high.", required=True, values=UNIT)
    valid_from: Date = column(
        "First day on which the term holds, or of the period that the figure covers.", clock="from"
    )
    valid_from_precision: Text = precision("valid_from")
    valid_to: Date = column("First day after that; for a deadline the day after its last day.", clock="to")
    valid_to_precision: Text = precision("valid_to")
    reporter: Text = column("Who made the figure; empty where it stands in the agreement.", references="actors")
    reported_on: Date = reported_on()
    reported_on_precision: Text = reported_on_precision()
    reported_on_basis: Text = reported_on_basis()
    status: Text = column(
        "State of the term or figure.", required=True, values=STATUS, later=("suspended", "lapsed", "retracted")
    )
    source_id: Text = source_id()
    confidence: Text = confidence()
    note: Text = note()

    @rule("value", "a term has a number")
    @classmethod
    def has_number(cls, frame: pd.DataFrame) -> pd.Series:
        """Require a figure, a floor or a cap."""
        return holds(frame[["value", "low", "high"]].isna().all(axis=1))

    @rule("status", "only what was carried out has occurred")
    @classmethod
    def agreed_is_not_done(cls, frame: pd.DataFrame) -> pd.Series:
        """Keep obligations and plans apart from what was done."""
        return holds((frame["basis"] == "carried_out") != (frame["status"] == "occurred"))

    @rule("reporter", "what is reported or done names its reporter, what is agreed does not")
    @classmethod
    def reporter_fits(cls, frame: pd.DataFrame) -> pd.Series:
        """Require the maker of a figure that does not stand in an agreement."""
        return holds(frame["basis"].isin(["reported", "carried_out"]) != frame["reporter"].notna())

    @rule("valid_to", "a suspended obligation has its end")
    @classmethod
    def suspended_has_end(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse an obligation that is set aside and still runs."""
        return holds((frame["status"] == "suspended") & frame["valid_to"].isna())

    @rule("reported_on", "a figure is not known before the day it is about")
    @classmethod
    def not_known_before(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse what was public before its day."""
        return holds(frame["reported_on"] < frame["date"])
