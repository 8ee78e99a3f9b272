"""The table `public_opinion`."""

from __future__ import annotations

import pandas as pd

from kindicators.schemas.base import (
    ID,
    QUALIFIER,
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

POPULATION = {
    "general_public": "adults of the country",
    "elites": "scholars, experts, officials, legislators and business people",
}
UNIT = {
    "percent": "percent of those asked",
}
STATUS = {
    "reported": "published by the institute or the press",
}


class PublicOpinion(Table):
    """One row is the share of one answer to one question in one poll."""

    class Config:
        """Table-wide metadata."""

        name = "public_opinion"
        title = "Public opinion"

    answer_id: Text = column("Identifier of the answer.", key=True, pattern=ID)
    country: Text = column("Country whose people were asked.", required=True, references="actors")
    population: Text = column("Who was asked.", required=True, values=POPULATION)
    institute: Text = column("Who made or ordered the poll.", required=True, references="actors")
    field_start: Date = column("First day of the fieldwork.", time=True, clock="from")
    field_start_precision: Text = precision("field_start")
    field_end: Date = column("Last day of the fieldwork, included.", time=True, clock="last")
    field_end_precision: Text = precision("field_end")
    question_id: Text = column(
        "Question and institute; shares of different question_id are never one series.", required=True, pattern=ID
    )
    question: Text = column("What was asked, in the words of this package.", required=True)
    answer: Text = column("The answer.", required=True, pattern=r"^(?:[a-z]+(?:_[a-z]+)*)$")
    value: Number = column("Share of the answer; empty if only a floor or a range is known.", minimum=0)
    low: Number = column("Lower end: at least, more than.", minimum=0)
    high: Number = column("Upper end: at most, up to.", minimum=0)
    qualifier: Text = column("How exact the figure is.", required=True, values=QUALIFIER)
    unit: Text = column("Unit of value, low and high.", required=True, values=UNIT)
    sample_size: Integer = column("Number of people who answered; empty if not stated.", minimum=1)
    margin_points: Number = column(
        "Sampling error at 95 percent confidence, plus or minus; empty if not stated.",
        unit="percentage points",
        minimum=0,
    )
    reported_on: Date = reported_on()
    reported_on_precision: Text = reported_on_precision()
    reported_on_basis: Text = reported_on_basis()
    status: Text = column("State of the figure.", required=True, values=STATUS)
    source_id: Text = source_id()
    confidence: Text = confidence()
    note: Text = note()

    @rule("answer_id", "a row has a share")
    @classmethod
    def has_a_share(cls, frame: pd.DataFrame) -> pd.Series:
        """Require a number."""
        return holds(frame[["value", "low", "high"]].isna().all(axis=1))

    @rule("value", "a share is at most 100")
    @classmethod
    def share_is_a_percentage(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse more than everybody."""
        return holds((frame[["value", "low", "high"]] > 100).any(axis=1))

    @rule("field_end", "the fieldwork does not end before it starts")
    @classmethod
    def fieldwork_is_in_order(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse fieldwork that ends before it starts."""
        return holds(frame["field_end"] < frame["field_start"])

    @rule("reported_on", "a share is not public before the end of the fieldwork")
    @classmethod
    def not_known_before(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse a share that was public before the fieldwork was over."""
        return holds(frame["reported_on"] < frame["field_end"])

    @rule("note", "a share without field dates says so")
    @classmethod
    def missing_field_dates_are_told(cls, frame: pd.DataFrame) -> pd.Series:
        """Require a note where the field dates are missing."""
        return holds(frame["field_end"].isna() & frame["note"].isna())
