"""Indicators of cost sharing, budgets, arms exports and tariffs, checked against rows of the tables by hand."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

import kindicators as ki

SINGLE: list[tuple[Any, str | None, str, float]] = [
    # cost_sharing: kor-2005-total-krw-agreed, kor-2026-total-krw-agreed
    ("sma_contribution_krw", None, "2005-01-01", 680.4e9),
    ("sma_contribution_krw", None, "2026-12-31", 1519.2e9),
    # kor-1991-total-usd-agreed, kor-2004-total-usd-agreed
    ("sma_contribution_usd_agreed", None, "1991-06-01", 150e6),
    ("sma_contribution_usd_agreed", None, "2004-06-01", 620e6),
    # kor-2004-total-usd-agreed; kor-2005-total-krw-agreed over kor-usa-2005-exchange-rate-average 1023.7492
    ("sma_contribution_usd", "set_in_dollars", "2004-06-01", 620e6),
    ("sma_contribution_usd", "set_in_won", "2005-06-01", 664_615_904),
    # kor-1998-dollar-part, kor-2004-dollar-part; kor-1999-won-part, kor-2002-won-part
    ("sma_contribution_usd_part", None, "1998-06-01", 175e6),
    ("sma_contribution_usd_part", None, "2004-06-01", 72.3e6),
    ("sma_contribution_krw_part", None, "1999-06-01", 257.5e9),
    ("sma_contribution_krw_part", None, "2002-06-01", 536.8e9),
    # kor-2015-construction-krw, kor-2021-labour-krw
    ("sma_contribution_by_component_krw", "construction", "2015-06-01", 414.8e9),
    ("sma_contribution_by_component_krw", "labour", "2021-06-01", 559.8e9),
    # 680.4e9 over kor-2005-consumer-price-index-chained 74.4126; kor-2025-total 1402.8e9 over the index 116.61
    ("sma_contribution_constant_krw", None, "2005-06-01", 914_361_277_526),
    ("sma_contribution_constant_krw", None, "2025-06-01", 1_202_984_306_663),
    # troop_deployments: 30,983 on 30 September 2005; 23,642 on 30 September 2025
    ("sma_contribution_per_soldier_krw", None, "2005-06-01", 21_960_430),
    ("sma_contribution_per_soldier_krw", None, "2025-06-01", 59_335_082),
    ("sma_contribution_per_soldier_constant_krw", None, "2005-06-01", 29_511_709),
    ("sma_contribution_per_soldier_constant_krw", None, "2025-06-01", 50_883_356),
    # 150e6 over 40,062; 1402.8e9 over 1421.3963 won over 23,642
    ("sma_contribution_per_soldier_usd", "set_in_dollars", "1991-06-01", 3744),
    ("sma_contribution_per_soldier_usd", "set_in_won", "2025-06-01", 41_744.2),
    # 760.0e9 of 28,532.6e9 (original, not the final 28,980.3e9); 1402.8e9 of 61,246.9e9
    ("sma_share_of_defense_budget", None, "2009-06-01", 2.66),
    ("sma_share_of_defense_budget", None, "2025-06-01", 2.29),
    # kor-2018 960.2e9 and kor-2019 1038.9e9; 330e6 in 1999 and 390e6 in 2000; kor-2000-growth, kor-2005-growth
    ("sma_contribution_growth", "in_won", "2019-06-01", 8.2),
    ("sma_contribution_growth", "in_dollars", "2000-06-01", 18.2),
    ("sma_contribution_growth", "as_stated", "2000-06-01", 9.78),
    ("sma_contribution_growth", "as_stated", "2005-06-01", -8.9),
    # defense_spending: kor-2020-defence-budget-enacted, -final; kor-1975 and kor-2023-defence-budget-enacted
    ("rok_defense_budget_original_krw", None, "2020-06-01", 50_152.7e9),
    ("rok_defense_budget_original_krw", None, "1998-06-01", 14_627.5e9),
    ("rok_defense_budget_krw", None, "2020-06-01", 48_378.2e9),
    ("rok_defense_budget_krw", None, "1998-06-01", 13_800.0e9),
    ("rok_defense_budget_krw", None, "1975-06-01", 458.8e9),
    ("rok_defense_budget_krw", None, "2023-06-01", 57_014.3e9),
    # 2697.9e9 over kor-1981-consumer-price-index-chained 25.4419; 53104.3e9 over 107.71
    ("rok_defense_budget_constant_krw", None, "1981-06-01", 10_604_160_852_766),
    ("rok_defense_budget_constant_krw", None, "2022-06-01", 49_303_035_929_812),
    # 13800.0e9 over 1400.4036; 48378.2e9 over 1180.5554
    ("rok_defense_budget_usd", None, "1998-06-01", 9_854_302_003),
    ("rok_defense_budget_usd", None, "2020-06-01", 40_979_186_576),
    # 458.8e9 and 732.7e9; 61246.9e9 and 65864.2e9
    ("rok_defense_budget_growth", None, "1976-06-01", 59.70),
    ("rok_defense_budget_growth", None, "2026-06-01", 7.54),
    # kor-1976-, kor-2024-share-of-gdp-enacted, kor-2025-share-of-gdp-enacted-base-2020
    ("rok_defense_budget_share_of_gdp", "gdp_before_1983", "1976-06-01", 4.83),
    ("rok_defense_budget_share_of_gdp", "gdp_base_2015", "2024-06-01", 2.54),
    ("rok_defense_budget_share_of_gdp", "gdp_base_2020", "2025-06-01", 2.32),
    # kor-2020-share-of-government-budget-enacted, -final
    ("rok_defense_budget_share_of_government_budget", "original", "2020-06-01", 14.1),
    ("rok_defense_budget_share_of_government_budget", "final", "2020-06-01", 12.4),
    # kor-2005-force-improvement-final 7298.7e9 of 21102.6e9; -2006- 5807.7e9 of 22512.9e9; -2024-enacted 17653.2e9
    ("rok_force_improvement_share", "before_2006", "2005-06-01", 34.59),
    ("rok_force_improvement_share", "since_2006", "2006-06-01", 25.80),
    ("rok_force_improvement_share", "since_2006", "2024-06-01", 29.71),
    # prk-1967-share-of-government-budget-settled, prk-2025-share-of-government-budget-enacted
    ("dprk_defense_budget_share", "settled", "1967-06-01", 30.4),
    ("dprk_defense_budget_share", "planned", "2025-06-01", 15.7),
    # jpn-1955-defence-budget-enacted, jpn-2024-…-excluding, jpn-2025-…-including; fiscal years begin in April
    ("jpn_defense_budget_jpy", "without_saco", "1956-03-31", 134.9e9),
    ("jpn_defense_budget_jpy", "without_saco", "2024-04-01", 7724.9e9),
    ("jpn_defense_budget_jpy", "with_saco", "2026-03-31", 8700.5e9),
    # jpn-1976-share-of-gdp-enacted, jpn-2010-share-of-gdp-enacted-including
    ("jpn_defense_budget_share_of_gdp", "without_saco", "1976-06-01", 0.90),
    ("jpn_defense_budget_share_of_gdp", "with_saco", "2010-06-01", 1.008),
    # economic_context: kor-2023-gdp-nominal-krw, kor-2023-gdp-nominal-krw-bok, kor-2024-gdp-nominal-krw-bok-2026
    ("rok_gdp_krw", "gdp_base_2015", "2023-06-01", 2_236_329.4e9),
    ("rok_gdp_krw", "gdp_base_2020", "2023-06-01", 2_401_000e9),
    ("rok_gdp_krw", "gdp_base_2020", "2024-06-01", 2_556_900e9),
    # exports-contracts-2017, -2022, -2025
    ("arms_exports_contracts_usd", None, "2017-06-01", 3.122e9),
    ("arms_exports_contracts_usd", None, "2022-06-01", 17.3e9),
    ("arms_exports_contracts_usd", None, "2025-06-01", 15.2e9),
    # exports-sales-2010, -2017
    ("arms_exports_sales_krw", None, "2010-06-01", 746.9e9),
    ("arms_exports_sales_krw", None, "2017-06-01", 1701.3e9),
    # tariff_rates: usa-kor-2025-04-02-all-goods-25 held one day; usa-kor-2025-11-01-autos-15 was backdated
    ("us_tariff_rate_on_korea", "all_goods", "2025-04-08", 10),
    ("us_tariff_rate_on_korea", "all_goods", "2025-04-09", 25),
    ("us_tariff_rate_on_korea", "all_goods", "2025-04-10", 10),
    ("us_tariff_rate_on_korea", "all_goods", "2025-08-07", 15),
    ("us_tariff_rate_on_korea", "all_goods", "2026-07-23", 10),
    ("us_tariff_rate_on_korea", "autos", "2025-10-31", 25),
    ("us_tariff_rate_on_korea", "autos", "2025-11-01", 15),
    ("us_tariff_rate_on_korea", "steel", "2026-01-01", 50),
]


def values(id: Any, day: str, subject: str | None = None, **clock: Any) -> list[float]:
    """Return the values that an indicator has on a day."""
    return list(ki.indicator(id, subject=subject, as_of=day, **clock)["value"])


@pytest.mark.parametrize(("id", "subject", "day", "expected"), SINGLE)
def test_values_are_those_worked_out_by_hand(id: Any, subject: str | None, day: str, expected: float) -> None:
    assert values(id, day, subject) == pytest.approx([expected], rel=1e-5)


COVERED: list[tuple[Any, str | None, set[int]]] = [
    ("sma_contribution_krw", None, {*range(2005, 2023), 2025, 2026}),
    ("sma_contribution_usd_agreed", None, {*range(1991, 2005)}),
    ("sma_contribution_usd", None, {*range(1991, 2023), 2025}),
    ("sma_contribution_usd_part", None, {1998, 1999, 2002, 2004}),
    ("sma_contribution_krw_part", None, {1998, 1999, 2002, 2004}),
    ("sma_contribution_by_component_krw", "labour", {2015, 2016, 2018, 2019, 2021}),
    ("sma_contribution_constant_krw", None, {*range(2005, 2023), 2025}),
    ("sma_contribution_per_soldier_krw", None, {*range(2005, 2023), 2025}),
    ("sma_contribution_per_soldier_constant_krw", None, {*range(2005, 2023), 2025}),
    (
        "sma_contribution_per_soldier_usd",
        None,
        {*range(1991, 2003), *range(2005, 2023), 2025},
    ),  # no count in 2003, 2004
    ("sma_share_of_defense_budget", None, {*range(2005, 2023), 2025, 2026}),
    ("sma_contribution_growth", "in_won", {*range(2006, 2023), 2026}),
    ("sma_contribution_growth", "in_dollars", {*range(1992, 2005)}),
    ("sma_contribution_growth", "as_stated", {2000, 2002, 2005, 2007, 2009, 2014, 2019, 2021, 2022, 2026}),
    ("rok_defense_budget_original_krw", None, {*range(1975, 2027)}),
    ("rok_defense_budget_krw", None, {*range(1975, 2027)}),
    ("rok_defense_budget_constant_krw", None, {*range(1975, 2026)}),
    ("rok_defense_budget_usd", None, {*range(1981, 2026)}),
    ("rok_defense_budget_growth", None, {*range(1976, 2027)}),
    ("rok_defense_budget_share_of_gdp", None, {*range(1975, 2026)}),
    ("rok_defense_budget_share_of_government_budget", "original", {*range(1991, 2025)}),
    ("rok_defense_budget_share_of_government_budget", "final", {*range(1980, 2023)}),
    ("rok_force_improvement_share", "before_2006", {*range(1980, 2006)}),
    ("rok_force_improvement_share", "since_2006", {*range(2006, 2025), 2026}),
    (
        "dprk_defense_budget_share",
        "settled",
        {1959, 1960, 1967, 1972, *range(1989, 1992), 2005, 2007, *range(2015, 2018), 2020, 2022},
    ),
    (
        "dprk_defense_budget_share",
        "planned",
        {1992, *range(2000, 2014), *range(2015, 2019), 2020, 2021, *range(2023, 2026)},
    ),
    ("jpn_defense_budget_jpy", "with_saco", {*range(1997, 2026)}),
    ("jpn_defense_budget_jpy", "without_saco", {1955, 1960, 1965, *range(1970, 1978), *range(1980, 2025)}),
    ("jpn_defense_budget_share_of_gdp", "with_saco", {*range(1997, 2021)}),
    ("jpn_defense_budget_share_of_gdp", "without_saco", {1955, 1960, 1965, *range(1970, 1978), *range(1980, 2021)}),
    ("rok_gdp_krw", "gdp_base_2015", {*range(1960, 2024)}),
    ("rok_gdp_krw", "gdp_base_2020", {1953, 2020, 2023, 2024, 2025}),
    ("arms_exports_contracts_usd", None, {*range(2003, 2018), *range(2021, 2026)}),
    ("arms_exports_sales_krw", None, {2010, *range(2015, 2020)}),
]


@pytest.mark.parametrize(("id", "subject", "years"), COVERED)
def test_there_is_one_row_for_each_year_covered_and_no_other(id: Any, subject: str | None, years: set[int]) -> None:
    frame = ki.indicator(id, subject=subject)
    starts = frame["period_start"]
    assert sorted(starts.dt.year) == sorted(years)
    assert set(starts.dt.month) == ({4} if id.startswith("jpn") else {1})
    assert [end.year - start.year for start, end in zip(starts, frame["period_end"], strict=True)] == [1] * len(frame)


KNOWN: list[tuple[Any, str | None, str, date, list[float], float]] = [
    # kor-2022-total-krw-agreed and kor-2026-total-krw-agreed, on the day on which the terms were published
    ("sma_contribution_krw", None, "2022-06-01", date(2021, 3, 10), [], 1247.2e9),
    ("sma_contribution_krw", None, "2026-06-01", date(2024, 10, 4), [], 1519.2e9),
    # kor-usa-2021-exchange-rate-average 1144.8911
    ("sma_contribution_usd", "set_in_won", "2021-06-01", date(2022, 1, 31), [], 1_033_548_082),
    # kor-2022-consumer-price-index 107.71
    ("sma_contribution_constant_krw", None, "2022-06-01", date(2022, 12, 30), [], 1_157_924_055_334),
    # kor-2019-total-krw-agreed after kor-2018, which the White Paper of January 2019 has
    ("sma_contribution_growth", "in_won", "2019-06-01", date(2019, 2, 10), [], 8.2),
    # kor-2020-defence-budget-final in the White Paper of 2022, in place of the original budget
    ("rok_defense_budget_krw", None, "2020-06-01", date(2023, 2, 16), [50_152.7e9], 48_378.2e9),
    ("rok_defense_budget_original_krw", None, "2026-06-01", date(2025, 12, 2), [], 65_864.2e9),
    # kor-2024-gdp-nominal-krw-bok-2025 and -2026
    ("rok_gdp_krw", "gdp_base_2020", "2024-06-01", date(2026, 3, 10), [2_549_100e9], 2_556_900e9),
    ("dprk_defense_budget_share", "settled", "2016-06-01", date(2017, 4, 12), [], 15.8),
    # exports-contracts-2017-provisional and exports-contracts-2017; -2023-first and -2023
    ("arms_exports_contracts_usd", None, "2017-06-01", date(2018, 1, 15), [], 3.19e9),
    ("arms_exports_contracts_usd", None, "2017-06-01", date(2019, 1, 15), [3.19e9], 3.122e9),
    ("arms_exports_contracts_usd", None, "2023-06-01", date(2026, 1, 14), [13.5e9], 13.0e9),
    # The notice of December 2025 backdated the lower rate on cars; until then the old one was in force.
    ("us_tariff_rate_on_korea", "autos", "2025-11-15", date(2025, 12, 3), [25], 15),
    ("us_tariff_rate_on_korea", "all_goods", "2025-04-09", date(2025, 4, 2), [], 25),
]


@pytest.mark.parametrize(("id", "subject", "day", "public", "before", "after"), KNOWN)
def test_a_figure_is_there_from_the_day_on_which_it_became_public(
    id: Any, subject: str | None, day: str, public: date, before: list[float], after: float
) -> None:
    assert values(id, day, subject, known_at=public - timedelta(days=1)) == pytest.approx(before, rel=1e-5)
    assert values(id, day, subject, known_at=public) == pytest.approx([after], rel=1e-5)


def test_parts_of_the_contribution_add_up_to_the_agreed_total() -> None:
    parts = ki.indicator("sma_contribution_by_component_krw").groupby("period_start")["value"].sum()
    totals = ki.indicator("sma_contribution_krw").set_index("period_start")["value"]
    assert (parts == totals[parts.index]).all()


def test_growth_in_dollars_says_what_the_cut_sums_leave_open() -> None:
    # 360 over 340 and 370 over 330 million; the third agreement itself set 10 percent (363 after 330 million).
    row = ki.indicator("sma_contribution_growth", subject="in_dollars", as_of="1997-06-01").iloc[0]
    assert (row["low"], row["value"], row["high"]) == (5.9, 9.1, 12.1)


@pytest.mark.parametrize(
    "agreed",
    [
        "kor-1997-total-usd-agreed-363m",
        "kor-1998-total-usd-agreed-399m",
        "kor-1999-total-usd-announced",
        "kor-2000-total-usd-white-paper-2000",
        "kor-2004-total-usd-white-paper-2004",
    ],
)
def test_sums_in_dollars_drop_what_is_below_10_million(agreed: str) -> None:
    exact = ki.sql("SELECT period_start, value FROM cost_sharing WHERE figure_id = ?", [agreed]).iloc[0]
    printed = ki.indicator("sma_contribution_usd_agreed").set_index("period_start")["value"]
    assert printed[exact["period_start"]] == exact["value"] // 10e6 * 10e6


def test_computed_growth_of_the_budget_is_what_the_ministry_states() -> None:
    frame = ki.sql(
        "SELECT stated.value AS stated, computed.value AS computed FROM defense_spending AS stated "
        "JOIN rok_defense_budget_growth AS computed USING (period_start) "
        "WHERE country = 'KOR' AND measure = 'defense_budget_growth' AND stage = 'enacted'"
    )
    assert len(frame) > 45
    assert list(frame["computed"]) == pytest.approx(list(frame["stated"]), abs=0.051)


def test_the_rule_of_the_11th_agreement_gives_the_sums_that_were_published() -> None:
    by_rule = ki.indicator("sma_contribution_by_rule_krw").set_index("period_start")["value"]
    agreed = ki.indicator("sma_contribution_krw").set_index("period_start")["value"]
    # 1,183.3 billion of kor-2021-total-krw-agreed raised by 5.4, 3.4, 4.4 and 4.2 percent.
    assert by_rule.to_list() == [1247.2e9, 1289.6e9, 1346.3e9, 1402.8e9]
    published = by_rule.index.intersection(agreed.index)
    assert [day.year for day in published] == [2022, 2025]
    assert (by_rule[published] == agreed[published]).all()


def test_a_tariff_in_force_has_no_end_and_the_general_rate_ended() -> None:
    frame = ki.indicator("us_tariff_rate_on_korea")
    still = set(frame.loc[frame["period_end"].isna(), "subject"])
    assert still == {"advanced_chips", "aluminium", "auto_parts", "autos", "softwood_lumber", "steel", "timber_lumber"}
    assert values("us_tariff_rate_on_korea", "2026-07-24", "all_goods") == []
    assert values("us_tariff_rate_on_korea", "2025-03-11", "steel") == []
    assert values("us_tariff_rate_on_korea", "2025-11-14", "kitchen_cabinets") == []


def test_a_surcharge_is_open_until_its_end_is_near() -> None:
    frame = ki.indicator("us_tariff_rate_on_korea", subject="all_goods", as_of="2026-03-01", known_at="2026-03-01")
    assert frame["value"].item() == 10
    assert frame["period_end"].isna().all()
