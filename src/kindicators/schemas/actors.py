"""The table `actors`."""

from __future__ import annotations

from kindicators.schemas.base import ACTOR_ID, Integer, Table, Text, column, note

KIND = {
    "state": "a state of today",
    "former_state": "a state that is no more",
    "organisation": "international organisation, regime or alliance",
    "government_body": "ministry, agency, service or parliament",
    "command": "military command",
    "military_unit": "named military unit or contingent",
    "office": "office of a person: president, minister; or several office-holders acting jointly",
    "person": "a person who speaks for himself or herself",
    "company": "company or group of companies",
    "media": "press, agency or broadcaster",
    "think_tank": "research institute",
    "group": "a group of states, companies or people without an organisation",
    "area": "part of the world",
}


class Actors(Table):
    """One row is one state, body, command, unit, company or reporter that the tables name."""

    class Config:
        """Table-wide metadata."""

        name = "actors"
        title = "Actors"

    actor_id: Text = column(
        "Identifier: ISO 3166-1 alpha-3 for a state (KOR, PRK, USA), a short slug for all others.",
        key=True,
        pattern=ACTOR_ID,
    )
    name: Text = column("English name; each actor has one identifier.", required=True, unique=True)
    name_ko: Text = column("Korean name in Hangul.")
    kind: Text = column("Kind of actor.", required=True, values=KIND)
    iso3: Text = column("ISO 3166-1 alpha-3 code of a state of today.", pattern=r"^(?:[A-Z]{3})$")
    cow_code: Integer = column("Number of the state in the Correlates of War list.", minimum=2)
    parent_id: Text = column("State or body that the actor belongs to.", references="actors")
    note: Text = note()
