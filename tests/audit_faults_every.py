"""Faults that the checks of all tables find; `test_audit` puts them into the real data."""

from __future__ import annotations

from conftest import Row


def again(rows: list[Row]) -> str:
    """Enter the last row a second time, under another id."""
    key = next(iter(rows[-1]))
    rows.append({**rows[-1], key: "zzz-again"})
    return "zzz-again"


FAULTS = [
    ("doubles/same_row", "troop_deployments", again),
]
