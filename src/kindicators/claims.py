"""`disagreements` and `evidence`: what further sources say of the rows."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from kindicators.card import Card
from kindicators.package import Field, Package, Resource, package
from kindicators.records import Row, find, records, shown, typed

if TYPE_CHECKING:
    import pandas as pd

    from kindicators.names import TableName

COLUMNS = {
    "table": "string",
    "row_id": "string",
    "column": "string",
    "value": "string",
    "stated_value": "string",
    "difference": "Float64",
    "difference_days": "Int64",
    "percent": "Float64",
    "source_id": "string",
    "publisher": "string",
    "disputed_by": "string",
    "disputing_publisher": "string",
    "note": "string",
}
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def disagreements(table: TableName | None = None) -> pd.DataFrame:
    """List where a source states something else than a row, and by how much.

    Estimates by different reporters are not listed: each is a row of its own, beside the others in its table, and
    that they differ is no dispute of either row. Listed is what the table ``evidence`` holds as ``disputes``.

    Parameters
    ----------
    table : str, optional
        Only the rows of this table, one of `kindicators.tables()`; by default those of all tables.

    Returns
    -------
    pandas.DataFrame
        One row for each statement that disputes a row. ``table``, ``row_id`` and ``column`` say what is disputed
        (``column`` is missing for the row as a whole); ``value`` is what the row holds and ``stated_value`` what the
        other source states, both as text, a date no more precise than it is known. ``difference`` (Float64, in the
        unit of the column) is the stated value minus the row's, and ``percent`` (Float64) that difference in percent
        of the row's value, where both are plain numbers; ``difference_days`` (Int64) is the days from the row's date
        to the stated one, where both are known to the day. All three are missing where there is nothing to compute:
        for a month against a day, "more than 400", or a value that the row lacks. ``source_id`` and ``publisher`` are
        of the row's principal source, ``disputed_by`` and ``disputing_publisher`` of the source that disputes it,
        ``note`` is on the dispute. All but the three numbers are ``string``.

    Raises
    ------
    UnknownTableError
        If there is no such table; the message has near matches.
    IntegrityError, DataFolderError
        If the installed data were changed or lost.

    Examples
    --------
    >>> import kindicators as ki
    >>> tests = ki.disagreements("nuclear_test_estimates")
    >>> print(tests[["value", "stated_value", "difference", "disputing_publisher"]].to_string(index=False))
    value stated_value  difference disputing_publisher
      4.9          5.1         0.2             Reuters
    """
    import pandas as pd

    frame = pd.DataFrame(disagreement_rows(table), columns=list(COLUMNS)).astype(COLUMNS)
    pack = package()
    frame.attrs["kindicators"] = {"version": pack.version, "license": pack.license}
    return frame


def disagreement_rows(table: str | None = None) -> list[dict[str, Any]]:
    """Return what `disagreements` shows, as plain values."""
    pack = package()
    resources = pack.resources.values() if table is None else [pack.resource(table)]
    publishers = {source["source_id"]: source["publisher"] for source in records(pack.resource("sources"))}
    disputes = [e for e in records(pack.resource("evidence")) if e["role"] == "disputes"]
    result = []
    for resource in resources:
        of_table = [e for e in disputes if e["table_name"] == resource.name]
        rows = {row[resource.key]: row for row in records(resource)} if of_table else {}
        result += [_dispute(resource, rows[e["row_id"]], e, publishers) for e in of_table]
    return result


def _dispute(resource: Resource, row: Row, statement: Row, publishers: dict[str, str]) -> dict[str, Any]:
    field = next((f for f in resource.fields if f.name == statement["field"]), None)
    value = shown(row, field.name) if field else ""
    said = {
        "table": resource.name,
        "row_id": statement["row_id"],
        "column": statement["field"] or None,
        "value": value or None,
        "stated_value": statement["stated_value"],
        "difference": None,
        "difference_days": None,
        "percent": None,
        "source_id": row["source_id"] or None,
        "publisher": publishers.get(row["source_id"]),
        "disputed_by": statement["source_id"],
        "disputing_publisher": publishers[statement["source_id"]],
        "note": statement["note"] or None,
    }
    return said | (_difference(field, value, statement["stated_value"]) if field else {})


def _difference(field: Field, value: str, stated: str) -> dict[str, Any]:
    """Compare two plain numbers or two days; anything else is left alone, for a guess would look like a fact."""
    if field.type in ("integer", "number") and NUMBER.fullmatch(value) and NUMBER.fullmatch(stated):
        own = Decimal(value)  # decimal, because 5.1 - 4.9 is 0.2 and not 0.1999999999999993
        difference = Decimal(stated) - own
        return {"difference": float(difference), "percent": float(100 * difference / own) if own else None}
    if field.type == "date" and (day := _day(value)) and (other := _day(stated)):
        return {"difference_days": (other - day).days}
    return {}


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if DAY.fullmatch(text) else None
    except ValueError:  # a day that is not in the calendar, as some sources print
        return None


def evidence(row_id: str) -> Card:
    """Show a row with every source that speaks of it: the principal one, and those that confirm or dispute it.

    Parameters
    ----------
    row_id : str
        The id of a row, the first column of its table; no two tables share one.

    Returns
    -------
    kindicators.card.Card
        Prints as text, and as tables in a notebook. ``table``, ``row_id``, ``row`` (the columns with their values)
        and ``version`` say what was asked; ``sources`` is a frame with one row for each statement.

    Raises
    ------
    UnknownNameError
        If no table of facts has that row; the message has near matches.
    UsageError
        If `row_id` is not text.
    IntegrityError, DataFolderError
        If the installed data were changed or lost.

    Examples
    --------
    >>> import kindicators as ki
    >>> card = ki.evidence("kor-1998-agreed-space-launch-unlimited")
    >>> card.table, card.row["agreed_on"].year
    ('missile_range_limits', 1998)
    >>> card.sources.loc[card.sources["role"] == "disputes", ["field", "stated_value"]].to_numpy().tolist()
    [['agreed_on', '1997-07']]
    """
    pack = package()
    resource, row = find(row_id, _facts(pack))
    sources = {source["source_id"]: source for source in records(pack.resource("sources"))}
    principal = {"role": "principal", "source_id": row["source_id"]}
    further = [e for e in records(pack.resource("evidence")) if e["row_id"] == row_id]
    said = [principal, *sorted(further, key=lambda e: e["role"])]
    return Card(
        table=resource.name,
        title=resource.title,
        row_id=row_id,
        row=typed(resource, row),
        cells={f.name: shown(row, f.name) for f in resource.fields},
        statements=tuple(_statement(s, sources[s["source_id"]]) for s in said if s["source_id"]),
        version=pack.version,
    )


def _facts(pack: Package) -> list[Resource]:
    """Return the tables whose rows rest on a source; what only speaks of sources or of rows is not among them."""
    about_others = ("sources", "evidence", "corrections")
    return [
        r
        for r in pack.resources.values()
        if r.name not in about_others and any(f.name == "source_id" for f in r.fields)
    ]


def _statement(said: Row, source: Row) -> dict[str, Any]:
    texts = {
        "role": said["role"],
        "field": said.get("field"),
        "stated_value": said.get("stated_value"),
        "source_id": said["source_id"],
        "title": source["title"],
        "publisher": source["publisher"],
        "published_on": source["published_on"],
        "published_on_precision": source["published_on_precision"],
        "url": source["url"],
        "is_mirror": source["is_mirror"],
        "license": source["license"],
        "note": said.get("note"),
        "source_note": source["note"],
    }
    values: dict[str, Any] = {name: text or None for name, text in texts.items()}
    return values | {"is_mirror": source["is_mirror"] == "true", "published": shown(source, "published_on")}
