"""Faults that `validate` must find in the tables on alliance meetings and commands."""

from __future__ import annotations

from conftest import Fault, Row, holds


def held_scm(row: Row) -> bool:
    return row["body"] == "scm" and row["status"] == "held"


FAULTS: list[Fault] = [
    ("alliance_meetings", holds("meeting_id", "scm-57-2025"), {"number": "56"}, "number", "held once"),
    ("alliance_meetings", held_scm, {"number": ""}, "number", "has its number"),
    ("alliance_meetings", held_scm, {"number": "0"}, "number", "less than"),
    ("alliance_meetings", held_scm, {"end_date": "1950-01-02"}, "end_date", "not before the first"),
    ("alliance_meetings", held_scm, {"us_lead": ""}, "status", "both heads"),
    (
        "alliance_meetings",
        holds("status", "planned"),
        {"outcome": "The ministers set a target year."},
        "status",
        "was not held",
    ),
    (
        "alliance_meetings",
        held_scm,
        {"reported_on": "1950-01-02", "reported_on_precision": "day"},
        "reported_on",
        "not reported as held",
    ),
    ("alliance_meetings", held_scm, {"body": "SCM"}, "body", "is not one of"),
    ("alliance_meetings", held_scm, {"status": "delivered"}, "status", "is not one of"),
    (
        "command_tenures",
        holds("end_state", "in_office"),
        {"end_date": "2026-10-01", "end_date_precision": "day"},
        "end_date",
        "exactly where",
    ),
    (
        "command_tenures",
        holds("tenure_id", "cfc-2021-paul-lacamera"),
        {"end_date": "2024-12-21"},
        "end_date",
        "next one in the post begins",
    ),
    (
        "command_tenures",
        holds("tenure_id", "cfc-1978-john-vessey"),
        {"start_date": "1976-10-08"},
        "start_date",
        "before it was set up",
    ),
    ("command_tenures", holds("post", "deputy_commander"), {"nationality": "USA"}, "nationality", "ROK officers"),
    ("command_tenures", holds("status", "in_office"), {"status": "held"}, "status", "said to go on"),
    ("command_events", holds("unit", "count"), {"unit": ""}, "unit", "needs a unit"),
    ("command_events", holds("kind", "plan"), {"status": "occurred"}, "status", "has happened"),
    (
        "command_events",
        holds("kind", "established"),
        {"reported_on": "1949-01-01", "reported_on_precision": "day"},
        "reported_on",
        "not reported before",
    ),
]
