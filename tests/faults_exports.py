"""Faults that `validate` must find in the tables on arms exports and submarines."""

from __future__ import annotations

from collections.abc import Callable

from conftest import Row


def one(key: str, value: str) -> Callable[[Row], bool]:
    return lambda row: row[key] == value


DEALS = "arms_export_deals"
PROGRAM = "submarine_program"

FAULTS: list[tuple[str, Callable[[Row], bool], dict[str, str], str, str]] = [
    ("arms_exports", one("figure_id", "exports-contracts-2010"), {"value": ""}, "measure", "a floor or a cap"),
    ("arms_exports", one("figure_id", "exports-contracts-2010"), {"unit": "percent"}, "unit", "fits the measure"),
    ("arms_exports", one("status", "target"), {"status": "reported"}, "status", "a goal is a target"),
    ("arms_exports", one("measure", "customer_share"), {"customer": ""}, "customer", "names it"),
    (
        "arms_exports",
        one("figure_id", "exports-contracts-2010"),
        {"reported_on": "2009-01-04"},
        "reported_on",
        "before its period begins",
    ),
    ("arms_exports", one("figure_id", "exports-target-2022"), {"reported_on": "2023-02-07"}, "reported_on", "goal set"),
    ("arms_exports", one("figure_id", "exports-contracts-2010"), {"value": "-1"}, "value", "less than"),
    ("arms_exports", one("figure_id", "exports-contracts-2010"), {"measure": "forecast"}, "measure", "is not one of"),
    (DEALS, one("deal_id", "phl-2014-03-28-fa50"), {"currency": ""}, "currency", "needs a currency"),
    (DEALS, one("deal_id", "phl-2014-03-28-fa50"), {"qualifier": ""}, "qualifier", "says which it is"),
    (DEALS, one("deal_id", "phl-2014-03-28-fa50"), {"quantity_unit": ""}, "quantity_unit", "needs a unit"),
    (DEALS, one("deal_id", "phl-2014-03-28-fa50"), {"status": "delivered"}, "status", "only a delivery is delivered"),
    (DEALS, one("stage", "delivery"), {"status": "signed"}, "status", "only a delivery is delivered"),
    (DEALS, one("stage", "plan"), {"status": "signed"}, "status", "a plan is planned"),
    (DEALS, one("stage", "bid"), {"status": "signed"}, "status", "a bid is not signed"),
    (DEALS, one("stage", "option"), {"parent_deal_id": ""}, "parent_deal_id", "belong to a deal"),
    (DEALS, one("deal_id", "phl-2014-03-28-fa50"), {"counting": "lot"}, "counting", "only a delivery is a lot"),
    (DEALS, one("deal_id", "pol-2022-08-26-k2"), {"quantity": "981"}, "parent_deal_id", "not more than its whole"),
    (DEALS, one("deal_id", "pol-2022-11-04-chunmoo"), {"amount": "6000000001"}, "parent_deal_id", "not more than"),
    (DEALS, one("deal_id", "pol-2022-08-26-k2"), {"date": "2022-07-26"}, "date", "not older than its whole"),
    (
        DEALS,
        one("deal_id", "pol-2022-08-26-k2"),
        {"parent_deal_id": "pol-2022-08-26-k2"},
        "parent_deal_id",
        "not part of itself",
    ),
    (DEALS, one("deal_id", "pol-2022-08-26-k2"), {"delivery_to": "2022-01-01"}, "delivery_to", "ends after it begins"),
    (DEALS, one("deal_id", "phl-2014-03-28-fa50"), {"reported_on": "2014-03-27"}, "reported_on", "not reported before"),
    (DEALS, one("deal_id", "phl-2014-03-28-fa50"), {"currency": "PHP"}, "currency", "is not one of"),
    (
        PROGRAM,
        one("event_id", "ssn-2026-05-26-launch-plan"),
        {"target_text": ""},
        "target_text",
        "in words and in dates",
    ),
    (
        PROGRAM,
        one("event_id", "ssn-2026-05-26-launch-plan"),
        {"target_to": "2034-01-01"},
        "target_to",
        "ends after it begins",
    ),
    (
        PROGRAM,
        one("event_id", "kss-3-ahn-moo-launched"),
        {"target_from": "2021-01-01", "target_text": "in 2021"},
        "kind",
        "only a plan",
    ),
    (PROGRAM, one("event_id", "ssn-2026-05-26-launch-plan"), {"status": "occurred"}, "status", "has not occurred"),
    (PROGRAM, one("event_id", "kss-3-ahn-moo-launched"), {"reported_on": "2020-11-09"}, "reported_on", "not reported"),
    (PROGRAM, one("event_id", "kss-3-ahn-moo-launched"), {"boat": ""}, "boat", "names it"),
    (PROGRAM, one("event_id", "kss-3-ahn-moo-launched"), {"boat": "Shin Chae-ho"}, "boat", "once"),
    (PROGRAM, one("event_id", "kss-3-ahn-moo-commissioned"), {"date": "2020-04-20"}, "date", "in that order"),
    (PROGRAM, one("event_id", "kss-3-ahn-moo-launched"), {"kind": "sunk"}, "kind", "is not one of"),
    ("submarine_figures", one("figure_id", "kss-2-length"), {"value": ""}, "measure", "a floor or a cap"),
    ("submarine_figures", one("figure_id", "kss-2-length"), {"unit": "tonnes"}, "unit", "fits the measure"),
    ("submarine_figures", one("figure_id", "ssn-362-boats"), {"status": "planned"}, "status", "dropped project"),
    (
        "submarine_figures",
        one("figure_id", "kss-2-length"),
        {"reported_on": "2016-04-05"},
        "reported_on",
        "not reported before",
    ),
    ("submarine_figures", one("figure_id", "kss-2-length"), {"value": "-65"}, "value", "less than"),
]
