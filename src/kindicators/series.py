"""`indicator`: a quantity over time, as a frame."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Literal, overload

from kindicators import deprecated
from kindicators.arguments import listed
from kindicators.clocks import Clocks, Day, clocks, day, quote
from kindicators.database import fetch, run
from kindicators.errors import UnknownNameError, UsageError, told
from kindicators.money import converted
from kindicators.package import Package
from kindicators.releases import released
from kindicators.results import check_engine, to_frame
from kindicators.views import covers

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

    from kindicators.names import IndicatorName


@overload
def indicator(
    id: IndicatorName,
    *,
    engine: Literal["pandas"] = ...,
    subject: str | Iterable[str] | None = ...,
    start: Day | None = ...,
    end: Day | None = ...,
    as_of: Day | None = ...,
    known_at: Day | None = ...,
    prices: str | None = ...,
    currency: str | None = ...,
    version: str | None = ...,
) -> pd.DataFrame: ...
@overload
def indicator(
    id: IndicatorName,
    *,
    engine: Literal["polars"],
    subject: str | Iterable[str] | None = ...,
    start: Day | None = ...,
    end: Day | None = ...,
    as_of: Day | None = ...,
    known_at: Day | None = ...,
    prices: str | None = ...,
    currency: str | None = ...,
    version: str | None = ...,
) -> pl.DataFrame: ...
@overload
def indicator(
    id: IndicatorName,
    *,
    engine: Literal["arrow"],
    subject: str | Iterable[str] | None = ...,
    start: Day | None = ...,
    end: Day | None = ...,
    as_of: Day | None = ...,
    known_at: Day | None = ...,
    prices: str | None = ...,
    currency: str | None = ...,
    version: str | None = ...,
) -> pa.Table: ...
def indicator(
    id: IndicatorName,
    *,
    subject: str | Iterable[str] | None = None,
    start: Day | None = None,
    end: Day | None = None,
    as_of: Day | None = None,
    known_at: Day | None = None,
    prices: str | None = None,
    currency: str | None = None,
    version: str | None = None,
    engine: Literal["pandas", "polars", "arrow"] = "pandas",
) -> pd.DataFrame | pl.DataFrame | pa.Table:
    """Return an indicator: a quantity over time, made from the tables by one documented rule.

    Parameters
    ----------
    id : str
        An indicator's id, one of `kindicators.indicators()`.
    subject : str or iterable of str, optional
        Only the rows of this subject or these; what a subject is stands in the catalogue.
    start, end : str or datetime.date, optional
        Only the periods that reach into the time from the day `start` up to, but not on, the day `end`.
    as_of : str or datetime.date, optional
        A day: only the period that covers it.
    known_at : str or datetime.date, optional
        A day: the indicator as it could be made from what was public by then; see `load`.
    prices : str, optional
        For yearly amounts of money: ``"constant:2020"`` turns them into prices of that year by the consumer price
        index of the currency's country (indicator ``consumer_price_index``), the method of SIPRI's military expenditure
        database. A year without an index is left out.
    currency : {"USD", "KRW"}, optional
        For yearly amounts of money: convert by the mean exchange rate of each year (indicator ``krw_per_usd``); with
        constant prices by that of the base year. A year without a rate is left out.
    version : str, optional
        A release such as ``"0.3.0"``: the indicator as it was in it, from its tables; the installed version by default.
    engine : {"pandas", "polars", "arrow"}, default "pandas"
        What to return, as in `load`.

    Returns
    -------
    pandas.DataFrame or polars.DataFrame or pyarrow.Table
        One row a subject and period, in this order, with the columns ``subject`` (string), ``period_start`` and
        ``period_end`` (``datetime64[ns]``; the end is the first day after the period, missing while the value holds),
        ``value``, ``low`` and ``high`` (``Float64``; at least one is there), ``unit`` (string) and ``source_ids``
        (string: the ids of the sources, joined by ``"; "``). Nothing is returned outside the indicator's coverage.
        ``attrs["kindicators"]`` of a pandas frame has the indicator's id, the dataset version, the licence, and the
        clocks and conversions that were asked for.

    Raises
    ------
    UnknownIndicatorError
        If there is no such indicator; the message has near matches.
    UnknownNameError
        If it has no such subject, or there is no such engine.
    MissingExtraError
        If the engine needs a package that is not installed.
    UnknownVersionError
        If this installation does not hold the release.
    UsageError
        If a day, `prices` or `currency` cannot be read, the indicator is no yearly amount of money, or the base year of
        `prices` has no index or rate that was public by `known_at`; if the release has no indicators, which came with
        0.3.0.
    IntegrityError, DataFolderError
        If the installed data, or the release's files, were changed or lost.

    Warns
    -----
    RetractedReleaseWarning
        If the release was retracted.
    DeprecatedNameWarning
        If the indicator will go with a later major version.

    Examples
    --------
    >>> import kindicators as ki
    >>> limit = ki.indicator("range_limit_km", subject="ballistic", as_of="2015-06-01")
    >>> print(limit[["value", "unit", "period_start"]].to_string(index=False))
     value unit period_start
     800.0   km   2012-10-07
    """
    check_engine(engine)
    pack = released(version)
    subject = None if subject is None else _subjects(subject)  # once: it may be an iterator
    query, asked = _query(id, pack, subject, start, end, as_of, known_at, prices, currency)
    deprecated.warn(deprecated.in_indicator(pack.indicator(id)))
    with run(query, None, pack, asked._replace(as_of=None)) as result:
        frame = to_frame(result, engine)
    _check_subjects(id, pack, subject, set(map(str, frame["subject"])))
    if engine != "pandas":
        return frame
    conversions = {"prices": prices, "currency": currency}
    frame.attrs["kindicators"] = (
        {"indicator": id, "version": pack.version, "license": pack.license}
        | asked.given()
        | {name: value for name, value in conversions.items() if value is not None}
    )
    return frame


def fetch_indicator(id: str, pack: Package, **choices: Any) -> tuple[list[str], list[tuple[Any, ...]]]:
    """Return what `indicator` does, as a header and plain rows; pandas is not needed."""
    defaults = dict.fromkeys(("subject", "start", "end", "as_of", "known_at", "prices", "currency"))
    if choices.get("subject") is not None:
        choices["subject"] = _subjects(choices["subject"])
    query, asked = _query(id, pack, **(defaults | choices))
    header, rows = fetch(query, asked._replace(as_of=None), pack)
    _check_subjects(id, pack, choices.get("subject"), {str(row[0]) for row in rows})
    return header, rows


def _query(
    id: str,
    pack: Package,
    subject: list[str] | None,
    start: Day | None,
    end: Day | None,
    as_of: Day | None,
    known_at: Day | None,
    prices: str | None,
    currency: str | None,
) -> tuple[str, Clocks]:
    """Return the query, which chooses the period of `as_of` itself, and the clocks.

    The database must not cut to that day: prices and rates of other years are needed to convert.
    """
    item = pack.indicator(id)
    asked = clocks(as_of, known_at)
    conditions = ["true"]
    if asked.as_of is not None:
        conditions.append(covers(asked.as_of))
    if subject is not None:
        conditions.append(f"subject IN ({', '.join(map(quote, subject))})")
    if start is not None:
        conditions.append(f"(period_end IS NULL OR period_end > DATE '{day('start', start)}')")
    if end is not None:
        conditions.append(f"period_start < DATE '{day('end', end)}'")
    amounts = converted(item, prices, currency, asked._replace(as_of=None), pack)
    return f"FROM ({amounts}) WHERE {' AND '.join(conditions)} ORDER BY ALL", asked


def _subjects(subject: str | Iterable[str]) -> list[str]:
    subjects = [subject] if isinstance(subject, str) else listed("subject", subject, "KOR")
    if not subjects:
        raise UsageError(f"subject must be a name or a list of names, for example ['KOR']; got {told(subject)}")
    return subjects


def _check_subjects(id: str, pack: Package, subject: list[str] | None, found: set[str]) -> None:
    """Raise `UnknownNameError` for a subject that the indicator does not have at any time."""
    missing = [] if subject is None else [s for s in subject if s not in found]
    if missing:
        query = f"SELECT DISTINCT subject FROM {id} ORDER BY subject"
        known = [str(row[0]) for row in fetch(query, pack=pack)[1]]
        for name in missing:
            if name not in known:
                raise UnknownNameError(f"subject of indicator {id!r} named", name, known)
