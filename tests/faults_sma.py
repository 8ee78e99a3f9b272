"""Faults in the tables on cost sharing and tariffs; `test_validate` puts each into the real data."""

from __future__ import annotations

from conftest import Fault, first, has, holds

FAULTS: list[Fault] = [
    # sma_agreements
    ("sma_agreements", holds("sma_id", "sma-05"), {"last_year": "2001"}, "last_year", "does not end before"),
    ("sma_agreements", holds("sma_id", "sma-12"), {"valid_to": "2030-01-01"}, "valid_to", "ends with the last year"),
    ("sma_agreements", holds("sma_id", "sma-12"), {"first_year": "2027"}, "first_year", "begins with the year after"),
    ("sma_agreements", holds("sma_id", "sma-10"), {"signed_on": "2019-02-01"}, "signed_on", "in this order"),
    ("sma_agreements", holds("sma_id", "sma-11"), {"valid_from": "2021-08-01"}, "signed_on", "in this order"),
    (
        "sma_agreements",
        holds("status", "in_force"),
        {"valid_from": "", "valid_from_precision": ""},
        "valid_from",
        "has the day",
    ),
    ("sma_agreements", first, {"status": "signed"}, "status", "is not one of"),
    ("sma_agreements", holds("sma_id", "sma-08"), {"growth_cap_percent": "-4"}, "growth_cap_percent", "less than"),
    ("sma_agreements", holds("sma_id", "sma-02"), {"number": "0"}, "number", "less than"),
    # cost_sharing
    (
        "cost_sharing",
        lambda r: bool(r["value"]) and not (r["low"] or r["high"] or r["note"]),
        {"value": ""},
        "value",
        "has a number",
    ),
    (
        "cost_sharing",
        lambda r: r["measure"] == "contribution" and bool(r["value"]) and not (r["low"] or r["high"]),
        {"value": "-1"},
        "value",
        "only a change can be negative",
    ),
    ("cost_sharing", holds("measure", "growth"), {"unit": "KRW"}, "unit", "shares and changes"),
    ("cost_sharing", holds("measure", "furlough"), {"unit": "USD"}, "unit", "shares and changes"),
    ("cost_sharing", holds("figure_id", "kor-1989-total-usd-mnd"), {"unit": "percent"}, "unit", "shares and changes"),
    ("cost_sharing", holds("measure", "demand"), {"sma_id": "sma-11"}, "sma_id", "falls under no agreement"),
    ("cost_sharing", holds("measure", "demand"), {"basis": "agreed"}, "basis", "a demand was demanded"),
    ("cost_sharing", holds("measure", "offer"), {"basis": "agreed"}, "basis", "an offer offered"),
    (
        "cost_sharing",
        holds("measure", "projected_contribution"),
        {"basis": "agreed", "status": "agreed"},
        "basis",
        "an outlook estimated",
    ),
    ("cost_sharing", holds("series", "agreed-totals"), {"component": "labour"}, "series", "nothing but agreed totals"),
    ("cost_sharing", holds("measure", "demand"), {"series": "agreed-totals"}, "series", "nothing but agreed totals"),
    ("cost_sharing", holds("figure_id", "usa-2019-demand-1bn"), {"low": "-1"}, "low", "less than"),
    ("cost_sharing", has("low", "high"), {"low": "99999999999999"}, "high", "low <= value"),
    ("cost_sharing", first, {"unit": "EUR"}, "unit", "is not one of"),
    # tariff_rates
    ("tariff_rates", holds("rate_rule", "cap"), {"rate_percent": ""}, "rate_percent", "has a number"),
    ("tariff_rates", holds("rate_rule", "most_favoured"), {"rate_percent": "15"}, "rate_percent", "have none"),
    (
        "tariff_rates",
        holds("rate_id", "usa-kor-2025-11-01-autos-15"),
        {"valid_from": "", "valid_from_precision": ""},
        "valid_from",
        "what was applied has a start",
    ),
    (
        "tariff_rates",
        holds("rate_id", "usa-kor-2026-01-26-autos-25"),
        {"status": "in_force"},
        "valid_from",
        "what was applied has a start",
    ),
    (
        "tariff_rates",
        holds("rate_id", "usa-kor-2025-11-01-autos-15"),
        {"status": "expired"},
        "valid_to",
        "what is over has an end",
    ),
    ("tariff_rates", holds("status", "struck_down"), {"status": "in_force"}, "valid_to", "never was has none"),
    (
        "tariff_rates",
        holds("rate_id", "usa-kor-2025-11-01-autos-15"),
        {"valid_from": "2025-10-31"},
        "valid_from",
        "do not apply on the same day",
    ),
    ("tariff_rates", has("rate_percent"), {"rate_percent": "-15"}, "rate_percent", "less than"),
    ("tariff_rates", first, {"legal_basis": "section_301"}, "legal_basis", "is not one of"),
]
