"""Faults that the checks of money and industry find; `test_audit` puts them into the real data."""

from __future__ import annotations

from collections.abc import Callable

from audit_faults_every import cells
from conftest import Row

Edit = Callable[[list[Row]], str]


def without(row_id: str, named: str) -> Edit:
    """Leave one row out; the check names another one."""

    def edit(rows: list[Row]) -> str:
        rows[:] = [row for row in rows if next(iter(row.values())) != row_id]
        return named

    return edit


def copied(row_id: str, new_id: str, **values: str) -> Edit:
    """Enter a row again, under another id and with other values."""

    def edit(rows: list[Row]) -> str:
        key = next(iter(rows[0]))
        row = next(row for row in rows if row[key] == row_id)
        rows.append({**row, key: new_id, **values})
        return new_id

    return edit


def changed(row_id: str, named: str, **values: str) -> Edit:
    """Set cells of one row; the check names another one."""

    def edit(rows: list[Row]) -> str:
        cells(row_id, **values)(rows)
        return named

    return edit


def swapped(first: str, second: str, name: str) -> Edit:
    """Swap a cell of two rows; the check names the second one."""

    def edit(rows: list[Row]) -> str:
        one, other = (next(r for r in rows if next(iter(r.values())) == row_id) for row_id in (first, second))
        one[name], other[name] = other[name], one[name]
        return second

    return edit


COST_SHARING: list[tuple[str, str, Edit]] = [
    (
        "dates/cost_sharing_reports",
        "cost_sharing",
        cells("kor-2016-total-krw-agreed", reported_on="2013-01-11"),
    ),
    ("dates/sma_talks", "sma_agreements", cells("sma-07", signed_on="2016-12-22")),
    ("gaps/sma_years", "sma_agreements", cells("sma-01", first_year="1990")),
    ("jumps/sma_totals", "cost_sharing", cells("kor-1996-total-usd-agreed", value="33000000")),
    ("ranges/cost_sharing", "cost_sharing", cells("kor-2013-unspent-cash-krw", value="738000000")),
    ("ranges/tariffs_and_agreements", "tariff_rates", cells("usa-kor-2025-04-03-autos-25", rate_percent="2.5")),
    (
        "reconciliation/cost_parts_and_total",
        "cost_sharing",
        changed("kor-2016-logistics-krw", "kor-2016-construction-krw", value="195100000000"),
    ),
    ("reconciliation/sma_figures_in_term", "cost_sharing", cells("kor-2018-labour-krw", sma_id="sma-10")),
    ("reconciliation/sma_growth_as_stated", "cost_sharing", cells("kor-2014-growth", value="8.5")),
    ("reconciliation/sma_growth_by_rule", "cost_sharing", cells("kor-2017-total-krw-agreed", value="957000000000")),
    (
        "reconciliation/sma_parts_in_two_currencies",
        "cost_sharing",
        cells("kor-2004-won-part", value="66010000000"),
    ),
    ("reconciliation/sma_won_and_dollars", "cost_sharing", cells("kor-2014-total-usd-yonhap", value="1000000000")),
]
BUDGETS: list[tuple[str, str, Edit]] = [
    (
        "dates/budget_calendar",
        "defense_spending",
        cells("kor-2024-defence-budget-proposal", reported_on="2022-08-29"),
    ),
    (
        "gaps/budget_years",
        "defense_spending",
        without("kor-1993-defence-budget-final", "kor-1980-defence-budget-final"),
    ),
    ("jumps/budgets", "defense_spending", cells("jpn-1974-defence-budget-enacted", value="109300000000")),
    ("outliers/budget_stages", "defense_spending", cells("kor-2015-defence-budget-request", value="48369100000000")),
    (
        "outliers/military_expenditure",
        "defense_spending",
        cells("kor-1995-military-expenditure-estimate-cow", value="5232000000"),
    ),
    ("ranges/defense_spending", "defense_spending", cells("prk-2009-defence-budget-settled-kida", value="570000")),
    (
        "reconciliation/budget_growth_as_stated",
        "defense_spending",
        cells("chn-2026-defence-budget-growth-proposal", value="7.2"),
    ),
    (
        "reconciliation/budget_parts",
        "defense_spending",
        changed("kor-2018-troop-operation-enacted", "kor-2018-force-operation-enacted", value="18040900000000"),
    ),
    ("reconciliation/budget_share_of_gdp", "defense_spending", cells("kor-2000-share-of-gdp-enacted", value="2.88")),
    (
        "reconciliation/budget_shares_as_stated",
        "defense_spending",
        cells("kor-2006-force-improvement-share-enacted", value="28.5"),
    ),
    (
        "reconciliation/budget_stages",
        "defense_spending",
        cells("kor-2026-budget-change-enacted", value="-403500000000"),
    ),
    (
        "reconciliation/japan_budget_scopes",
        "defense_spending",
        changed("jpn-2004-share-of-gdp-enacted-including", "jpn-2004-defence-budget-enacted-including", value="0.997"),
    ),
]
IDS: list[tuple[str, str, Edit]] = [
    (
        "dates/years_in_ids",
        "defense_spending",
        cells("rus-2018-defence-budget-settled", period_start="1918-01-01", period_end="1919-01-01"),
    ),
    ("dates/earliest_days", "public_opinion", cells("chey-able-to-develop-2022-12-16-able", field_start="1922-11-28")),
    ("ranges/countries", "cost_sharing", cells("kor-2015-support-krw", payer="PRK")),
]
ECONOMY: list[tuple[str, str, Edit]] = [
    (
        "doubles/same_figure",
        "economic_context",
        copied("usa-1990-gdp-nominal-usd", "zzz-1990-gdp-nominal-usd", value="5963200000000"),
    ),
    (
        "gaps/economic_years",
        "economic_context",
        without("kor-1975-gdp-deflator-inflation", "kor-1961-gdp-deflator-inflation"),
    ),
    (
        "jumps/economic_context",
        "economic_context",
        cells("kor-usa-2026-04-exchange-rate-average", value="1348.7977"),
    ),
    (
        "outliers/economic_reporters",
        "economic_context",
        cells("kor-usa-1998-exchange-rate-average-bok", value="1349.97"),
    ),
    ("ranges/economic_context", "economic_context", cells("usa-2010-gdp-nominal-usd", value="15049")),
    (
        "reconciliation/gdp_won_and_dollars",
        "economic_context",
        changed("kor-1994-gdp-nominal-usd", "kor-1994-gdp-nominal-krw", value="436363636364"),
    ),
    (
        "reconciliation/prices_and_inflation",
        "economic_context",
        cells("usa-1985-consumer-price-index", value="106.7"),
    ),
    ("reconciliation/constant_prices", "economic_context", cells("kor-1996-consumer-price-index-chained", value="45")),
    (
        "reconciliation/wage_gaps",
        "economic_context",
        changed("jpn-2024-wage-annual-regular-worker", "kor-jpn-2024-wage-gap-regular-worker", value="57282"),
    ),
]
PLEDGES: list[tuple[str, str, Edit]] = [
    (
        "dates/pledge_steps",
        "pledge_events",
        changed(
            "kor-usa-350bn-2025-on-2025-11-26-introduced",
            "kor-usa-350bn-2025-on-2026-03-12-legislated",
            date="2026-11-20",
            reported_on="2026-11-20",
        ),
    ),
    ("dates/tariff_successions", "tariff_rates", cells("usa-kor-2025-04-10-all-goods-10", valid_to="2025-07-08")),
    (
        "gaps/pledge_steps",
        "investment_pledges",
        copied(
            "sk-hynix-indiana-2024",
            "zzz-indiana-2024",
            title="SK hynix plant in Indiana: about 3.87 billion dollars",
            sector="mixed",
        ),
    ),
    ("ranges/pledges", "investment_pledges", cells("ls-group-usa-grid-2025", amount="3000000000000")),
    (
        "reconciliation/amounts_in_titles",
        "investment_pledges",
        cells("korea-zinc-tennessee-2025-own-funds", amount="58500000"),
    ),
    (
        "reconciliation/pledge_and_steps",
        "pledge_events",
        cells("sk-group-usa-22bn-2022-on-2022-07-26-announced", amount="29000000000"),
    ),
    (
        "reconciliation/pledge_parts",
        "investment_pledges",
        changed("jpn-usa-36bn-first-projects-2026-texas-oil", "jpn-usa-36bn-first-projects-2026", amount="21000000000"),
    ),
    ("reconciliation/pledge_status", "investment_pledges", cells("hyundai-steel-louisiana-2025", status="disbursed")),
]
ARMS: list[tuple[str, str, Edit]] = [
    (
        "dates/deal_deliveries",
        "arms_export_deals",
        cells("ind-2021-02-k9-delivery", date="2016-02-18"),
    ),
    ("gaps/export_years", "arms_exports", without("exports-contracts-2012", "exports-contracts-2003")),
    ("jumps/arms_exports_sipri", "arms_exports", cells("exports-sipri-share-2018-2022", value="4.2")),
    ("jumps/transfers_so_far", "arms_transfers", cells("prk-rus-shells-2024-10-18-rok-nis", low="800000")),
    ("ranges/arms_exports", "arms_exports", cells("exports-sales-2017", value="1701300000")),
    (
        "ranges/arms_transfers",
        "arms_transfers",
        cells("prk-rus-missiles-2024-ukr-hur", supplier="RUS", recipient="PRK"),
    ),
    ("ranges/deal_unit_prices", "arms_export_deals", cells("mys-2014-corvettes", amount="12000000000")),
    ("ranges/quantities", "arms_export_deals", cells("per-2024-05-20-k808", quantity="3")),
    ("reconciliation/deal_parts", "arms_export_deals", cells("pol-2022-09-16-fa50", amount="3500000000")),
    (
        "reconciliation/deal_totals_so_far",
        "arms_export_deals",
        changed("nor-2017-k9", "nor-2026-02-02-k9-total", quantity="42"),
    ),
    ("reconciliation/exports_and_deals", "arms_exports", cells("exports-contracts-2023", value="7000000000")),
    (
        "reconciliation/transfers_per_container",
        "arms_transfers",
        cells("prk-rus-shells-152mm-capacity-2024-08-27-rok-dia", low="600000"),
    ),
]
OPINION: list[tuple[str, str, Edit]] = [
    (
        "outliers/polls",
        "public_opinion",
        cells("kinu-own-weapons-if-north-keeps-2023-05-10-support", value="40.2"),
    ),
    (
        "outliers/polls",
        "public_opinion",
        swapped(
            "asan-alliance-after-unification-2011-03-11-needed",
            "asan-alliance-after-unification-2011-03-11-not-needed",
            "value",
        ),
    ),
    ("ranges/poll_samples", "public_opinion", cells("chey-need-own-weapons-2022-12-16-needed", sample_size="1043")),
    (
        "reconciliation/poll_answers",
        "public_opinion",
        changed(
            "asan-us-tactical-weapons-2013-02-15-support", "asan-us-tactical-weapons-2013-02-15-oppose", value="76"
        ),
    ),
]
FAULTS = [*COST_SHARING, *BUDGETS, *IDS, *ECONOMY, *PLEDGES, *ARMS, *OPINION]
