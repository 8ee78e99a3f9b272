"""The table `command_tenures`."""

from __future__ import annotations

import pandas as pd

from kindicators.schemas.base import (
    ID,
    Boolean,
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

POST = {
    "commander": "commander of the command; a US general",
    "deputy_commander": "deputy commander of the Combined Forces Command; a ROK general",
}
END_STATE = {
    "ended": "the tenure has ended on end_date",
    "in_office": "in office when last seen",
    "unknown": "neither the end nor the start of service was seen",
}
STATUS = {
    "held": "the person held the post",
    "in_office": "the person holds the post",
    "nominated": "the person was named; no report of the handover was read",
}


class CommandTenures(Table):
    """One row is the tenure of one person in one post of one command."""

    class Config:
        """Table-wide metadata."""

        name = "command_tenures"
        title = "Tenures of commanders"

    tenure_id: Text = column("Identifier of the tenure.", key=True, pattern=ID)
    command: Text = column(
        "Command: UN Command, Combined Forces Command or US Forces Korea.", required=True, references="actors"
    )
    post: Text = column("Post in the command.", required=True, values=POST)
    person: Text = column("Name, without middle initials.", required=True)
    person_ko: Text = column("Korean spelling of the name.")
    nationality: Text = column("State whose officer the person is.", required=True, references="actors")
    start_date: Date = column("Day on which the person took the post.", required=True, time=True, clock="from")
    start_date_precision: Text = precision("start_date")
    end_date: Date = column(
        "Day on which the successor took it; from that day only the successor holds it.", clock="to", later=True
    )
    end_date_precision: Text = precision("end_date")
    end_state: Text = column("Whether the tenure has ended.", required=True, values=END_STATE, later=True)
    acting: Boolean = column("True if the person only stood in.", required=True)
    reported_on: Date = reported_on()
    reported_on_precision: Text = reported_on_precision()
    reported_on_basis: Text = reported_on_basis()
    status: Text = column("State of the tenure.", required=True, values=STATUS, later=True)
    source_id: Text = source_id()
    confidence: Text = confidence()
    note: Text = note()

    @rule("end_date", "an end exactly where the tenure has ended, and after its start")
    @classmethod
    def end_matches_state(cls, frame: pd.DataFrame) -> pd.Series:
        """Require an end of every tenure that has ended, and of no other."""
        ended = frame["end_state"] == "ended"
        return holds((ended != frame["end_date"].notna()) | (frame["end_date"] <= frame["start_date"]))

    @rule("end_date", "a tenure ends on the day on which the next one in the post begins")
    @classmethod
    def no_gap_and_no_overlap(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse a vacant post, and two holders at one time."""
        ordered = frame.sort_values("start_date")
        following = ordered.groupby(["command", "post"])["start_date"].shift(-1).reindex(frame.index)
        return holds(following.notna() & (frame["end_date"].isna() | (frame["end_date"] != following)))

    @rule("start_date", "nobody led a command before it was set up")
    @classmethod
    def not_before_the_command(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse a tenure that begins before the command existed."""
        founded = frame["command"].map({"unc": "1950-07-01", "usfk": "1957-07-01", "cfc": "1978-11-07"})
        return holds(frame["start_date"] < pd.to_datetime(founded))

    @rule("nationality", "commanders are US officers, and deputy commanders ROK officers")
    @classmethod
    def nationality_fits_post(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse a post held by an officer of the other side."""
        return holds(frame["nationality"] != frame["post"].map({"commander": "USA", "deputy_commander": "KOR"}))

    @rule("status", "in office exactly if the tenure is said to go on")
    @classmethod
    def status_fits_end(cls, frame: pd.DataFrame) -> pd.Series:
        """Require status and end_state to agree."""
        return holds(
            frame["status"]
            != frame["end_state"].map({"ended": "held", "in_office": "in_office", "unknown": "nominated"})
        )
