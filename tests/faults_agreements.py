"""Faults that `validate` must find in the tables on agreements, meetings and transfers."""

from __future__ import annotations

from conftest import Fault, Row, holds


def held_summit(row: Row) -> bool:
    return row["format"] == "inter_korean_summit" and row["status"] == "held"


FAULTS: list[Fault] = [
    (
        "agreements",
        holds("agreement_id", "rus-prk-treaty-2024"),
        {"valid_from": "2024-06-18"},
        "valid_from",
        "before it is signed",
    ),
    (
        "agreements",
        holds("agreement_id", "kor-prk-cma-2018"),
        {"valid_to": "", "valid_to_precision": ""},
        "valid_to",
        "no longer holds",
    ),
    (
        "agreements",
        holds("agreement_id", "rus-prk-treaty-2024"),
        {"valid_to": "2025-01-01", "valid_to_precision": "day"},
        "valid_to",
        "no longer holds",
    ),
    (
        "agreements",
        holds("agreement_id", "washington-declaration-2023"),
        {"status": "in_force"},
        "status",
        "day on which it took effect",
    ),
    (
        "agreements",
        holds("agreement_id", "rus-prk-treaty-2024"),
        {"reported_on": "2024-06-18"},
        "reported_on",
        "before it is signed",
    ),
    ("agreements", holds("kind", "armistice"), {"kind": "peace_treaty"}, "kind", "is not one of"),
    (
        "agreement_parties",
        holds("party_id", "armistice-1953-unc"),
        {"actor_id": "KOR"},
        "party_id",
        "made of the agreement",
    ),
    ("agreement_events", holds("stage", "withdrawn"), {"actor": ""}, "actor", "names who took it"),
    (
        "agreement_events",
        holds("stage", "restoration_pledged"),
        {"status": "occurred"},
        "status",
        "announced, not done",
    ),
    (
        "agreement_events",
        holds("stage", "entered_into_force"),
        {"reported_on": "1950-01-02", "reported_on_precision": "day"},
        "reported_on",
        "before it happens",
    ),
    (
        "agreement_events",
        holds("event_id", "kor-prk-cma-2018-on-2024-06-04-suspended"),
        {"reported_on": "2024-06-03"},
        "reported_on",
        "before it happens",
    ),
    ("agreement_events", holds("stage", "suspended"), {"stage": "restored"}, "stage", "is not one of"),
    ("agreement_terms", holds("term", "no_fly_balloon"), {"value": ""}, "value", "has a number"),
    ("agreement_terms", holds("term", "no_fly_balloon"), {"value": "-25"}, "value", "less than"),
    ("agreement_terms", holds("basis", "obligation"), {"status": "occurred"}, "status", "has occurred"),
    ("agreement_terms", holds("basis", "reported"), {"reporter": ""}, "reporter", "names its reporter"),
    (
        "agreement_terms",
        holds("term", "no_fly_balloon"),
        {"valid_to": "", "valid_to_precision": ""},
        "valid_to",
        "has its end",
    ),
    (
        "agreement_terms",
        holds("term", "no_fly_balloon"),
        {"reported_on": "2018-09-18"},
        "reported_on",
        "before the day it is about",
    ),
    ("dprk_meetings", held_summit, {"end_date": "1999-01-02"}, "end_date", "not before the first"),
    ("dprk_meetings", held_summit, {"other_lead": ""}, "status", "both leaders"),
    (
        "dprk_meetings",
        holds("status", "cancelled"),
        {"end_date": "1994-07-27", "end_date_precision": "day"},
        "status",
        "no last day",
    ),
    ("dprk_meetings", held_summit, {"reported_on": "1999-01-02"}, "reported_on", "before it begins"),
    ("arms_transfers", holds("basis", "count"), {"value": "", "low": "", "high": ""}, "value", "has a number"),
    ("arms_transfers", holds("basis", "denied"), {"status": "reported"}, "status", "a denial is denied"),
    ("arms_transfers", holds("measure", "planned"), {"status": "estimated"}, "status", "planned, not supplied"),
    ("arms_transfers", holds("basis", "value"), {"unit": "count"}, "unit", "dollars are money"),
    (
        "arms_transfers",
        holds("measure", "period"),
        {"period_end": "", "period_end_precision": ""},
        "period_end",
        "its start and its end",
    ),
    (
        "arms_transfers",
        holds("transfer_id", "prk-rus-containers-2025-07-13-rok-dia"),
        {"reported_on": "2025-07-12"},
        "reported_on",
        "before the day it is about",
    ),
    ("arms_transfers", holds("basis", "capacity"), {"basis": "delivered"}, "basis", "is not one of"),
]
