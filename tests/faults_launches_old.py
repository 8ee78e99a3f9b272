"""A seeded fault for each rule of the tables of launches."""

from __future__ import annotations

from collections.abc import Callable

from conftest import Row

FAULTS: list[tuple[str, Callable[[Row], bool], dict[str, str], str, str]] = [
    (
        "missile_launches",
        lambda r: bool(r["count"]) and r["note"] == "",
        {"count": "", "count_low": "", "count_high": ""},
        "count",
        "has a number of missiles",
    ),
    ("missile_launches", lambda r: bool(r["count"]), {"count": "0"}, "count", "less than"),
    ("missile_launches", lambda r: bool(r["time_utc"]), {"date_utc": ""}, "time_utc", "both present or both missing"),
    ("missile_launches", lambda r: bool(r["time_utc"]), {"time_utc": "9:06"}, "time_utc", "does not match"),
    (
        "missile_launches",
        lambda r: r["launch_id"] == "prk-2017-11-29-hwasong-15",
        {"date_utc": "2017-11-29"},
        "date_utc",
        "fits the local date",
    ),
    (
        "missile_launches",
        lambda r: r["launch_id"] == "prk-2016-02-07-unha-3",
        {"date_utc": "2016-02-06"},
        "date_utc",
        "fits the local date",
    ),
    (
        "missile_launches",
        lambda r: r["latitude"] == "40.849997",
        {"latitude": "129.666664", "longitude": "40.849997"},
        "longitude",
        "lie in or near Korea",
    ),
    ("missile_launches", lambda r: r["count"] == "1", {"outcome": "mixed"}, "outcome", "several missiles"),
    (
        "missile_launches",
        lambda r: r["missile_class"] == "icbm" and bool(r["landing"]),
        {"landing": "orbit"},
        "landing",
        "only a space launch reaches orbit",
    ),
    (
        "missile_launches",
        lambda r: r["landing"] == "on_pad",
        {"outcome": "success"},
        "landing",
        "what stays on the pad is no success",
    ),
    (
        "missile_launches",
        lambda r: r["reported_on_precision"] == "day" and r["date_precision"] == "day",
        {"reported_on": "1983-01-01"},
        "reported_on",
        "not reported before its day",
    ),
    (
        "missile_launches",
        lambda r: r["missile_class"] == "mlrs",
        {"missile_class": "rocket"},
        "missile_class",
        "not one",
    ),
    (
        "launch_reports",
        lambda r: r["note"] == "" and bool(r["value"]),
        {"value": "", "low": "", "high": ""},
        "value",
        "a figure has a number",
    ),
    ("launch_reports", lambda r: r["measure"] == "range_km", {"unit": "s"}, "unit", "the one of the measure"),
    ("launch_reports", lambda r: r["measure"] == "count", {"missile": "1"}, "missile", "not about one missile"),
    (
        "launch_totals",
        lambda r: r["note"] == "" and bool(r["value"]),
        {"value": "", "low": "", "high": ""},
        "value",
        "a total has a number",
    ),
    ("launch_totals", lambda r: bool(r["period_end"]), {"period_end": ""}, "period_end", "required"),
    (
        "launch_totals",
        lambda r: r["status"] == "derived",
        {"reported_on": "1984-06-01"},
        "reported_on",
        "before the last day of its period",
    ),
]
