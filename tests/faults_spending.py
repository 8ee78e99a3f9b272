"""Faults that the tables on defence spending and the economy must show."""

from __future__ import annotations

from collections.abc import Callable

from conftest import Row

SPENDING, ECONOMY = "defense_spending", "economic_context"


def where(**cells: str) -> Callable[[Row], bool]:
    """Choose the first row that has all of these values."""
    return lambda row: all(row[c] == v for c, v in cells.items())


BUDGET = where(country="KOR", measure="defense_budget", stage="enacted")
FAULTS: list[tuple[str, Callable[[Row], bool], dict[str, str], str, str]] = [
    (SPENDING, BUDGET, {"value": ""}, "value", "a row has a number"),
    (SPENDING, BUDGET, {"value": "-458800000000"}, "value", "only growth and changes"),
    (SPENDING, BUDGET, {"value": "458800000000.5"}, "value", "money is in whole units"),
    (SPENDING, BUDGET, {"unit": "percent"}, "unit", "growth is in percent"),
    (SPENDING, where(measure="share_of_gdp"), {"unit": "percent"}, "unit", "growth is in percent"),
    (SPENDING, where(measure="defense_budget_growth"), {"unit": "KRW"}, "unit", "growth is in percent"),
    (SPENDING, BUDGET, {"fiscal_year": "2031"}, "period_start", "a fiscal year begins and ends"),
    (
        SPENDING,
        where(country="JPN", measure="defense_budget", fiscal_year="1990"),
        {"period_start": "1990-01-01", "period_end": "1991-01-01"},
        "period_start",
        "a fiscal year begins and ends",
    ),
    (SPENDING, where(measure="midterm_plan_total"), {"fiscal_year": "2020"}, "fiscal_year", "not about one year"),
    (SPENDING, where(stage="proposal"), {"status": "in_force"}, "status", "not shown as voted"),
    (SPENDING, where(stage="plan"), {"status": "in_force"}, "status", "not shown as voted"),
    (SPENDING, where(stage="estimate"), {"status": "reported"}, "status", "not shown as voted"),
    (
        SPENDING,
        where(stage="final", fiscal_year="2020", measure="defense_budget"),
        {"reported_on": "2019-12-31", "reported_on_precision": "day"},
        "reported_on",
        "what was spent is not reported",
    ),
    (
        SPENDING,
        where(stage="enacted", fiscal_year="2024", measure="share_of_government_budget"),
        {"reported_on": "2015-01-06", "reported_on_precision": "day", "reported_on_basis": "source"},
        "reported_on",
        "more than a year before",
    ),
    (SPENDING, BUDGET, {"stage": "enacted_original"}, "stage", "is not one of"),
    (SPENDING, BUDGET, {"fiscal_year": "75"}, "fiscal_year", "less than"),
    (ECONOMY, where(measure="gdp_nominal"), {"value": ""}, "value", "a row has a number"),
    (ECONOMY, where(measure="gdp_nominal"), {"value": "0"}, "value", "levels are above zero"),
    (ECONOMY, where(measure="consumer_price_index"), {"unit": "percent"}, "unit", "one that the measure can have"),
    (ECONOMY, where(measure="consumer_price_index"), {"base_year": ""}, "base_year", "an index has a base year"),
    (ECONOMY, where(measure="gdp_nominal"), {"base_year": "2015"}, "base_year", "an index has a base year"),
    (ECONOMY, where(measure="exchange_rate_average"), {"counterpart": ""}, "counterpart", "name the other country"),
    (
        ECONOMY,
        where(measure="exchange_rate_average"),
        {"reported_on": "1950-01-01", "reported_on_precision": "day"},
        "reported_on",
        "not reported before its period",
    ),
]
