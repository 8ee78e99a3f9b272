"""The table `alliance_meetings`."""

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

BODY = {
    "scm": "Security Consultative Meeting of the defence ministers, yearly since 1968",
    "mcm": "Military Committee Meeting of the chairmen of the joint chiefs of staff, since 1978",
    "ncg": "Nuclear Consultative Group, since 2023",
    "kidd": "Korea-US Integrated Defense Dialogue of senior defence officials, since 2012",
    "two_plus_two": "meeting of the foreign and defence ministers, since 2010",
    "defense_ministerial": "talks of the defence ministers outside the SCM",
    "summit": "meeting of the presidents",
}
STATUS = {
    "held": "it took place",
    "planned": "planned when reported; nothing later is known",
    "postponed": "put off; the later meeting has a row of its own",
    "not_held": "none took place in that year",
}


class AllianceMeetings(Table):
    """One row is one meeting of a ROK-US body, held, planned or put off."""

    class Config:
        """Table-wide metadata."""

        name = "alliance_meetings"
        title = "Alliance meetings"

    meeting_id: Text = column("Identifier of the meeting.", key=True, pattern=ID)
    title: Text = column("Name of the meeting.", required=True)
    title_ko: Text = column("Korean name of the meeting.")
    body: Text = column("Body that met.", required=True, values=BODY)
    number: Integer = column("Official number within the body; empty for summits and ministers’ talks.", minimum=1)
    start_date: Date = column("First day, in the time of the place.", required=True, time=True, clock="from")
    start_date_precision: Text = precision("start_date")
    end_date: Date = column("Last day, which belongs to the meeting; empty if unknown or not held.", clock="last")
    end_date_precision: Text = precision("end_date")
    place: Text = column("Town or site; empty for a video meeting or if not stated.")
    host: Text = column(
        "Side on whose soil it took place; empty elsewhere, by video or if unknown.", references="actors"
    )
    rok_lead: Text = column("Head of the ROK side: name, and post where a page gives it.")
    us_lead: Text = column("Head of the US side: name, and post where a page gives it.")
    outcome: Text = column("Main results, or why it did not take place.")
    reported_on: Date = reported_on()
    reported_on_precision: Text = reported_on_precision()
    reported_on_basis: Text = reported_on_basis()
    status: Text = column("Whether it took place.", required=True, values=STATUS)
    source_id: Text = source_id()
    confidence: Text = confidence()
    note: Text = note()

    @rule("number", "a number is held once within its body")
    @classmethod
    def number_is_held_once(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse two meetings held under one number."""
        held = (frame["status"] == "held") & frame["number"].notna()
        return holds(
            held & frame[held].duplicated(["body", "number"], keep=False).reindex(frame.index, fill_value=False)
        )

    @rule("number", "an SCM has its number, unless none was held")
    @classmethod
    def scm_has_number(cls, frame: pd.DataFrame) -> pd.Series:
        """Require the number of each Security Consultative Meeting."""
        return holds((frame["body"] == "scm") & (frame["status"] != "not_held") & frame["number"].isna())

    @rule("end_date", "the last day is not before the first")
    @classmethod
    def ends_after_start(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse a meeting that ends before it begins; both days belong to it, so they may be equal."""
        return holds(frame["end_date"] < frame["start_date"])

    @rule("status", "an SCM that was held has its last day and both heads")
    @classmethod
    def held_scm_is_complete(cls, frame: pd.DataFrame) -> pd.Series:
        """Require what every Security Consultative Meeting is known to have."""
        missing = frame[["end_date", "place", "rok_lead", "us_lead"]].isna().any(axis=1)
        return holds((frame["body"] == "scm") & (frame["status"] == "held") & missing)

    @rule("status", "a meeting that was not held has no last day, no heads, and if planned no outcome")
    @classmethod
    def not_held_is_empty(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse results of a meeting that did not take place."""
        filled = frame[["end_date", "rok_lead", "us_lead"]].notna().any(axis=1)
        planned = (frame["status"] == "planned") & frame["outcome"].notna()
        return holds(((frame["status"] != "held") & filled) | planned)

    @rule("reported_on", "a meeting is not reported as held before it begins")
    @classmethod
    def not_known_before(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse a meeting whose results were public before it."""
        return holds((frame["status"] == "held") & (frame["reported_on"] < frame["start_date"]))
