"""The columns of a table, read from its schema class."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

import pandas as pd
import pandera.pandas as pa

from kindicators.schemas import Table


@dataclass(frozen=True)
class Column:
    """One column as the schema class defines it."""

    name: str
    type: str
    title: str
    description: str
    unit: str | None
    required: bool
    unique: bool
    key: bool
    references: str | None
    time: bool
    values: dict[str, str]
    pattern: str | None
    minimum: int | None
    clock: str | None
    later: bool | tuple[str, ...]
    formerly: dict[str, str]
    deprecated: dict[str, str]


@cache
def columns_of(table: type[Table]) -> tuple[Column, ...]:
    """Return the columns of a table in their order."""
    return tuple(_column(name, item) for name, item in table.to_schema().columns.items())


@cache
def name_of(table: type[Table]) -> str:
    """Return the name of a table."""
    return str(table.to_schema().name)


def key_of(table: type[Table]) -> str:
    """Return the name of a table's primary key."""
    return next(c.name for c in columns_of(table) if c.key)


def formerly_of(table: type[Table]) -> dict[str, str]:
    """Return the names that a table had before, each with the version since which it is called otherwise."""
    return _said(table, "formerly")


def deprecated_of(table: type[Table]) -> dict[str, str]:
    """Return since when a table is deprecated and what to use instead; empty if it is not."""
    return _said(table, "deprecated")


def _said(table: type[Table], key: str) -> dict[str, str]:
    metadata: dict[str, dict[str, str]] = getattr(table.Config, "metadata", None) or {}
    return dict(metadata.get(key, {}))


def _column(name: str, item: pa.Column) -> Column:
    metadata: dict[str, Any] = item.metadata or {}
    checks = {check.name: check.statistics for check in item.checks}
    return Column(
        name=name,
        type=_type(item.dtype.type),
        title=item.title or name.replace("_", " ").capitalize(),
        description=item.description or "",
        unit=metadata["unit"],
        required=not item.nullable,
        unique=bool(item.unique),
        key=metadata["key"],
        references=metadata["references"],
        time=metadata["time"],
        values=metadata["values"] or {},
        pattern=checks.get("str_matches", {}).get("pattern"),
        minimum=checks.get("greater_than_or_equal_to", {}).get("min_value"),
        clock=metadata["clock"],
        later=metadata["later"],
        formerly=metadata["formerly"] or {},
        deprecated=metadata["deprecated"] or {},
    )


def _type(dtype: Any) -> str:
    if isinstance(dtype, pd.StringDtype):
        return "string"
    return {"Int64": "integer", "Float64": "number", "boolean": "boolean", "datetime64[ns]": "date"}[str(dtype)]
