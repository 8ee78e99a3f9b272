"""`tables`, `indicators` and `describe`: what the package holds, from its descriptor alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kindicators import deprecated
from kindicators.errors import UnknownTableError, UsageError, told
from kindicators.package import Field
from kindicators.releases import former, released

if TYPE_CHECKING:
    import pandas as pd

    from kindicators.names import IndicatorName, TableName
    from kindicators.package import Package


def tables(*, version: str | None = None) -> pd.DataFrame:
    """List the tables of the package.

    Parameters
    ----------
    version : str, optional
        A release such as ``"0.2.0"``: the tables that it had; the installed version by default.

    Returns
    -------
    pandas.DataFrame
        One row a table, with the columns ``name``, ``title``, ``rows`` and ``columns`` (counts), ``from`` and ``to``
        (the dates that its rows cover; missing for reference tables) and ``description``.

    Raises
    ------
    UnknownVersionError
        If this installation does not hold the release.

    Warns
    -----
    RetractedReleaseWarning
        If the release was retracted.

    Examples
    --------
    >>> import kindicators as ki
    >>> "opcon_milestones" in set(ki.tables()["name"])
    True
    >>> len(ki.tables(version="0.1.0"))
    8
    """
    import pandas as pd

    frame = pd.DataFrame(table_rows(released(version)))
    for column in ("from", "to"):
        frame[column] = pd.to_datetime(frame[column], format="%Y-%m-%d").astype("datetime64[ns]")
    return frame.astype({"name": "string", "title": "string", "description": "string"})


def indicators(*, version: str | None = None) -> pd.DataFrame:
    """List the indicators: quantities over time, each made from the tables by one documented rule.

    Parameters
    ----------
    version : str, optional
        A release such as ``"0.2.0"``: the indicators that it had; the installed version by default.

    Returns
    -------
    pandas.DataFrame
        One row an indicator, sorted by topic, with the columns ``id``, ``title``, ``topic``, ``unit``, ``subject``
        (what its subjects are), ``frequency`` (what there is a row for: a day, month, quarter, year, change or report),
        ``plot`` (how `plot` draws it), ``definition``, ``choice`` (the rule among reporters), ``caveats``, ``tables``
        (what it is made from), ``rows``, and ``from`` and ``to`` (the first days of its first and last period).

    Raises
    ------
    UnknownVersionError
        If this installation does not hold the release.
    UsageError
        If the release has no indicators: they came with 0.3.0.

    Warns
    -----
    RetractedReleaseWarning
        If the release was retracted.

    Examples
    --------
    >>> import kindicators as ki
    >>> "range_limit_km" in set(ki.indicators()["id"])
    True
    """
    import pandas as pd

    frame = pd.DataFrame(indicator_rows(released(version)))
    days = {c: pd.to_datetime(frame[c], format="%Y-%m-%d").astype("datetime64[ns]") for c in ("from", "to")}
    return frame.astype({c: "string" for c in frame.columns if c not in ("rows", *days)}).assign(**days)


def describe(name: TableName | IndicatorName, *, version: str | None = None) -> pd.DataFrame:
    """Describe the columns of a table or of an indicator.

    Parameters
    ----------
    name : str
        A table's name, one of `kindicators.tables()`, or an indicator's id, one of `kindicators.indicators()`.
    version : str, optional
        A release such as ``"0.2.0"``: the columns that it had there; the installed version by default.

    Returns
    -------
    pandas.DataFrame
        One row a column, with the columns ``column``, ``type`` (of Frictionless Table Schema), ``unit``,
        ``description``, ``values`` (the allowed values with their meanings), ``required``, ``constraints`` and
        ``dtype`` (the type in pandas).

    Raises
    ------
    UnknownNameError
        If there is no such table or indicator; the message has near matches.
    UnknownVersionError
        If this installation does not hold the release.

    Warns
    -----
    RetractedReleaseWarning
        If the release was retracted.
    DeprecatedNameWarning
        If the table or indicator will go with a later major version.

    Examples
    --------
    >>> import kindicators as ki
    >>> ki.describe("missile_range_limits").set_index("column").loc["range_km", "unit"]
    'km'
    """
    import pandas as pd

    pack = released(version)
    frame = pd.DataFrame(column_rows(name, pack))
    deprecated.warn(deprecated.in_name(name, pack))
    return frame.astype({c: "boolean" if c == "required" else "string" for c in frame.columns})


def table_rows(pack: Package) -> list[dict[str, Any]]:
    """Return what `tables` shows, as plain values."""
    return [
        {
            "name": r.name,
            "title": r.title,
            "rows": r.rows,
            "columns": len(r.fields),
            "from": r.time_from,
            "to": r.time_to,
            "description": r.description,
        }
        for r in pack.resources.values()
    ]


def indicator_rows(pack: Package) -> list[dict[str, Any]]:
    """Return what `indicators` shows, as plain values."""
    pack.need_indicators()
    return [
        {
            "id": i.id,
            "title": i.title,
            "topic": i.topic,
            "unit": i.unit,
            "subject": i.subject,
            "frequency": i.frequency,
            "plot": i.plot,
            "definition": i.definition,
            "choice": i.choice,
            "caveats": i.caveats,
            "tables": ", ".join(i.tables),
            "rows": i.rows,
            "from": i.time_from,
            "to": i.time_to,
        }
        for i in pack.indicators.values()
    ]


def indicator_text(pack: Package, width: int) -> list[str]:
    """Return the ids and titles of the indicators as text of at most `width` columns a line, for a terminal."""
    import textwrap

    pack.need_indicators()
    lines: list[str] = []
    topic = ""
    for i in pack.indicators.values():
        if i.topic != topic:
            topic = i.topic
            lines += ["", topic] if lines else [topic]
        title = f"{i.title} ({i.unit}), {(i.time_from or '')[:4]} to {(i.time_to or '')[:4]}"
        lines += [f"  {i.id}", *textwrap.wrap(title, width, initial_indent="      ", subsequent_indent="      ")]
    return lines


def column_rows(name: str, pack: Package) -> list[dict[str, Any]]:
    """Return what `describe` shows, as plain values."""
    return [
        {
            "column": f.name,
            "type": f.type,
            "unit": f.unit,
            "description": f.description,
            "values": "; ".join(f"{value} ({label})" for value, label in f.categories),
            "required": f.required,
            "constraints": "; ".join(
                f"{key} {value}" for key, value in f.constraints.items() if key not in ("enum", "required")
            ),
            "dtype": f.dtype,
        }
        for f in _fields(name, pack)
    ]


def column_text(name: str, pack: Package, width: int) -> list[str]:
    """Return what `describe` shows as text of at most `width` columns a line, for a terminal: nothing is cut."""
    import textwrap

    lines = []
    if name in pack.indicators:
        i = pack.indicators[name]
        about = {"": f"{i.title} ({i.unit})", "Definition": i.definition, "Choice among reporters": i.choice}
        about |= {"Caveats": i.caveats, "Made from": ", ".join(i.tables), "Covers": f"{i.time_from} to {i.time_to}"}
        for title, text in about.items():
            lines += textwrap.wrap(f"{title}: {text}" if title else text, width, subsequent_indent="  ")
    for f in _fields(name, pack):
        facts = [f.type, *([f.unit] if f.unit else []), *(["always filled"] if f.required else [])]
        lines += textwrap.wrap(f"{f.name} ({', '.join(facts)})", width, subsequent_indent="  ")
        lines += textwrap.wrap(f.description, width, initial_indent="  ", subsequent_indent="  ")
        for value, label in f.categories:
            lines += textwrap.wrap(f"{value}: {label}", width, initial_indent="    ", subsequent_indent="      ")
    return lines


def _fields(name: str, pack: Package) -> tuple[Field, ...]:
    """Return the columns of a table or an indicator."""
    if not isinstance(name, str):
        raise UsageError(f"the name of a table or indicator is text, for example 'opcon_milestones'; got {told(name)}")
    if name in pack.resources:
        return pack.resources[name].fields
    if name not in pack.indicators:
        became = former.table(name, pack) or former.indicator(name, pack)
        raise UnknownTableError("table or indicator", name, [*pack.resources, *pack.indicators], became)
    item = pack.indicators[name]
    about = {
        "subject": ("string", None, f"What the value is of: {item.subject}.", True),
        "period_start": ("date", None, "First day of the period.", True),
        "period_end": ("date", None, "First day after the period; empty while the value holds.", False),
        "value": ("number", item.unit, item.definition, False),
        "low": ("number", item.unit, "At least this, or the low end of a range.", False),
        "high": ("number", item.unit, "At most this, or the high end of a range.", False),
        "unit": ("string", None, f"Always {item.unit}.", True),
        "source_ids": ("string", None, "The sources that the value rests on, joined by '; '.", True),
    }
    return tuple(
        Field(column, kind, text, unit, required, (), {}, None, False)
        for column, (kind, unit, text, required) in about.items()
    )
