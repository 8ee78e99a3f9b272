"""Convert yearly amounts of money: to the prices of one year, to another currency."""

from __future__ import annotations

import re

from kindicators.database import fetch
from kindicators.errors import UsageError
from kindicators.package import Indicator

COUNTRY = {"KRW": "KOR", "USD": "USA"}
"""Whose consumer prices deflate a currency."""


def converted(item: Indicator, prices: str | None, currency: str | None) -> str:
    """Return the query for an indicator with its amounts converted.

    Constant prices first, by the consumer price index of the amount's own country; then the other currency, by the
    mean rate of the base year or, in current prices, of each year. The year of a period is the one in which it ends.
    A year without an index or rate has no row.
    """
    if prices is None and currency is None:
        return f"FROM {item.id}"
    if item.unit not in COUNTRY or item.frequency != "year":
        raise UsageError(
            f"prices and currency convert yearly amounts in {' or '.join(COUNTRY)}; {item.id} is in {item.unit}, "
            f"with a row for each {item.frequency}"
        )
    base = None if prices is None else _base_year(prices)
    if currency is not None and currency not in COUNTRY:
        raise UsageError(f"currency must be {' or '.join(COUNTRY)}; got {currency!r}")
    unit = currency or item.unit
    factors, joins, sources = ["1"], [], ["a.source_ids"]
    if base is not None:
        country = COUNTRY[item.unit]
        _require_index(country, base)
        for name, year in (("own", "a.year"), ("base", base)):
            joins.append(
                f"JOIN consumer_price_index AS {name} "
                f"ON {name}.subject = '{country}' AND year({name}.period_start) = {year}"
            )
            sources.append(f"{name}.source_ids")
        factors.append("base.value / own.value")
    if unit != item.unit:
        joins.append(f"JOIN krw_per_usd AS rate ON year(rate.period_start) = {base or 'a.year'}")
        factors.append("1 / rate.value" if unit == "USD" else "rate.value")
        sources.append("rate.source_ids")
    factor = " * ".join(f"({f})" for f in factors)
    numbers = ", ".join(f"a.{name} * {factor} AS {name}" for name in ("value", "low", "high"))
    ids = f"list_sort(list_distinct(string_split(concat_ws('; ', {', '.join(sources)}), '; ')))"
    return (
        f"SELECT a.subject, a.period_start, a.period_end, {numbers}, "
        f"'{unit}{f', {base} prices' if base else ''}' AS unit, array_to_string({ids}, '; ') AS source_ids "
        f"FROM (SELECT *, year(period_end - 1) AS year FROM {item.id}) AS a {' '.join(joins)}"
    )


def _base_year(prices: str) -> int:
    match = re.fullmatch(r"constant:(\d{4})", prices) if isinstance(prices, str) else None
    if match is None:
        raise UsageError(f"prices must name a year, for example 'constant:2020'; got {prices!r}")
    return int(match[1])


def _require_index(country: str, year: int) -> None:
    years = [
        int(row[0])
        for row in fetch(f"SELECT year(period_start) FROM consumer_price_index WHERE subject = '{country}'")[1]
    ]
    if year not in years:
        raise UsageError(
            f"there is no consumer price index of {country} for {year}; there is one from {min(years)} to {max(years)}"
        )
