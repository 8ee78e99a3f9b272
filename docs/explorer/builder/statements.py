"""The SQL that the browser runs. All of it comes from the package, so that the clocks are defined in one place.

The days that a reader chooses are not known when the explorer is built: two days that nobody would ask for stand in the
statements, and the browser puts the chosen ones in their place.
"""

from __future__ import annotations

from datetime import date

from kindicators import views
from kindicators.clocks import Clocks, has_publication, has_validity, is_timeless, refuse, rows
from kindicators.package import Indicator, Package, Resource

AS_OF, KNOWN_AT = date(1, 1, 11), date(1, 1, 12)
CHOSEN = {"as_of": str(AS_OF), "known_at": str(KNOWN_AT)}


def table(resource: Resource, file: str) -> dict[str, str | None]:
    """Return the statements that make a table from its file, and the rows that each clock leaves of it."""
    name = resource.name
    known = rows(f"raw.{name}", resource, Clocks(known_at=KNOWN_AT))
    return {
        "read": f"CREATE TABLE raw.{name} AS SELECT * FROM {views.reading(file, resource)}",
        "all": f"SELECT * FROM raw.{name}",
        "known": known if has_publication(resource) else None,
        "held": None if is_timeless(resource) else rows(f"whole.{name}", resource, Clocks(as_of=AS_OF)),
        "refuse_as_of": None if has_validity(resource) else str(refuse("as_of", resource)),
        "refuse_known_at": None if has_publication(resource) else str(refuse("known_at", resource)),
    }


def indicator(item: Indicator, pack: Package) -> dict[str, str | list[str]]:
    """Return the statements that make an indicator, and what must be there before."""
    resources, indicators = views.needed([item.id], pack)
    return {
        "tables": [r.name for r in resources],
        "indicators": [i.id for i in indicators if i.id != item.id],
        "create": views.indicator("TABLE", item),
        "held": f"SELECT * FROM whole.{item.id} WHERE {views.covers(AS_OF)}",
    }
