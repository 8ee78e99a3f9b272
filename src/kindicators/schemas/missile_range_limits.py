"""The table `missile_range_limits`."""

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

WEAPON_CLASS = {
    "ballistic": "ballistic missiles",
    "cruise": "cruise missiles",
    "uav": "uncrewed aerial vehicles",
    "space_launch": "space launch vehicles",
    "all": "all of these",
}
PROPELLANT = {
    "any": "the limit does not depend on the propellant",
    "solid": "solid propellant",
    "liquid": "liquid propellant",
    "hybrid": "solid and liquid propellant together",
}
SCOPE = {
    "possession": "developing, producing and fielding the weapon",
    "research": "research and development without fielding",
    "transfer": "export or transfer to others",
    "launch": "launches and flight tests",
    "civilian": "civilian use",
}
RANGE_RULE = {
    "max": "at most range_km",
    "min": "range_km or more",
    "band": "from range_km_low to range_km_high",
    "banned": "any range is banned",
    "unlimited": "no limit of range",
    "not_applicable": "the rule says nothing of range",
}
PAYLOAD_RULE = {
    "max": "at most payload_kg",
    "min": "payload_kg or more",
    "banned": "any payload is banned",
    "unlimited": "no limit of payload",
    "not_applicable": "the rule says nothing of payload",
}
INSTRUMENT_TYPE = {
    "bilateral_guideline": "ROK-US missile guidelines, letters and memoranda",
    "treaty": "treaty",
    "export_control_regime": "rules of an export-control regime",
    "code_of_conduct": "political code of conduct",
    "unsc_resolution": "resolution of the UN Security Council",
    "unilateral_declaration": "a state's own declaration",
    "joint_statement": "statement by two or more states",
    "national_policy": "a state's own law or policy",
}
STATUS = {
    "proposed": "asked for or proposed, never in force",
    "refused": "asked for and refused",
    "agreed": "agreed, not (or not yet) in force",
    "in_force": "in force since valid_from",
    "superseded": "replaced by a later limit on valid_to",
    "terminated": "ended on valid_to and not replaced",
}


class MissileRangeLimits(Table):
    """One row is one limit of one instrument on one class of weapon; each range and payload trade-off is a row."""

    class Config:
        """Table-wide metadata."""

        name = "missile_range_limits"
        title = "Missile range and payload limits"

    limit_id: Text = column("Identifier of the limit.", key=True, pattern=ID)
    title: Text = column("What the limit says.", required=True)
    title_ko: Text = column("Korean name of the instrument.")
    limited_party: Text = column("Who is limited.", required=True, references="actors")
    other_party: Text = column("Whom the limit is agreed with, or who imposes it.", references="actors")
    weapon_class: Text = column("Class of weapon.", required=True, values=WEAPON_CLASS)
    propellant: Text = column("Propellant that the limit covers.", required=True, values=PROPELLANT)
    scope: Text = column("Activity that the limit covers.", required=True, values=SCOPE)
    range_rule: Text = column("How range is limited.", required=True, values=RANGE_RULE)
    range_km: Integer = column("Range of a max or min rule.", unit="km", minimum=0)
    range_km_low: Integer = column("Lower end of a range band.", unit="km", minimum=0)
    range_km_high: Integer = column("Upper end of a range band.", unit="km", minimum=0)
    payload_rule: Text = column("How payload is limited, together with the range.", required=True, values=PAYLOAD_RULE)
    payload_kg: Integer = column("Payload of a max or min rule.", unit="kg", minimum=0)
    total_impulse_lbf_s: Integer = column("Highest total impulse of the rocket.", unit="lbf·s", minimum=0)
    instrument: Text = column("Identifier of the text that sets the limit.", required=True, pattern=ID)
    instrument_type: Text = column("Kind of text that sets the limit.", required=True, values=INSTRUMENT_TYPE)
    agreed_on: Date = column("Date of agreement.", time=True)
    agreed_on_precision: Text = precision("agreed_on")
    announced_on: Date = column("Date on which it was made public.", time=True)
    announced_on_precision: Text = precision("announced_on")
    valid_from: Date = column("First day on which the limit held.", time=True, clock="from")
    valid_from_precision: Text = precision("valid_from")
    valid_to: Date = column(
        "First day on which it held no more; empty while in force or if it never was.",
        time=True,
        clock="to",
        later=True,
    )
    valid_to_precision: Text = precision("valid_to")
    reported_on: Date = reported_on()
    reported_on_precision: Text = reported_on_precision()
    reported_on_basis: Text = reported_on_basis()
    status: Text = column("State of the limit.", required=True, values=STATUS, later=("superseded", "terminated"))
    source_id: Text = source_id()
    confidence: Text = confidence()
    note: Text = note()

    @rule("range_km", "a max or min rule needs a number, another rule has none")
    @classmethod
    def range_fits_rule(cls, frame: pd.DataFrame) -> pd.Series:
        """Require a range exactly where the rule has one."""
        return holds(frame["range_rule"].isin(["max", "min"]) != frame["range_km"].notna())

    @rule("range_km_low", "a band needs both ends, another rule has none")
    @classmethod
    def band_fits_rule(cls, frame: pd.DataFrame) -> pd.Series:
        """Require both ends exactly where the rule is a band."""
        band = frame["range_rule"] == "band"
        return holds((band != frame["range_km_low"].notna()) | (band != frame["range_km_high"].notna()))

    @rule("payload_kg", "a max or min rule needs a number, another rule has none")
    @classmethod
    def payload_fits_rule(cls, frame: pd.DataFrame) -> pd.Series:
        """Require a payload exactly where the rule has one."""
        return holds(frame["payload_rule"].isin(["max", "min"]) != frame["payload_kg"].notna())

    @rule("valid_to", "a limit that was superseded or terminated has an end, one that is in force has none")
    @classmethod
    def end_fits_status(cls, frame: pd.DataFrame) -> pd.Series:
        """Require an end exactly of the limits that have ended."""
        ended = frame["status"].isin(["superseded", "terminated"])
        return holds(ended != frame["valid_to"].notna())

    @rule("valid_from", "a limit that is in force has a start, one that was only asked for has none")
    @classmethod
    def start_fits_status(cls, frame: pd.DataFrame) -> pd.Series:
        """Require a start of what is in force, and none of what never was."""
        missing = frame["valid_from"].isna()
        never = frame["status"].isin(["proposed", "refused"])
        return holds(((frame["status"] == "in_force") & missing) | (never & ~missing))
