"""The table `nuclear_tests`."""

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
    "announced": "announced by North Korea and detected abroad",
}


class NuclearTests(Table):
    """One row is one nuclear test of North Korea."""

    class Config:
        """Table-wide metadata."""

        name = "nuclear_tests"
        title = "Nuclear tests"

    test_id: Text = column("Identifier of the test.", key=True, pattern=ID)
    number: Integer = column("Number in the order of the tests.", required=True, unique=True, minimum=1)
    date: Date = column("Day of the test, in Korea and in UTC.", required=True, time=True)
    date_precision: Text = precision("date")
    time_utc: Text = column(
        "Origin time in UTC, by the US Geological Survey, cut to seconds (HH:MM:SS).",
        required=True,
        pattern=r"^(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d$",
    )
    title: Text = column("Name of the test.", required=True)
    title_ko: Text = column("Korean name of the test.")
    site: Text = column("Test site.", required=True)
    latitude: Number = column("Latitude by the US Geological Survey.", required=True, unit="deg")
    longitude: Number = column("Longitude by the US Geological Survey.", required=True, unit="deg")
    claimed_device: Text = column("What North Korea said of the device; not confirmed by others.")
    reported_on: Date = reported_on()
    reported_on_precision: Text = reported_on_precision()
    reported_on_basis: Text = reported_on_basis()
    status: Text = column("State of the event.", required=True, values=STATUS)
    source_id: Text = source_id()
    confidence: Text = confidence()
    note: Text = note()

    @rule("number", "the tests are numbered in the order of their days")
    @classmethod
    def numbers_follow_days(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse a number that does not fit the day."""
        return holds(frame["number"] != frame["date"].rank(method="first"))

    @rule("latitude", "the coordinates lie at the test site")
    @classmethod
    def lies_at_the_site(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse coordinates that are swapped or mistyped."""
        return holds(~frame["latitude"].between(41, 42) | ~frame["longitude"].between(128.5, 129.5))

    @rule("reported_on", "a test is not public before its day")
    @classmethod
    def not_known_before(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse a test that was known before it took place."""
        return holds(frame["reported_on"] < frame["date"])
