"""Indicators as plain tuples, for tests that compare them with figures worked out by hand."""

from __future__ import annotations

from typing import Any

import pandas as pd

import kindicators as ki

Figure = tuple[Any, ...]


def figures(id: str, subject: str, **choices: Any) -> list[Figure]:
    """Return the rows of one subject: first day, first day after, value, low, high."""
    frame = ki.indicator(id, subject=subject, **choices)  # type: ignore[call-overload]
    days = frame[["period_start", "period_end"]].astype("string")
    numbers = frame[["value", "low", "high"]].astype("object")
    return [tuple(None if pd.isna(v) else v for v in row) for row in days.join(numbers).to_numpy()]


def figure(id: str, subject: str, day: str, **choices: Any) -> Figure | None:
    """Return the row of one subject whose period begins on a day; None if there is none."""
    found = [row for row in figures(id, subject, **choices) if row[0] == day]
    assert len(found) < 2
    return found[0] if found else None


def extent(id: str) -> tuple[int, str, str | None]:
    """Return how many rows an indicator has, its first day, and the first day after it (None: it goes on)."""
    frame = ki.indicator(id)  # type: ignore[call-overload]
    end = None if frame["period_end"].isna().any() else str(frame["period_end"].max())[:10]
    return len(frame), str(frame["period_start"].min())[:10], end
