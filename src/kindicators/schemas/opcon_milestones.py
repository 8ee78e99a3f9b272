"""The table `opcon_milestones`."""

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

KIND = {
    "transfer": "control passed from one commander to another",
    "agreement": "the sides agreed or signed",
    "plan": "a plan was made or adopted",
    "proposal": "one side proposed",
    "request": "one side asked",
    "postponement": "an agreed target was put off",
    "target": "one side stated what it aims at",
    "statement": "an official position, without a decision",
    "denial": "a report was denied",
    "report": "press report that no side has confirmed",
    "assessment": "a stage was assessed or verified",
}
STAGE = {
    "origin": "how operational control came to the UN Command and the Combined Forces Command",
    "armistice_opcon": "return of armistice (peacetime) operational control",
    "transfer": "transfer of wartime operational control",
    "conditions": "meeting the conditions of the transfer",
    "ioc": "initial operational capability of the ROK-led command",
    "foc": "full operational capability",
    "fmc": "full mission capability",
}
BASIS = {
    "time": "tied to a date",
    "condition": "tied to conditions",
    "none": "neither is said",
}
TARGET_PRECISION = {
    "day": "a day",
    "month": "a month",
    "quarter": "a quarter",
    "half": "half a year",
    "year": "a year",
    "term": "within a president's term of office",
    "approximate": "words such as the mid-2020s, read as the years in the window",
}
STATUS = {
    "occurred": "it happened",
    "announced": "said by one side",
    "agreed": "agreed, and not replaced",
    "proposed": "proposed, not agreed",
    "planned": "planned when reported",
    "in_force": "still in force",
    "superseded": "replaced by a later agreement, plan or target",
    "cancelled": "called off",
    "reported": "reported by the press, not confirmed",
    "estimated": "a guess or estimate, not a decision",
    "denied": "reported by the press and denied",
}


class OpconMilestones(Table):
    """One row is one step in the history or the transfer of operational control over ROK forces."""

    class Config:
        """Table-wide metadata."""

        name = "opcon_milestones"
        title = "OPCON milestones"

    milestone_id: Text = column("Identifier of the milestone.", key=True, pattern=ID)
    date: Date = column("Date of the step.", required=True, time=True)
    date_precision: Text = precision("date")
    title: Text = column("What happened or was said.", required=True)
    title_ko: Text = column("Korean name of the event or document.")
    kind: Text = column("Kind of step.", required=True, values=KIND)
    stage: Text = column("What the step, and its target if it has one, is about.", required=True, values=STAGE)
    basis: Text = column("What the transfer is tied to.", required=True, values=BASIS)
    announced_by: Text = column("Who said or decided it.", required=True, references="actors")
    person: Text = column("Names of those who spoke or signed.")
    target_from: Date = column("First day of the window aimed at for this row's stage; empty for 'by' a date.")
    target_to: Date = column("Last day of that window (inclusive).")
    target_precision: Text = column("How precise the target is.", values=TARGET_PRECISION)
    target_text: Text = column("The target in a few words.")
    supersedes: Text = column("Milestone whose official target this one replaced.", references="opcon_milestones")
    place: Text = column("Place of the event.")
    reported_on: Date = reported_on()
    reported_on_precision: Text = reported_on_precision()
    reported_on_basis: Text = reported_on_basis()
    status: Text = column(
        "State of what the row says.", required=True, values=STATUS, later=("superseded", "cancelled", "denied")
    )
    source_id: Text = source_id()
    confidence: Text = confidence()
    note: Text = note()

    @rule("target_precision", "a target needs a precision, and a precision a target")
    @classmethod
    def target_has_precision(cls, frame: pd.DataFrame) -> pd.Series:
        """Require a precision exactly where a target stands."""
        target = frame["target_from"].notna() | frame["target_to"].notna()
        return holds(target != frame["target_precision"].notna())

    @rule("target_to", "the target's window ends on or after the day on which it begins")
    @classmethod
    def window_is_in_order(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse a window that ends before it begins; both ends are in it, so they may be equal."""
        return holds(frame["target_from"] > frame["target_to"])

    @rule("supersedes", "a milestone replaces an earlier one")
    @classmethod
    def supersedes_the_past(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse a milestone that replaces itself or a later one."""
        dates = frame.drop_duplicates("milestone_id").set_index("milestone_id")["date"]
        return holds(frame["supersedes"].map(dates) >= frame["date"])

    @rule("supersedes", "a press report, denial or estimate replaces no official target")
    @classmethod
    def only_officials_supersede(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse a slip of the target that no official has declared."""
        unofficial = frame["kind"].isin(["report", "denial"]) | frame["status"].isin(
            ["reported", "estimated", "denied"]
        )
        return holds(unofficial & frame["supersedes"].notna())

    @rule("target_to", "a target does not lie before the day on which it was set")
    @classmethod
    def target_is_ahead(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse a target that was past when it was set."""
        return holds(frame["target_to"] < frame["date"])

    @rule("reported_on", "what has happened was not reported before it")
    @classmethod
    def not_known_before(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse a past event that was public before its day."""
        return holds((frame["status"] == "occurred") & (frame["reported_on"] < frame["date"]))
