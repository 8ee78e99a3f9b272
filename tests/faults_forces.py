"""Faults that `validate` must find in `force_levels`; they are run by test_validate.py."""

from __future__ import annotations

from conftest import Fault, Row, has, holds


def plain(row: Row) -> bool:
    return bool(row["value"]) and not (row["low"] or row["high"] or row["note"])


FAULTS: list[Fault] = [
    ("force_levels", has("value"), {"value": "-5"}, "value", "less than"),
    ("force_levels", has("value"), {"low": "900000000"}, "value", "low <= value"),
    ("force_levels", holds("measure", "tanks"), {"measure": "battle_tanks"}, "measure", "is not one of"),
    ("force_levels", holds("branch", "army"), {"branch": "land"}, "branch", "is not one of"),
    ("force_levels", plain, {"value": ""}, "value", "has a number"),
    ("force_levels", holds("measure", "tanks"), {"unit": "persons"}, "unit", "counted in persons"),
    ("force_levels", holds("measure", "active_personnel"), {"unit": "count"}, "unit", "counted in persons"),
    (
        "force_levels",
        holds("basis", "rounded"),
        {"target_date": "2030-01-01", "target_date_precision": "year"},
        "target_date",
        "only a plan or outlook",
    ),
    (
        "force_levels",
        lambda row: row["basis"] == "planned" and bool(row["target_date"]),
        {"target_date": "1990-01-01", "target_date_precision": "year"},
        "target_date",
        "only a plan or outlook",
    ),
    ("force_levels", holds("basis", "planned"), {"status": "reported"}, "status", "status of a plan"),
    ("force_levels", holds("basis", "rounded"), {"status": "planned"}, "status", "status of a plan"),
    (
        "force_levels",
        lambda row: row["country"] == "PRK" and row["basis"] == "estimated",
        {"basis": "rounded"},
        "basis",
        "North Korea is estimated",
    ),
    (
        "force_levels",
        lambda row: row["date"] > "2000" and row["reported_on_precision"] == "day",
        {"reported_on": "1999-01-01"},
        "reported_on",
        "not reported before",
    ),
]
