"""The table `submarine_program`."""

from __future__ import annotations

import itertools

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

PROGRAMME = {
    "rok-force": "the ROK submarine force as a whole",
    "kss-1": "KSS-I, Chang Bogo class, German Type 209/1200",
    "kss-2": "KSS-II, Son Won-il class, German Type 214",
    "kss-3": "KSS-III, Dosan Ahn Chang-ho class, of Korean design",
    "ssn-362": "the secret ROK project of 2003 for nuclear-powered submarines",
    "ssn-studies": "other ROK steps towards nuclear-powered submarines before October 2025",
    "ssn-2025": "the ROK programme of nuclear-powered submarines since October 2025",
    "prk-ballistic": "North Korean diesel submarines with ballistic missiles",
    "prk-ssn": "North Korean nuclear-powered submarine",
}
KIND = {
    "construction_started": "first steel was cut or construction began",
    "keel_laid": "keel laid",
    "launched": "launched and named",
    "delivered": "handed over to the Navy",
    "commissioned": "commissioned",
    "retired": "taken out of service",
    "founded": "a unit or command was set up",
    "contract": "a contract was signed",
    "missile_firing": "a missile was fired from the boat",
    "decision": "an order, approval or requirement of the own state",
    "study": "a study or task force",
    "statement": "what a leader or official said",
    "request": "one state asked another for something",
    "refused": "a request was turned down",
    "approval": "another state agreed",
    "talks": "talks between states, or an understanding reached in them",
    "basic_plan": "a basic plan was presented",
    "plan": "what is to happen; target_from and target_to say when",
    "revealed": "the boat or project was shown or made known",
    "ended": "the project ended",
}
STATUS = {
    "occurred": "it happened",
    "announced": "announced as about to happen",
    "reported": "reported by the press or others, not confirmed",
    "claimed": "claimed by the state concerned, not verified",
    "planned": "a plan that stands as far as is known",
    "superseded": "a plan that was carried out, missed or replaced",
    "cancelled": "a plan that was dropped",
}
LIFE = ["construction_started", "keel_laid", "launched", "delivered", "commissioned", "retired"]


class SubmarineProgram(Table):
    """One row is one event in the life of a submarine or programme, or one plan with its target date."""

    class Config:
        """Table-wide metadata."""

        name = "submarine_program"
        title = "Submarine programmes"

    event_id: Text = column("Identifier of the event.", key=True, pattern=ID)
    country: Text = column(
        "State that acts: owner of the boat, or the state that refuses or approves.", required=True, references="actors"
    )
    programme: Text = column("Programme.", required=True, values=PROGRAMME)
    boat_class: Text = column("Class or batch.")
    boat: Text = column("English name of the boat, always the same; an unnamed boat by its place in the batch.")
    boat_ko: Text = column("Korean name of the boat.")
    kind: Text = column("Kind of event.", required=True, values=KIND)
    date: Date = column("Date of the event; of a plan the day on which it was stated.", required=True, time=True)
    date_precision: Text = precision("date")
    target_from: Date = column("First day of the time aimed at.")
    target_to: Date = column("First day after the time aimed at.")
    target_text: Text = column("The time aimed at, in words.")
    title: Text = column("What happened or is planned.", required=True)
    reported_on: Date = reported_on()
    reported_on_precision: Text = reported_on_precision()
    reported_on_basis: Text = reported_on_basis()
    status: Text = column("Whether it happened.", required=True, values=STATUS, later=("superseded", "cancelled"))
    source_id: Text = source_id()
    confidence: Text = confidence()
    note: Text = note()

    @rule("target_text", "a time aimed at stands in words and in dates")
    @classmethod
    def target_is_complete(cls, frame: pd.DataFrame) -> pd.Series:
        """Require the words exactly where a date is aimed at."""
        dated = frame[["target_from", "target_to"]].notna().any(axis=1)
        return holds(dated != frame["target_text"].notna())

    @rule("target_to", "the time aimed at ends after it begins")
    @classmethod
    def target_is_in_order(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse a window that ends before it begins."""
        return holds(frame["target_from"] >= frame["target_to"])

    @rule("kind", "only a plan has a time that is aimed at")
    @classmethod
    def only_plans_have_targets(cls, frame: pd.DataFrame) -> pd.Series:
        """Keep the dates of events apart from the dates of plans."""
        return holds((frame["kind"] != "plan") & frame["target_text"].notna())

    @rule("status", "a plan has not occurred, and only a plan is planned")
    @classmethod
    def plans_are_planned(cls, frame: pd.DataFrame) -> pd.Series:
        """Never show a plan as an event."""
        planned = frame["status"].isin(["planned", "superseded", "cancelled"])
        return holds((frame["kind"] == "plan") != planned)

    @rule("reported_on", "what has occurred was not reported before it")
    @classmethod
    def not_known_before(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse an event that was public before its day."""
        return holds((frame["status"] != "announced") & (frame["reported_on"] < frame["date"]))

    @rule("boat", "a step in the life of a boat names it")
    @classmethod
    def boat_is_named(cls, frame: pd.DataFrame) -> pd.Series:
        """Require the boat where its construction or service is meant."""
        return holds(frame["kind"].isin(LIFE) & frame["boat"].isna())

    @rule("boat", "a boat takes each step of its life once")
    @classmethod
    def each_step_once(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse two launches of one boat."""
        return holds(frame["kind"].isin(LIFE) & frame.duplicated(["boat", "kind"], keep=False))

    @rule("date", "a boat is begun, launched, handed over, commissioned and retired in that order")
    @classmethod
    def life_is_in_order(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse a step before an earlier one of the same boat."""
        wrong = pd.Series(False, index=frame.index)
        for earlier, later in itertools.combinations(LIFE, 2):
            before = frame[frame["kind"] == earlier].drop_duplicates("boat").set_index("boat")["date"]
            wrong |= ~holds((frame["kind"] == later) & (frame["date"] < frame["boat"].map(before)))
        return holds(wrong)
