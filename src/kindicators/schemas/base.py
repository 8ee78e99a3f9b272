"""What the tables' schemas share: column types, common columns, and the rules that hold in every table."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, TypeVar, cast
from unicodedata import is_normalized

import numpy as np
import pandas as pd

from kindicators.errors import MissingExtraError

try:
    import pandera.pandas as pa
    from pandera.engines import pandas_engine
    from pandera.typing.pandas import Series
except ImportError as error:
    raise MissingExtraError("kindicators.schemas", "validate") from error

Text = Series[pd.StringDtype]
Integer = Series[pd.Int64Dtype]
Number = Series[pd.Float64Dtype]
Boolean = Series[pd.BooleanDtype]
Date = Series[pandas_engine.DateTime]

Method = TypeVar("Method")

ID = r"^(?:[a-z0-9]+(?:-[a-z0-9]+)*)$"
ACTOR_ID = r"^(?:[A-Z]{3}|[a-z0-9]+(?:-[a-z0-9]+)*)$"
URL = r"^(?:https?://[^\s]+)$"

PRECISION = {
    "day": "the day is known",
    "month": "only the month is known; stored as its first day",
    "quarter": "only the quarter is known; stored as its first day",
    "half": "only the half-year is known; stored as its first day",
    "year": "only the year is known; stored as its first day",
}
MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}
"""How many months a coarse date covers."""
REPORTED_PRECISION = {
    "day": "the day is known",
    "month": "only the month is known; stored as its last day",
    "quarter": "only the quarter is known; stored as its last day",
    "half": "only the half-year is known; stored as its last day",
    "year": "only the year is known; stored as its last day",
}
REPORTED_BASIS = {
    "event": "public on the day on which it happened or was said",
    "source": "publication date of the earliest source found",
    "imputed": "set by a rule that the table's page or the note states, because no release date is known",
}
CONFIDENCE = {
    "high": "a primary source, or two independent ones",
    "medium": "one good source",
    "low": "anything else",
}
QUALIFIER = {
    "exact": "as counted or stated",
    "approximate": "the source says about, nearly, some",
    "default": "a standard figure of the compiler, not a measurement of this case",
    "imputed": "filled in by the compiler",
}


def column(
    description: str,
    *,
    title: str | None = None,
    required: bool = False,
    unit: str | None = None,
    values: dict[str, str] | None = None,
    key: bool = False,
    unique: bool = False,
    references: str | None = None,
    pattern: str | None = None,
    minimum: int | None = None,
    time: bool = False,
    clock: str | None = None,
    later: bool | tuple[str, ...] = False,
    formerly: dict[str, str] | None = None,
    deprecated: dict[str, str] | None = None,
) -> Any:
    """Define a column: everything that descriptor, database and documentation say of it stands here once.

    `values` maps each allowed value to its meaning, `references` names the table whose key the column holds, `time`
    marks the columns from which the table's temporal coverage is computed.

    `clock` says what a date is for ``as_of`` and ``known_at``: ``from`` and ``to`` (the first day after) or ``last``
    (the last day, included) bound the time in which a row holds, ``on`` is the day of a row that has no such time,
    ``known`` the day on which it became public. `later` marks what becomes known only after that day: a date that
    lies ahead, or those values of a status which only the end of the row gives; ``known_at`` leaves them empty.

    `formerly` has the names that the column had before, each with the version since which it is called otherwise. A
    table's former names stand in its ``Config``: ``metadata = {"formerly": {"old_name": "1.2.0"}}``.

    `deprecated` says that the column will go with a later major version, and makes whoever asks for it by name get a
    warning: ``{"since": "1.2.0", "instead": "new_name, or advice"}``; a table's stands in its ``Config`` too.
    """
    return pa.Field(
        description=description,
        title=title,
        nullable=not (required or key),
        unique=unique or key,
        isin=list(values) if values else None,
        str_matches=pattern,
        ge=minimum,
        metadata={
            "unit": unit,
            "values": values,
            "key": key,
            "references": references,
            "time": time,
            "clock": clock,
            "later": later,
            "formerly": formerly,
            "deprecated": deprecated,
        },
    )


def precision(of: str) -> Any:
    """Define the column that says how precise the date in column `of` is."""
    return column(f"How precise {of} is.", values=PRECISION)


def reported_on() -> Any:
    """Define the day on which the row's content became public."""
    return column(
        "Day on which the row's content became public; for a month, quarter, half or year its last day, so that "
        "nothing is shown as known too early.",
        required=True,
        clock="known",
    )


def reported_on_precision() -> Any:
    """Define how precise `reported_on` is."""
    return column("How precise reported_on is.", required=True, values=REPORTED_PRECISION)


def reported_on_basis() -> Any:
    """Define what `reported_on` rests on."""
    return column("What reported_on rests on.", required=True, values=REPORTED_BASIS)


def source_id() -> Any:
    """Define the principal source of a row."""
    return column("Principal source: the page at its URL states the row.", required=True, references="sources")


def confidence() -> Any:
    """Define how well a row is sourced."""
    return column("How well the row is sourced.", required=True, values=CONFIDENCE)


def note() -> Any:
    """Define the note of a row; a rule asks only whether it is there."""
    return column("What a user must know to use the row; empty if nothing.")


def rule(name: str, message: str) -> Callable[[Method], Method]:
    """Mark a method as a rule over several columns; findings show column `name` and `message`.

    The method returns one boolean for each row (true: the rule holds).
    """
    return cast("Callable[[Method], Method]", pa.dataframe_check(error=f"{name}: {message}"))


def holds(broken: pd.Series) -> pd.Series:
    """Turn a mask of broken rows, in which missing values break nothing, into a rule's result."""
    return ~broken.fillna(False).astype(bool)


def _uncomposed(text: str) -> bool:
    """Return whether a text looks like another one."""
    return not text.isascii() and (bool(INVISIBLE.search(text)) or not is_normalized("NFC", text))


def _untidy(text: str) -> bool:
    """Return whether a text has stray white space."""
    # As one regular expression this would take many times as long.
    return text.strip() != text or "  " in text or "\n" in text or "\t" in text or "\r" in text


INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff]")
COMPOSED = "Hangul and accents are composed (NFC), and no character is invisible"
TIDY = "text has no space at its ends, no double space and no line break"
TEXT_RULES: dict[str, Callable[[str], bool]] = {COMPOSED: _uncomposed, TIDY: _untidy}
"""The rules for every text, and for each what says that a text breaks it."""


class Table(pa.DataFrameModel):
    """Base of all tables: known columns only, text tidy, dates with their precision, ranges in order."""

    class Config:
        """Settings of pandera: no unknown column, and types are converted before they are checked."""

        strict = True
        coerce = True

    @pa.dataframe_check(error=COMPOSED)
    @classmethod
    def text_is_composed(cls, frame: pd.DataFrame) -> pd.DataFrame:
        """Show text that looks like another text but is not equal to it."""
        return _texts_hold(frame, COMPOSED)

    @pa.dataframe_check(error=TIDY)
    @classmethod
    def text_is_tidy(cls, frame: pd.DataFrame) -> pd.DataFrame:
        """Show stray white space, which breaks joins and comparisons unseen."""
        return _texts_hold(frame, TIDY)

    @pa.dataframe_check(error="a date and its precision are both present or both missing")
    @classmethod
    def dates_have_precision(cls, frame: pd.DataFrame) -> pd.DataFrame:
        """Show a date whose precision is missing, or the other way round."""
        result = _all_true(frame)
        for date, of in _dated(frame):
            # The cell that is there is shown: pandera leaves empty cells out of its failure cases.
            result[date] = frame[date].isna() | frame[of].notna()
            result[of] = frame[of].isna() | frame[date].notna()
        return result

    @pa.dataframe_check(error="a coarse date is stored as the first day of its period (reported_on: as the last)")
    @classmethod
    def coarse_dates_are_at_the_edge(cls, frame: pd.DataFrame) -> pd.DataFrame:
        """Show a month or year that is not stored as its first day (`reported_on`: its last)."""
        result = _all_true(frame)
        for date, of in _dated(frame):
            # Without missing values `isin` is many times as fast.
            coarse = np.flatnonzero(frame[of].fillna("day").isin(list(MONTHS)) & frame[date].notna())
            day = pd.DatetimeIndex(frame[date].iloc[coarse])
            if date == "reported_on":  # the last day of a period is the day before the first day of the next one
                day += pd.Timedelta(days=1)
            # Plain arrays: to go through a series of pandas takes many times as long.
            months = [MONTHS[precise] for precise in frame[of].to_numpy()[coarse]]
            within = (day.month - 1) % np.array(months, dtype=int)
            right = np.ones(len(frame), dtype=bool)
            right[coarse[(day.day != 1) | (within != 0)]] = False
            result[date] = right
        return result

    @pa.dataframe_check(error="the end is after the start, and low <= value <= high")
    @classmethod
    def ranges_are_in_order(cls, frame: pd.DataFrame) -> pd.DataFrame:
        """Show intervals that end before they start, and ranges out of order."""
        result = _all_true(frame)
        for low, high, strict in _ranges(frame):
            wrong = frame[low] >= frame[high] if strict else frame[low] > frame[high]
            result[high] = result[high] & holds(wrong)
        return result


def _texts_hold(frame: pd.DataFrame, rule: str) -> pd.DataFrame:
    """Return which cells a rule of `TEXT_RULES` holds for, after asking it once for each distinct text."""
    result = _all_true(frame)
    names: list[str] = list(frame.select_dtypes("string").columns)
    for name in names:
        broken = [text for text in frame[name].dropna().unique() if TEXT_RULES[rule](text)]
        if broken:
            result[name] = ~frame[name].isin(broken).astype(bool)
    return result


def _all_true(frame: pd.DataFrame) -> pd.DataFrame:
    # One array for all columns, which are replaced and never written into: each of its own would take long to make.
    true = pd.Series(True, index=frame.index)
    return pd.DataFrame(dict.fromkeys(frame.columns, true), copy=False)


def _dated(frame: pd.DataFrame) -> list[tuple[str, str]]:
    return [(c, f"{c}_precision") for c in frame.columns if f"{c}_precision" in frame.columns]


def _ranges(frame: pd.DataFrame) -> list[tuple[str, str, bool]]:
    """Pair the columns that must be in order; the third item says whether equal values are wrong."""
    pairs = []
    for name in frame.columns:
        stem, _, end = name.rpartition("_")
        middle = "value" if name in ("low", "high") else stem
        if end == "low" or name == "low":
            pairs.append((name, middle, False))
            pairs.append((name, name.removesuffix("low") + "high", False))
        elif end == "high" or name == "high":
            pairs.append((middle, name, False))
        elif name in ("valid_from", "period_start"):
            # Half-open intervals: one that ends on the day it begins would cover nothing.
            pairs.append((name, {"valid_from": "valid_to", "period_start": "period_end"}[name], True))
    return [(low, high, strict) for low, high, strict in pairs if low in frame.columns and high in frame.columns]
