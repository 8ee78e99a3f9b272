"""The table `dprk_meetings`."""

from __future__ import annotations

import pandas as pd

from kindicators.schemas.base import (
    ID,
    Date,
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

FORMAT = {
    "inter_korean_summit": "leaders of the two Koreas",
    "us_dprk_summit": "leaders of the US and North Korea",
    "china_dprk_summit": "leaders of China and North Korea",
    "russia_dprk_summit": "leaders of Russia and North Korea",
    "japan_dprk_summit": "leaders of Japan and North Korea",
    "six_party_round": "six-party talks: a phase of a round, or its chief negotiators",
    "inter_korean_high_level": "senior officials of the two Koreas: prime ministers in 1991-92, security aides in 2015",
    "inter_korean_military_talks": "generals of the two Koreas",
}
STATUS = {
    "held": "it took place",
    "cancelled": "agreed and not held",
    "proposed": "hoped for by one side; not agreed",
}


class DprkMeetings(Table):
    """One row is one meeting of North Korea with another party: held, cancelled, or only hoped for."""

    class Config:
        """Table-wide metadata."""

        name = "dprk_meetings"
        title = "Meetings with North Korea"

    meeting_id: Text = column("Identifier of the meeting.", key=True, pattern=ID)
    title: Text = column("Name of the meeting.", required=True)
    title_ko: Text = column("Korean name of the meeting.")
    format: Text = column("Kind of meeting.", required=True, values=FORMAT)
    counterpart: Text = column("The other side.", required=True, references="actors")
    start_date: Date = column("First day, in the time of the place.", required=True, time=True, clock="from")
    start_date_precision: Text = precision("start_date")
    end_date: Date = column("Last day, which belongs to the meeting; empty if unknown or not held.", clock="last")
    end_date_precision: Text = precision("end_date")
    place: Text = column("Town or site; empty if none was set or found.")
    dprk_lead: Text = column("Head of the North Korean side, with post.")
    other_lead: Text = column("Head of the other side, with post; in six-party talks the Chinese chair.")
    outcome: Text = column("Main results, or why it did not take place.")
    reported_on: Date = reported_on()
    reported_on_precision: Text = reported_on_precision()
    reported_on_basis: Text = reported_on_basis()
    status: Text = column("Whether it took place.", required=True, values=STATUS)
    source_id: Text = source_id()
    confidence: Text = confidence()
    note: Text = note()

    @rule("end_date", "the last day is not before the first")
    @classmethod
    def ends_after_start(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse a meeting that ends before it begins; both days belong to it, so they may be equal."""
        return holds(frame["end_date"] < frame["start_date"])

    @rule("status", "a summit that was held has its days, place and both leaders")
    @classmethod
    def held_summit_is_complete(cls, frame: pd.DataFrame) -> pd.Series:
        """Require what is known of every summit."""
        summit = frame["format"].str.endswith("_summit") & (frame["status"] == "held")
        return holds(summit & frame[["end_date", "place", "dprk_lead", "other_lead"]].isna().any(axis=1))

    @rule("status", "a meeting that was not held has no last day")
    @classmethod
    def not_held_has_no_end(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse the end of a meeting that did not take place."""
        return holds((frame["status"] != "held") & frame["end_date"].notna())

    @rule("reported_on", "a meeting is not reported as held before it begins")
    @classmethod
    def not_known_before(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse a meeting whose results were public before it."""
        return holds((frame["status"] == "held") & (frame["reported_on"] < frame["start_date"]))
