"""The table `agreements`."""

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
    "treaty": "treaty between states",
    "agreement": "agreement of governments, ministries or militaries",
    "armistice": "armistice of military commanders",
    "memorandum": "memorandum of understanding, not binding",
    "arrangement": "arrangement or exchange of letters, not a treaty",
    "joint_declaration": "declaration signed or issued together",
    "joint_statement": "statement issued together",
    "understanding": "parallel announcements without a signed text",
}
STATUS = {
    "signed": "signed or issued; no entry into force and no end are recorded",
    "in_force": "it took effect and has not ended",
    "suspended": "set aside by a party that means to return to it",
    "repudiated": "declared void by one party; the others do not accept that, or did not end it themselves",
    "terminated": "ended by the parties",
    "superseded": "replaced by another agreement",
    "expired": "its term ran out",
    "lapsed": "no longer carried out; no day of its end is known",
}
ENDED = ["suspended", "repudiated", "terminated", "superseded", "expired"]


class Agreements(Table):
    """One row is one agreement, declaration or understanding on security on the Korean Peninsula."""

    class Config:
        """Table-wide metadata."""

        name = "agreements"
        title = "Agreements"

    agreement_id: Text = column("Identifier of the agreement.", key=True, pattern=ID)
    name: Text = column("English name.", required=True)
    name_ko: Text = column("Korean name.")
    kind: Text = column("Kind of instrument.", required=True, values=KIND)
    signed_on: Date = column(
        "Day of signature or issue; for a multilateral treaty of the opening for signature.", required=True, time=True
    )
    signed_on_precision: Text = precision("signed_on")
    valid_from: Date = column(
        "Day on which it took effect; empty if it has no such day or none was found.", clock="from", later=True
    )
    valid_from_precision: Text = precision("valid_from")
    valid_to: Date = column(
        "First day on which it no longer held: its end or its full suspension or, where neither came, the day on which "
        "a party declared it void. Empty if it still holds or no day is known.",
        clock="to",
        later=True,
    )
    valid_to_precision: Text = precision("valid_to")
    place: Text = column("Place of signature; empty if there was none or it is unknown.")
    reported_on: Date = reported_on()
    reported_on_precision: Text = reported_on_precision()
    reported_on_basis: Text = reported_on_basis()
    status: Text = column(
        "State of the agreement when last checked.",
        required=True,
        values=STATUS,
        later=("suspended", "repudiated", "terminated", "superseded", "expired", "lapsed"),
    )
    source_id: Text = source_id()
    confidence: Text = confidence()
    note: Text = note()

    @rule("valid_from", "an agreement does not take effect before it is signed")
    @classmethod
    def effect_after_signature(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse an entry into force before the signature."""
        return holds(frame["valid_from"] < frame["signed_on"])

    @rule("valid_to", "an end stands exactly where the status says that the agreement no longer holds")
    @classmethod
    def end_fits_status(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse an ended agreement without its day, and a day on one that holds or whose end is unknown."""
        return holds(frame["status"].isin(ENDED) != frame["valid_to"].notna())

    @rule("status", "an agreement that is in force has the day on which it took effect")
    @classmethod
    def in_force_since(cls, frame: pd.DataFrame) -> pd.Series:
        """Require the entry into force of what is in force."""
        return holds((frame["status"] == "in_force") & frame["valid_from"].isna())

    @rule("reported_on", "an agreement is not known before it is signed")
    @classmethod
    def not_known_before(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse an agreement that was public before its signature."""
        return holds(frame["reported_on"] < frame["signed_on"])
