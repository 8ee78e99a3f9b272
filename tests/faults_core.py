"""Faults in the four tables of the mission and the reference tables; `test_validate` puts each into the real data."""

from __future__ import annotations

from conftest import Fault, Row, first, has, holds


def target(row: Row) -> bool:
    return bool(row["target_to"])


FAULTS: list[Fault] = [
    # types and constraints of columns
    ("troop_deployments", has("value"), {"value": "28,500"}, "value", "not a whole number"),
    ("troop_deployments", has("value"), {"value": "28500.0"}, "value", "not a whole number"),
    ("troop_deployments", has("value"), {"value": "-5"}, "value", "less than"),
    ("public_opinion", has("value"), {"value": "66.0"}, "value", "not a number in its shortest form"),
    ("public_opinion", has("value"), {"value": "6.6e1"}, "value", "not a number in its shortest form"),
    ("opcon_milestones", first, {"date": "17/04/2012"}, "date", "not a date"),
    ("opcon_milestones", first, {"date": "2012-13-01"}, "date", "not a date"),
    ("opcon_milestones", first, {"date": "2012-02-30"}, "date", "not a date of the calendar"),
    ("sources", first, {"is_mirror": "yes"}, "is_mirror", "not true or false"),
    ("sources", first, {"url": "www.example.org"}, "url", "does not match"),
    ("sources", first, {"language": "eng"}, "language", "does not match"),
    ("sources", first, {"title": ""}, "title", "required"),
    ("opcon_milestones", first, {"kind": "postponed"}, "kind", "is not one of"),
    ("opcon_milestones", first, {"source_id": ""}, "source_id", "required"),
    ("opcon_milestones", first, {"reported_on": ""}, "reported_on", "required"),
    ("actors", holds("actor_id", "KOR"), {"iso3": "KR"}, "iso3", "does not match"),
    ("actors", holds("actor_id", "usfk"), {"name": "US Forces Japan"}, "name", "stands more than once"),
    ("evidence", first, {"role": "supports"}, "role", "is not one of"),
    # rules of every table
    ("opcon_milestones", first, {"title": "Two  spaces"}, "title", "text has no space"),
    ("opcon_milestones", first, {"title": " Leading space"}, "title", "text has no space"),
    ("opcon_milestones", holds("date_precision", "day"), {"date_precision": ""}, "date", "both present"),
    ("missile_range_limits", holds("status", "proposed"), {"valid_to_precision": "day"}, "valid_to_precision", "both"),
    (
        "opcon_milestones",
        lambda r: r["date_precision"] == "day" and not r["date"].endswith("-01"),
        {"date_precision": "month"},
        "date",
        "first day",
    ),
    (
        "opcon_milestones",
        lambda r: r["reported_on_precision"] == "day" and r["reported_on"].endswith("-14"),
        {"reported_on_precision": "month"},
        "reported_on",
        "first day",
    ),
    (
        "missile_range_limits",
        has("valid_from", "valid_to"),
        {"valid_from": "2030-01-02", "valid_from_precision": "day"},
        "valid_to",
        "after the start",
    ),
    ("troop_deployments", has("value"), {"low": "900000000"}, "value", "low <= value"),
    ("troop_deployments", has("value"), {"high": "0"}, "high", "low <= value"),
    (
        "opcon_milestones",
        has("target_from", "target_to"),
        {"target_from": "2099-01-01"},
        "target_to",
        "window ends",
    ),
    (
        "troop_deployments",
        has("period_start", "period_end"),
        {"period_end": "1900-01-02", "period_end_precision": "day"},
        "period_end",
        "after the start",
    ),
    ("missile_range_limits", holds("range_rule", "band"), {"range_km_low": "9999"}, "range_km_high", "low <= value"),
    ("investment_pledges", has("amount"), {"amount_low": "999999999999999"}, "amount", "low <= value"),
    ("investment_pledges", has("amount"), {"amount_high": "1"}, "amount_high", "low <= value"),
    ("opcon_milestones", first, {"title": "Trailing space "}, "title", "text has no space"),
    ("opcon_milestones", first, {"title": "A\ttab"}, "title", "text has no space"),
    ("actors", holds("actor_id", "rok-mnd"), {"name_ko": "\u1100\u116e\u11a8방부"}, "name_ko", "composed"),
    ("actors", holds("actor_id", "rok-mnd"), {"name": "Min\u200bistry"}, "name", "invisible"),
    *(
        (
            "opcon_milestones",
            lambda r: r["date_precision"] == "day" and r["date"][5:] not in ("01-01", "07-01"),
            {"date": date, "date_precision": precision},
            "date",
            "first day",
        )
        for precision, date in (("quarter", "1995-02-01"), ("half", "1995-04-01"), ("year", "1995-07-01"))
    ),
    *(
        (
            "opcon_milestones",
            first,
            {"reported_on": day, "reported_on_precision": precision},
            "reported_on",
            "as the last",
        )
        for precision, day in (("quarter", "1995-05-31"), ("half", "1995-09-30"), ("year", "1995-06-30"))
    ),
    ("opcon_milestones", first, {"date": "1500-01-01"}, "date", "from 1800 to 2199"),
    ("troop_deployments", has("value"), {"value": "12345678901234567890"}, "value", "not a whole number"),
    # rules of one table
    ("missile_range_limits", holds("range_rule", "max"), {"range_km": ""}, "range_km", "needs a number"),
    ("missile_range_limits", holds("range_rule", "unlimited"), {"range_km": "800"}, "range_km", "has none"),
    ("missile_range_limits", holds("range_rule", "band"), {"range_km_low": ""}, "range_km_low", "needs both ends"),
    ("missile_range_limits", holds("payload_rule", "max"), {"payload_kg": ""}, "payload_kg", "needs a number"),
    (
        "missile_range_limits",
        holds("status", "superseded"),
        {"valid_to": "", "valid_to_precision": ""},
        "valid_to",
        "has an end",
    ),
    ("missile_range_limits", holds("status", "superseded"), {"status": "in_force"}, "valid_to", "has none"),
    (
        "missile_range_limits",
        holds("status", "in_force"),
        {"valid_from": "", "valid_from_precision": ""},
        "valid_from",
        "has a start",
    ),
    ("missile_range_limits", holds("status", "superseded"), {"status": "refused"}, "valid_from", "has none"),
    ("investment_pledges", has("amount"), {"currency": ""}, "currency", "needs a currency"),
    ("investment_pledges", has("amount_low"), {"amount_low": ""}, "currency", "need an amount"),
    ("investment_pledges", has("amount"), {"qualifier": ""}, "qualifier", "says which it is"),
    (
        "investment_pledges",
        holds("pledge_id", "kor-usa-200bn-cash-2025"),
        {"amount": "351000000000"},
        "parent_pledge_id",
        "not more than its whole",
    ),
    (
        "investment_pledges",
        lambda r: not r["quantity"],
        {"quantity_unit": "shells"},
        "quantity_unit",
        "a unit a quantity",
    ),
    ("investment_pledges", has("quantity"), {"quantity_unit": ""}, "quantity_unit", "needs a unit"),
    (
        "investment_pledges",
        holds("pledge_id", "kor-usa-350bn-2025"),
        {"parent_pledge_id": "kor-usa-350bn-2025"},
        "parent_pledge_id",
        "part of itself",
    ),
    ("pledge_events", has("amount"), {"amount_basis": ""}, "currency", "needs a currency"),
    ("pledge_events", holds("status", "occurred"), {"reported_on": "1999-01-01"}, "reported_on", "not reported before"),
    ("opcon_milestones", target, {"target_precision": ""}, "target_precision", "needs a precision"),
    (
        "opcon_milestones",
        lambda r: bool(r["supersedes"]),
        {"kind": "report", "status": "reported"},
        "supersedes",
        "replaces no official target",
    ),
    (
        "opcon_milestones",
        lambda r: bool(r["supersedes"]),
        {"date": "1900-01-02", "date_precision": "day"},
        "supersedes",
        "replaces an earlier one",
    ),
    ("opcon_milestones", target, {"date": "2098-01-02", "date_precision": "day"}, "target_to", "does not lie before"),
    (
        "opcon_milestones",
        holds("status", "occurred"),
        {"reported_on": "1901-01-01", "reported_on_precision": "day"},
        "reported_on",
        "not reported before",
    ),
    ("evidence", holds("role", "disputes"), {"stated_value": ""}, "stated_value", "must say"),
    (
        "troop_deployments",
        lambda r: bool(r["value"]) and not (r["low"] or r["high"] or r["note"]),
        {"value": ""},
        "value",
        "has a number",
    ),
    ("troop_deployments", holds("measure", "present"), {"status": "in_force"}, "status", "somebody present"),
    (
        "troop_deployments",
        holds("measure", "present"),
        {"reported_on": "1901-01-01", "reported_on_precision": "day"},
        "reported_on",
        "not reported before",
    ),
    *(
        (
            "troop_deployments",
            holds("measure", measure),
            {"reported_on": "1901-01-01", "reported_on_precision": "day"},
            "reported_on",
            "not reported before",
        )
        for measure in ("arrived", "peak", "cumulative", "returned", "initial")
    ),
    (
        "sources",
        has("accessed_on"),
        {"published_on": "2199-01-01", "published_on_precision": "day"},
        "accessed_on",
        "opened",
    ),
]
