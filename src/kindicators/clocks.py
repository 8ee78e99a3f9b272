"""The two clocks: which rows hold on a day (`as_of`), and which were public by a day (`known_at`)."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from kindicators.errors import UsageError, told

if TYPE_CHECKING:
    from kindicators.package import Field, Package, Resource

Day = str | date
"""A day as text such as ``"2015-06-01"``, or as a `date`, `datetime` or `pandas.Timestamp`."""


class Clocks(NamedTuple):
    """What is asked of the two clocks; None where a clock is not used."""

    as_of: date | None = None
    known_at: date | None = None

    def given(self) -> dict[str, str]:
        """Return the clocks that are used, as text."""
        return {name: day.isoformat() for name, day in self._asdict().items() if day is not None}


NO_CLOCKS = Clocks()


def clocks(as_of: Day | None, known_at: Day | None) -> Clocks:
    """Read what a caller gave as days."""
    return Clocks(
        None if as_of is None else day("as_of", as_of), None if known_at is None else day("known_at", known_at)
    )


def day(name: str, value: Day) -> date:
    """Read the argument `name` as a day, or raise `UsageError`."""
    # A datetime is a date too, and so is pandas' NaT, whose text is no day.
    text = value.isoformat()[:10] if isinstance(value, date) else value
    try:
        if isinstance(text, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise UsageError(f"{name} must be a day, for example '2015-06-01'; got {told(value)}")


def has_validity(resource: Resource) -> bool:
    """Tell whether the rows of a table say when they hold."""
    return any(f.clock in ("from", "on") for f in resource.fields)


def has_publication(resource: Resource) -> bool:
    """Tell whether the rows of a table say when they became public."""
    return any(f.clock == "known" for f in resource.fields)


def is_timeless(resource: Resource) -> bool:
    """Tell whether a table has rows of events or figures, but no time in which they hold."""
    return has_publication(resource) and not has_validity(resource)


def need(pack: Package, asked: Clocks) -> None:
    """Raise `UsageError` if a clock is asked of a release that was made before there were any."""
    if asked != NO_CLOCKS and not any(f.clock for r in pack.resources.values() for f in r.fields):
        raise UsageError(
            f"release {pack.version} was made before the two clocks, which came with 0.3.0: "
            f"{' and '.join(asked.given())} cannot choose among its rows"
        )


def check(resource: Resource, asked: Clocks) -> None:
    """Raise `UsageError` if the rows of a table lack the dates that a clock needs."""
    if asked.as_of is not None and not has_validity(resource):
        raise refuse("as_of", resource)
    if asked.known_at is not None and not has_publication(resource):
        raise refuse("known_at", resource)


def refuse(clock: str, resource: Resource) -> UsageError:
    """Return the error for a table whose rows lack the dates that a clock needs."""
    reason = {
        "as_of": "they have no dates from which and until which they hold",
        "known_at": "they have no date on which they became public",
    }[clock]
    if has_publication(resource):
        way_out = "use known_at, or compare a date in a query"
    else:
        way_out = "the table describes what others name, and is whole on any day"
    return UsageError(f"{clock} cannot choose among the rows of {resource.name}: {reason}; {way_out}")


def rows(source: str, resource: Resource, asked: Clocks) -> str:
    """Return the query for those rows of `source` that both clocks leave.

    What became known only after `known_at` is empty in them: the end of what was then in force, a status that only
    the end gave.
    """
    query = f"SELECT * FROM {source}"
    known = _column(resource, "known")
    if asked.known_at is not None and known:
        hidden = [f for f in resource.fields if _hidden(f, resource)]
        # Once all that the table has was public, nothing in it was learned later.
        old = f"{_literal(asked.known_at)} < (SELECT max({known.name}) FROM {source})"
        later = ", ".join(_until(f, resource, asked.known_at, old) for f in hidden)
        replaced = f" REPLACE ({later})" if later else ""
        query = f"SELECT *{replaced} FROM {source} WHERE {known.name} <= {_literal(asked.known_at)}"
    if asked.as_of is not None and has_validity(resource):
        query = f"SELECT * FROM ({query}) WHERE {_holds(resource, asked.as_of)}"
    return query


def _hidden(field: Field, resource: Resource) -> bool:
    """Tell whether `known_at` may empty a column: one that is marked, or the precision of one that is."""
    return bool(field.later or (_dated(field, resource) or field).later)


def _dated(field: Field, resource: Resource) -> Field | None:
    """Return the date whose precision a column states."""
    stem = field.name.removesuffix("_precision")
    return next((f for f in resource.fields if f.name == stem and stem != field.name), None)


def _until(field: Field, resource: Resource, known_at: date, old: str) -> str:
    """Return the expression for a column as it was known: empty if it was learned later."""
    dated = _dated(field, resource) or field
    if dated.type == "date":
        return f"CASE WHEN {_after(dated)} - 1 <= {_literal(known_at)} THEN {field.name} END AS {field.name}"
    values = f"{old} AND " + (
        f"{field.name} IN ({', '.join(map(quote, field.later))})" if isinstance(field.later, tuple) else "true"
    )
    end = _column(resource, "to")
    if end and end.later:  # what only the end gives is known once the end is
        values += f" AND ({end.name} IS NULL OR {_after(end)} - 1 > {_literal(known_at)})"
    return f"CASE WHEN NOT coalesce({values}, false) THEN {field.name} END AS {field.name}"


def _holds(resource: Resource, as_of: date) -> str:
    """Return the condition that a row holds on a day.

    Dates are taken as they are stored: what is known to the month counts from the month's first day.
    """
    day = _literal(as_of)
    start, end, last, on = (_column(resource, c) for c in ("from", "to", "last", "on"))
    tests = []
    if start and last:
        # The last day belongs to the row; one whose last day is unknown holds for the time that its start names.
        tests.append(f"{start.name} <= {day} AND coalesce({_after(last)}, {_after(start)}) > {day}")
    elif start and end and on:
        # Figures of a day and figures of a period in one table: here an open end says that it is unknown.
        tests.append(f"{start.name} <= {day} AND {end.name} > {day}")
    elif start and end:
        tests.append(f"{start.name} <= {day} AND ({end.name} IS NULL OR {end.name} > {day})")
    if on:
        tests.append(f"{on.name} <= {day} AND {_after(on)} > {day}")
    return " OR ".join(f"({t})" for t in tests)


def _after(field: Field) -> str:
    """Return the first day after a date, which covers its month or year if no more is known."""
    months = " ".join(f"WHEN '{p}' THEN {n}" for p, n in (("month", 1), ("quarter", 3), ("half", 6), ("year", 12)))
    span = f"CASE {field.name}_precision {months} ELSE 0 END"
    one_day = f"CASE {field.name}_precision WHEN 'day' THEN 1 ELSE 0 END"
    return f"({field.name} + to_months({span}) + to_days({one_day}))::DATE"


def _column(resource: Resource, clock: str) -> Field | None:
    return next((f for f in resource.fields if f.clock == clock), None)


def quote(text: str) -> str:
    """Return text as a literal of SQL."""
    return "'" + text.replace("'", "''") + "'"


def _literal(value: date) -> str:
    return f"DATE '{value.isoformat()}'"
