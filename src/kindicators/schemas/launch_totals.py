"""The table `launch_totals`."""

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

MEASURE = {
    "missiles": "missiles fired",
    "occasions": "occasions of firing; a salvo is one occasion",
    "events": "entries in a compiler's list of events",
    "successes": "missiles whose test was judged a success",
    "overflights": "missiles and rockets that flew over Japan",
}
COUNTING_RULE = {
    "cns_500kg_300km": "CNS: missiles that carry 500 kg over 300 km or more, space launchers, some shorter types",
    "csis_missile_events": "CSIS Beyond Parallel: entries typed as missile provocation; the typing is uneven",
    "csis_missile_threat": "CSIS Missile Threat: missiles of its launch list, cruise missiles included",
    "jmod_ballistic": "Japan Ministry of Defense: what it judged to be ballistic missiles, announced by it",
    "ballistic": "ballistic missiles as counted by the reporter, space launchers not said to be included",
    "ballistic_and_cruise": "ballistic and cruise missiles together",
    "all_missiles": "missiles of every kind together, air defence missiles included",
    "all_projectiles": "ballistic and cruise missiles and artillery rockets together",
    "over_japan": "ballistic missiles and space launchers that crossed Japan",
    "unstated": "the reporter does not say what is counted",
}
UNIT = {
    "count": "missiles, occasions, events or overflights, as the measure says",
}
STATUS = {
    "reported": "stated by the reporter",
    "derived": "counted for this package from the rows of the reporter's list",
}


class LaunchTotals(Table):
    """One row is one total of launches in a period, by one reporter and one counting rule."""

    class Config:
        """Table-wide metadata."""

        name = "launch_totals"
        title = "Totals of launches"

    total_id: Text = column("Identifier of the total.", key=True, pattern=ID)
    country: Text = column("Whose launches are counted.", required=True, references="actors")
    period_start: Date = column("Start of the period that is counted.", required=True, time=True, clock="from")
    period_start_precision: Text = precision("period_start")
    period_end: Date = column(
        "First day after the period; for a count in a running year the day after it was made.",
        required=True,
        clock="to",
    )
    period_end_precision: Text = precision("period_end")
    reporter: Text = column("Who made the total or the list, whoever printed it.", required=True, references="actors")
    measure: Text = column("What is counted.", required=True, values=MEASURE, formerly={"metric": "0.3.0"})
    counting_rule: Text = column(
        "Which launches count; totals under different rules are never one series.", required=True, values=COUNTING_RULE
    )
    value: Number = column("The total; empty if only a floor or a cap is known.", minimum=0)
    low: Number = column("Lower end: at least, more than.", minimum=0)
    high: Number = column("Upper end: at most, up to.", minimum=0)
    qualifier: Text = column("How exact the figure is.", required=True, values=QUALIFIER)
    unit: Text = column("Unit of value, low and high.", required=True, values=UNIT)
    reported_on: Date = reported_on()
    reported_on_precision: Text = reported_on_precision()
    reported_on_basis: Text = reported_on_basis()
    status: Text = column("State of the figure.", required=True, values=STATUS)
    source_id: Text = source_id()
    confidence: Text = confidence()
    note: Text = note()

    @rule("value", "a total has a number, or a note that says why not")
    @classmethod
    def number_or_reason(cls, frame: pd.DataFrame) -> pd.Series:
        """Require a number, or the reason for its absence."""
        return holds(frame[["value", "low", "high", "note"]].isna().all(axis=1))

    @rule("reported_on", "a total is not reported before the last day of its period")
    @classmethod
    def not_known_before(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse a total that was public before its period was over."""
        return holds(frame["reported_on"] < frame["period_end"] - pd.Timedelta(days=1))
