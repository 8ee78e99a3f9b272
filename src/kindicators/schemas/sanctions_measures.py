"""The table `sanctions_measures`."""

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

KIND = {
    "ban": "a trade, service or freedom is forbidden",
    "cap": "at most this much",
    "designation": "people, entities or vessels that the resolution itself lists",
    "duty": "something that states must do, or are called on to do",
    "mandate": "task of a body, for a time",
}
UNIT = {
    "barrels": "barrels in the whole time",
    "barrels_per_year": "barrels a year",
    "tonnes": "tonnes in the whole time",
    "tonnes_per_year": "tonnes a year",
    "USD": "US dollars in the whole time",
    "USD_per_year": "US dollars a year",
    "count": "number",
    "days": "days",
    "months": "months",
}
STATUS = {
    "in_force": "not replaced, as far as is known",
    "superseded": "replaced by a later resolution",
    "expired": "its time ran out",
    "never_applied": "replaced before it would have begun",
    "not_adopted": "stood in a draft that was vetoed",
}


class SanctionsMeasures(Table):
    """One row is one measure of one resolution or draft: a ban, cap, duty, mandate or count of listings."""

    class Config:
        """Table-wide metadata."""

        name = "sanctions_measures"
        title = "Sanctions measures"

    measure_id: Text = column("Identifier of the measure.", key=True, pattern=ID)
    resolution_id: Text = column(
        "Resolution or draft that states it.", required=True, references="sanctions_resolutions"
    )
    title: Text = column("The measure.", required=True)
    kind: Text = column("Kind of measure.", required=True, values=KIND)
    subject: Text = column(
        "What it concerns, as a short word that joins measures on one thing.",
        required=True,
        pattern=r"^(?:[a-z0-9]+(?:_[a-z0-9]+)*)$",
    )
    value: Number = column("Number that the measure states; of a cap it stands in high.", minimum=0)
    low: Number = column("Number stated as at least this.", minimum=0)
    high: Number = column("Number stated as at most this.", minimum=0)
    unit: Text = column("Unit of the number.", values=UNIT)
    valid_from: Date = column("First day; empty if it never applied.", time=True, clock="from")
    valid_from_precision: Text = precision("valid_from")
    valid_to: Date = column("First day on which it no longer held; empty if in force.", clock="to", later=True)
    valid_to_precision: Text = precision("valid_to")
    reported_on: Date = reported_on()
    reported_on_precision: Text = reported_on_precision()
    reported_on_basis: Text = reported_on_basis()
    status: Text = column(
        "Whether it holds.", required=True, values=STATUS, later=("superseded", "expired", "never_applied")
    )
    source_id: Text = source_id()
    confidence: Text = confidence()
    note: Text = note()

    @rule("unit", "a number needs a unit, and a unit a number")
    @classmethod
    def number_has_unit(cls, frame: pd.DataFrame) -> pd.Series:
        """Require a unit exactly where a number stands."""
        return holds(frame[["value", "low", "high"]].notna().any(axis=1) != frame["unit"].notna())

    @rule("value", "a cap states its number as an upper end")
    @classmethod
    def caps_are_upper_ends(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse a cap that looks like an amount."""
        return holds((frame["kind"] == "cap") & (frame["value"].notna() | frame["low"].notna()))

    @rule("valid_from", "what applied has a first day, and what never did has none")
    @classmethod
    def first_day_fits_status(cls, frame: pd.DataFrame) -> pd.Series:
        """Require validity exactly of measures that applied."""
        never = frame["status"].isin(["never_applied", "not_adopted"])
        return holds(never == frame["valid_from"].notna())

    @rule("valid_to", "what was replaced or ran out has its end, and nothing else")
    @classmethod
    def end_fits_status(cls, frame: pd.DataFrame) -> pd.Series:
        """Require the end exactly of measures that no longer hold."""
        ended = frame["status"].isin(["superseded", "expired"])
        return holds(ended != frame["valid_to"].notna())

    @rule("valid_from", "mandates and caps on one thing follow each other without overlap, and mandates without a gap")
    @classmethod
    def one_after_the_other(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse two caps or mandates at once; the units of one cap stand side by side."""
        result = pd.Series(True, index=frame.index)
        chain = frame[frame["kind"].isin(["cap", "mandate"]) & frame["valid_from"].notna()].sort_values("valid_from")
        unit = chain["unit"].str.removesuffix("_per_year").fillna("")
        for _, rows in chain.groupby([chain["kind"], chain["subject"], unit]):
            before = rows["valid_to"].shift()
            wrong = before.isna() | (rows["valid_from"] < before)
            wrong |= (rows["kind"] == "mandate") & (rows["valid_from"] != before)
            result[rows.index[1:]] = ~wrong.iloc[1:].astype(bool)
        return result
