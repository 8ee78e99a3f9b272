"""Seeded faults for the rules of the tables of missiles."""

from __future__ import annotations

from collections.abc import Callable

from conftest import Row, first, has, holds

FAULTS: list[tuple[str, Callable[[Row], bool], dict[str, str], str, str]] = [
    (
        "missile_systems",
        has("first_test", "first_success"),
        {"first_success": "1901-01-02", "first_success_precision": "day"},
        "first_success",
        "not before the first flight",
    ),
    (
        "missile_systems",
        holds("status", "shown"),
        {"first_test": "2020-02-03", "first_test_precision": "day"},
        "status",
        "has not flown",
    ),
    (
        "missile_systems",
        holds("status", "in_service"),
        {"retired_on": "2024-05-06", "retired_on_precision": "day"},
        "retired_on",
        "is retired",
    ),
    (
        "missile_systems",
        holds("system_id", "hwasong-11a-rail"),
        {"variant_of": "hwasong-11a-rail"},
        "variant_of",
        "no variant of itself",
    ),
    ("missile_systems", first, {"missile_class": "rocket"}, "missile_class", "is not one of"),
    ("missile_estimates", has("value"), {"value": "", "low": "", "high": ""}, "value", "has a number"),
    ("missile_estimates", holds("measure", "range_km"), {"unit": "kg"}, "unit", "that of the measure"),
    ("missile_estimates", holds("measure", "payload_kg"), {"joint_payload_kg": "500"}, "joint_payload_kg", "only a"),
    ("missile_estimates", holds("status", "claimed"), {"basis": "press"}, "basis", "is a claim"),
    (
        "missile_estimates",
        holds("measure", "flight_distance_km"),
        {"reported_on": "1901-01-02", "reported_on_precision": "day"},
        "reported_on",
        "not reported before its day",
    ),
    ("missile_estimates", has("value"), {"value": "-5"}, "value", "less than"),
    (
        "aliases",
        holds("alias_id", "hwasong-10-ko-1"),
        {"alias": "KN-07"},
        "alias",
        "stands once",
    ),
    ("aliases", first, {"table_name": "missiles"}, "table_name", "is not one of"),
]
