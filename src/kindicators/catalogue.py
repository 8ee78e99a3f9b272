"""`tables` and `describe`: what the package holds, from its descriptor alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kindicators.package import package

if TYPE_CHECKING:
    import pandas as pd

    from kindicators.names import TableName


def tables() -> pd.DataFrame:
    """List the tables of the package.

    Returns
    -------
    pandas.DataFrame
        One row a table, with the columns ``name``, ``title``, ``rows`` and ``columns`` (counts), ``from`` and ``to``
        (the dates that its rows cover; missing for reference tables) and ``description``.

    Examples
    --------
    >>> import kindicators as ki
    >>> "opcon_milestones" in set(ki.tables()["name"])
    True
    """
    import pandas as pd

    frame = pd.DataFrame(table_rows())
    for column in ("from", "to"):
        frame[column] = pd.to_datetime(frame[column], format="%Y-%m-%d").astype("datetime64[ns]")
    return frame.astype({"name": "string", "title": "string", "description": "string"})


def describe(name: TableName) -> pd.DataFrame:
    """Describe the columns of a table.

    Parameters
    ----------
    name : str
        A table's name, one of `kindicators.tables()`.

    Returns
    -------
    pandas.DataFrame
        One row a column of the table, with the columns ``column``, ``type`` (of Frictionless Table Schema), ``unit``,
        ``description``, ``values`` (the allowed values with their meanings), ``required``, ``constraints`` and
        ``dtype`` (the type in pandas).

    Raises
    ------
    UnknownTableError
        If there is no such table; the message has near matches.

    Examples
    --------
    >>> import kindicators as ki
    >>> ki.describe("missile_range_limits").set_index("column").loc["range_km", "unit"]
    'km'
    """
    import pandas as pd

    frame = pd.DataFrame(column_rows(name))
    return frame.astype({c: "boolean" if c == "required" else "string" for c in frame.columns})


def table_rows() -> list[dict[str, Any]]:
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
        for r in package().resources.values()
    ]


def column_rows(name: str) -> list[dict[str, Any]]:
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
        for f in package().resource(name).fields
    ]


def column_text(name: str, width: int) -> list[str]:
    """Return what `describe` shows as text of at most `width` columns a line, for a terminal: nothing is cut."""
    import textwrap

    lines = []
    for f in package().resource(name).fields:
        about = [f.type, *([f.unit] if f.unit else []), *(["always filled"] if f.required else [])]
        lines += textwrap.wrap(f"{f.name} ({', '.join(about)})", width, subsequent_indent="  ")
        lines += textwrap.wrap(f.description, width, initial_indent="  ", subsequent_indent="  ")
        for value, label in f.categories:
            lines += textwrap.wrap(f"{value}: {label}", width, initial_indent="    ", subsequent_indent="      ")
    return lines
