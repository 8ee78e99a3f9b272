"""Warnings for names that are still there and will go; see `kindicators.package.Deprecation`.

Only the installed package warns: what a past release has stays in it.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable

from kindicators.errors import DeprecatedNameWarning
from kindicators.package import Field, Indicator, Package, Resource


def in_table(resource: Resource, columns: Iterable[Field] = ()) -> list[str]:
    """Return what to warn of when a table is asked for, with columns that are asked for by name."""
    named = [(f"table {resource.name!r}", resource.deprecated)]
    named += [(f"column {f.name!r} of table {resource.name!r}", f.deprecated) for f in columns]
    return [f"{name} is {why}" for name, why in named if why and resource.archives is None]


def in_indicator(item: Indicator) -> list[str]:
    """Return what to warn of when an indicator is asked for."""
    return [f"indicator {item.id!r} is {item.deprecated}"] if item.deprecated and item.archives is None else []


def in_query(query: object, pack: Package) -> list[str]:
    """Return what to warn of when a query names tables and indicators; what stands in comments or texts is no name."""
    if not isinstance(query, str):  # which whoever runs it will say
        return []
    words = set(re.findall(r"\w+", re.sub(r"--.*|'[^']*'", " ", query.lower())))
    tables = [text for name, r in pack.resources.items() if name in words for text in in_table(r)]
    return tables + [text for name, i in pack.indicators.items() if name in words for text in in_indicator(i)]


def in_name(name: str, pack: Package) -> list[str]:
    """Return what to warn of when a table or indicator is described."""
    if name in pack.resources:
        return in_table(pack.resources[name])
    return in_indicator(pack.indicators[name]) if name in pack.indicators else []


def warn(found: list[str]) -> None:
    """Warn once, where the caller of the present function's caller stands."""
    if found:
        warnings.warn("; ".join(found), DeprecatedNameWarning, stacklevel=3)
