"""The table `missile_systems`."""

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

MISSILE_CLASS = {
    "crbm": "close-range ballistic missile, up to about 300 km",
    "srbm": "short-range ballistic missile, up to about 1,000 km",
    "mrbm": "medium-range ballistic missile, up to about 3,000 km",
    "irbm": "intermediate-range ballistic missile, up to about 5,500 km",
    "icbm": "intercontinental ballistic missile, above 5,500 km",
    "slbm": "ballistic missile launched from a submarine",
    "hgv": "ballistic booster with a hypersonic glide vehicle",
    "slv": "space launch vehicle",
    "lacm": "cruise missile against land targets",
    "slcm": "cruise missile launched from a submarine",
    "ascm": "anti-ship cruise missile",
    "sam": "surface-to-air missile",
    "mlrs": "multiple rocket launcher",
    "artillery": "unguided artillery rocket",
}
PROPULSION = {
    "solid": "solid propellant",
    "liquid": "liquid propellant",
    "air_breathing": "jet engine",
}
BASING = {
    "land_mobile": "vehicle on wheels or tracks",
    "land_fixed": "fixed site or launch pad",
    "rail": "railway car",
    "silo": "silo",
    "ship": "surface ship",
    "submarine": "submarine",
    "air": "aircraft",
}
STATUS = {
    "development": "in development, or bought and not yet there",
    "shown": "shown in public, no flight known",
    "tested": "flight-tested, no deployment known",
    "in_service": "deployed",
    "retired": "out of service",
    "unknown": "no source says whether it still serves",
    "reported": "known only from an estimate or from foreign designation",
}


class MissileSystems(Table):
    """One row is one missile, rocket or space launcher of North Korea, of the ROK, or named in comparison."""

    class Config:
        """Table-wide metadata."""

        name = "missile_systems"
        title = "Missile systems"

    system_id: Text = column("Identifier: the owner's name for the system, or its foreign one.", key=True, pattern=ID)
    country: Text = column("State that holds or develops the system.", required=True, references="actors")
    origin: Text = column("State that made it; another one where it was bought.", required=True, references="actors")
    name: Text = column("English name that the owner uses; where none is known, the name in common use.", required=True)
    name_ko: Text = column("Korean name in Hangul, as the owner writes it.")
    designation: Text = column("Principal name given by others; further ones are in aliases.")
    missile_class: Text = column("Class of the system.", required=True, values=MISSILE_CLASS)
    propulsion: Text = column("Propulsion of the main stages.", values=PROPULSION)
    basing: Text = column("From what it is launched.", values=BASING)
    variant_of: Text = column("System of which this is a variant.", references="missile_systems")
    first_shown: Date = column("When it was first shown in public.", time=True, later=True)
    first_shown_precision: Text = precision("first_shown")
    first_test: Date = column(
        "Local date of the first flight that a source calls the first, or the first known; empty if none does.",
        time=True,
        later=True,
    )
    first_test_precision: Text = precision("first_test")
    first_success: Date = column("Local date of the first flight that a source calls a success.", time=True, later=True)
    first_success_precision: Text = precision("first_success")
    in_service_from: Date = column("When deployment began, as a source reports it.", time=True, later=True)
    in_service_from_precision: Text = precision("in_service_from")
    retired_on: Date = column("When it went out of service.", time=True, later=True)
    retired_on_precision: Text = precision("retired_on")
    reported_on: Date = reported_on()
    reported_on_precision: Text = reported_on_precision()
    reported_on_basis: Text = reported_on_basis()
    status: Text = column(
        "State of the system at the release of this package.", required=True, values=STATUS, later=True
    )
    source_id: Text = source_id()
    confidence: Text = confidence()
    note: Text = note()

    @rule("first_success", "the first success is not before the first flight")
    @classmethod
    def success_after_test(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse a success before the first flight."""
        return holds(frame["first_success"] < frame["first_test"])

    @rule("status", "a system that was only shown, or is only reported, has not flown")
    @classmethod
    def shown_is_not_tested(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse a flight of a system that never flew."""
        flown = frame[["first_test", "first_success"]].notna().any(axis=1)
        return holds(frame["status"].isin(["shown", "reported"]) & flown)

    @rule("retired_on", "a system with an end of service is retired")
    @classmethod
    def end_means_retired(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse an end of service for a system in service."""
        return holds(frame["retired_on"].notna() & (frame["status"] != "retired"))

    @rule("variant_of", "a system is no variant of itself")
    @classmethod
    def not_its_own_variant(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse a row that names itself."""
        return holds(frame["variant_of"] == frame["system_id"])
