"""Convert yearly amounts of money: to the prices of one year, to another currency."""

from __future__ import annotations

import re

from kindicators.clocks import Clocks
from kindicators.database import fetch
from kindicators.errors import UsageError, told
from kindicators.package import Indicator, Package

COUNTRY = {"KRW": "KOR", "USD": "USA"}
"""Whose consumer prices deflate a currency."""


def converted(item: Indicator, prices: str | None, currency: str | None, asked: Clocks, pack: Package) -> str:
    """Return the query for an indicator with its amounts converted.

    Constant prices first, by the consumer price index of the amount's own country; then the other currency, by the
    mean rate of the base year or, in current prices, of each year. The year of a period is the one in which it ends.
    A year without an index or rate has no row; a base year without one, as known at the time that is asked for, is a
    `UsageError`.
    """
    if prices is None and currency is None:
        return f"FROM {item.id}"
    if item.unit not in COUNTRY or item.frequency != "year":
        raise UsageError(
            f"prices and currency convert yearly amounts in {' or '.join(COUNTRY)}; {item.id} is in {item.unit}, "
            f"with a row for each {item.frequency}"
        )
    base = None if prices is None else _base_year(prices)
    if currency is not None and (not isinstance(currency, str) or currency not in COUNTRY):
        raise UsageError(f"currency must be {' or '.join(COUNTRY)}; got {told(currency)}")
    unit = currency or item.unit
    factors, joins, sources = ["1"], [], ["a.source_ids"]
    if base is not None:
        country = COUNTRY[item.unit]
        view = f"consumer_price_index WHERE subject = '{country}'"
        _require(f"consumer price index of {country}", view, base, asked, pack)
        for name, year in (("own", "a.year"), ("base", base)):
            joins.append(
                f"JOIN consumer_price_index AS {name} "
                f"ON {name}.subject = '{country}' AND year({name}.period_start) = {year}"
            )
            sources.append(f"{name}.source_ids")
        factors.append("base.value / own.value")
    if unit != item.unit:
        if base is not None:
            _require("exchange rate of the won", "krw_per_usd", base, asked, pack)
        joins.append(f"JOIN krw_per_usd AS rate ON year(rate.period_start) = {base or 'a.year'}")
        factors.append("1 / rate.value" if unit == "USD" else "rate.value")
        sources.append("rate.source_ids")
    factor = " * ".join(f"({f})" for f in factors)
    numbers = ", ".join(f"round(a.{name} * {factor}) AS {name}" for name in ("value", "low", "high"))
    ids = f"list_sort(list_distinct(string_split(concat_ws('; ', {', '.join(sources)}), '; ')))"
    return (
        f"SELECT a.subject, a.period_start, a.period_end, {numbers}, "
        f"'{unit}{f', {base} prices' if base else ''}' AS unit, array_to_string({ids}, '; ') AS source_ids "
        f"FROM (SELECT *, year(period_end - 1) AS year FROM {item.id}) AS a {' '.join(joins)}"
    )


def _base_year(prices: str) -> int:
    match = re.fullmatch(r"constant:(\d{4})", prices) if isinstance(prices, str) else None
    if match is None:
        raise UsageError(f"prices must name a year, for example 'constant:2020'; got {told(prices)}")
    return int(match[1])


def _require(what: str, view: str, base: int, asked: Clocks, pack: Package) -> None:
    """Raise `UsageError` if there is nothing to convert by in the base year: every row would be left out."""
    query = f"SELECT DISTINCT year(period_start) FROM {view} ORDER BY ALL"
    years = [int(row[0]) for row in fetch(query, asked, pack)[1]]
    if base in years:
        return
    known = "" if asked.known_at is None else f" that was public by {asked.known_at}"
    there = f"there is one from {years[0]} to {years[-1]}" if years else "there is none for other years either"
    raise UsageError(f"there is no {what} for {base}{known}; {there}")
