"""Faults in the tables of exercises and of public opinion; `test_validate` puts each into the real data."""

from __future__ import annotations

from conftest import Fault, Row, has, holds


def day(row: Row) -> bool:
    return row["start_date_precision"] == "day" and row["end_date_precision"] == "day"


def held_from_day(row: Row) -> bool:
    return row["status"] == "held" and row["start_date_precision"] == "day"


FAULTS: list[Fault] = [
    # exercise_series
    ("exercise_series", holds("status", "current"), {"replaced_by": "team-spirit"}, "status", "no last edition"),
    ("exercise_series", holds("exercise_id", "key-resolve"), {"last_held": "1990-01-01"}, "last_held", "not before"),
    ("exercise_series", holds("exercise_id", "rsoi"), {"replaced_by": "rsoi"}, "replaced_by", "its own place"),
    ("exercise_series", holds("exercise_id", "rsoi"), {"kind": "CPX"}, "kind", "is not one of"),
    ("exercise_series", has("last_held"), {"reported_on": "1950-01-01"}, "reported_on", "not known before the last"),
    # military_exercises
    ("military_exercises", day, {"end_date": "1950-01-01"}, "end_date", "not before the first"),
    ("military_exercises", day, {"year": "1999"}, "year", "year in which it starts"),
    (
        "military_exercises",
        holds("status", "suspended"),
        {"start_date": "2018-08-20", "start_date_precision": "day", "dates_basis": "announced"},
        "status",
        "was not held",
    ),
    ("military_exercises", holds("status", "announced"), {"dates_basis": "ended"}, "dates_basis", "need a basis"),
    ("military_exercises", held_from_day, {"reported_on": "1950-01-01"}, "reported_on", "before it began"),
    ("military_exercises", day, {"status": "done"}, "status", "is not one of"),
    # exercise_figures
    ("exercise_figures", has("value"), {"value": "", "low": "", "high": ""}, "figure_id", "has a number"),
    ("exercise_figures", holds("measure", "aircraft"), {"unit": "persons"}, "unit", "counted in persons"),
    ("exercise_figures", holds("status", "reported"), {"reported_on": "1950-01-01"}, "reported_on", "before its day"),
    ("exercise_figures", holds("measure", "unc_member_states"), {"actor": "USA"}, "actor", "under that command"),
    ("exercise_figures", has("value"), {"value": "-5"}, "value", "less than"),
    # public_opinion
    ("public_opinion", has("value"), {"value": ""}, "answer_id", "has a share"),
    ("public_opinion", has("value"), {"value": "164"}, "value", "at most 100"),
    ("public_opinion", has("field_start"), {"field_end": "1990-01-01"}, "field_end", "does not end before"),
    ("public_opinion", has("field_end"), {"reported_on": "1990-01-01"}, "reported_on", "before the end of"),
    (
        "public_opinion",
        has("note"),
        {"field_start": "", "field_start_precision": "", "field_end": "", "field_end_precision": "", "note": ""},
        "note",
        "says so",
    ),
    ("public_opinion", has("sample_size"), {"sample_size": "0"}, "sample_size", "less than"),
]
