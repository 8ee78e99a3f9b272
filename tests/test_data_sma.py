"""What the tables on cost sharing and tariffs say."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest

import kindicators as ki


def agreed() -> pd.DataFrame:
    return ki.sql(
        """SELECT year(period_start) AS year, value, unit, sma_id, payer, recipient, qualifier FROM cost_sharing
           WHERE series = 'agreed-totals' ORDER BY year"""
    )


def test_the_agreed_series_has_one_row_for_each_year_that_is_published() -> None:
    years = agreed()["year"].to_list()
    assert years == [*range(1991, 2023), 2025, 2026]


def test_the_agreed_series_is_in_dollars_until_2004_and_in_won_since() -> None:
    frame = agreed()
    assert set(frame.loc[frame["year"] <= 2004, "unit"]) == {"USD"}
    assert set(frame.loc[frame["year"] >= 2005, "unit"]) == {"KRW"}
    assert (frame.loc[frame["unit"] == "USD", "qualifier"] == "approximate").all()
    assert (frame.loc[frame["unit"] == "USD", "value"] % 10_000_000 == 0).all()
    assert set(frame["payer"]) == {"KOR"}
    assert set(frame["recipient"]) == {"usfk"}


@pytest.mark.parametrize(
    ("year", "amount"),
    [
        (1991, 150_000_000),
        (2005, 680_400_000_000),
        (2018, 960_200_000_000),
        (2019, 1_038_900_000_000),
        (2020, 1_038_900_000_000),
        (2021, 1_183_300_000_000),
        (2025, 1_402_800_000_000),
        (2026, 1_519_200_000_000),
    ],
)
def test_the_contribution_of_a_year(year: int, amount: int) -> None:
    assert agreed().set_index("year").loc[year, "value"] == amount


def test_no_amount_is_shown_for_years_that_have_only_a_rule() -> None:
    rows = ki.sql(
        """SELECT figure_id FROM cost_sharing
           WHERE measure = 'contribution' AND year(period_start) IN (2023, 2024, 2027, 2028, 2029, 2030)"""
    )
    assert rows.empty, rows


def test_the_agreements_cover_all_years_without_gap_or_overlap() -> None:
    frame = ki.load("sma_agreements").sort_values("number")
    assert frame["number"].to_list() == list(range(1, 13))
    years = [y for a, b in zip(frame["first_year"], frame["last_year"], strict=True) for y in range(a, b + 1)]
    assert years == list(range(1991, 2031))
    assert (frame["status"] == "in_force").sum() == 1


def test_a_contribution_falls_under_the_agreement_of_its_year() -> None:
    off = ki.sql(
        """SELECT figure_id FROM cost_sharing JOIN sma_agreements USING (sma_id)
           WHERE year(period_end - INTERVAL 1 DAY) NOT BETWEEN first_year AND last_year"""
    )
    assert off.empty, off
    bare = ki.sql(
        """SELECT figure_id FROM cost_sharing
           WHERE measure = 'contribution' AND component = 'total' AND period_start >= '1991-01-01' AND sma_id IS NULL"""
    )
    assert bare.empty, bare


@pytest.mark.parametrize("year", [2015, 2016, 2018, 2019, 2021])
def test_the_three_parts_make_the_whole(year: int) -> None:
    parts = ki.sql(
        """SELECT sum(value) AS parts, count(*) AS n FROM cost_sharing
           WHERE year(period_start) = $year AND measure = 'contribution' AND unit = 'KRW'
             AND component IN ('labour', 'construction', 'logistics')""",
        {"year": year},
    )
    assert parts["n"][0] == 3
    assert parts["parts"][0] == agreed().set_index("year").loc[year, "value"]


def test_growth_is_the_change_from_the_year_before() -> None:
    off = ki.sql(
        """WITH totals AS (
               SELECT year(period_start) AS year, value FROM cost_sharing WHERE series = 'agreed-totals'),
           growth AS (
               SELECT year(period_start) AS year, value FROM cost_sharing
               WHERE measure = 'growth' AND period_start >= '2007-01-01')
           SELECT year, g.value, round((t.value / b.value - 1) * 100, 1) AS computed
           FROM growth g JOIN totals t USING (year) JOIN totals b ON b.year = t.year - 1"""
    )
    assert len(off) == 7
    assert off["value"].to_list() == off["computed"].to_list()


def test_a_demand_is_never_a_contribution() -> None:
    demands = ki.sql("FROM cost_sharing WHERE measure IN ('demand', 'claimed_demand', 'offer', 'offer_growth')")
    assert {5e9, 4.7e9, 1.3e9, 1e10} <= set(demands["value"].dropna())
    assert demands["sma_id"].isna().all()
    assert not demands["basis"].isin(["agreed", "spent"]).any()
    floor = demands.set_index("figure_id").loc["usa-2019-demand-1bn"]
    assert floor["low"] == 1e9
    assert pd.isna(floor["value"])


def test_the_cap_on_growth() -> None:
    caps = ki.load("sma_agreements").set_index("number")["growth_cap_percent"].dropna()
    assert caps.to_dict() == {8: 4, 9: 4, 12: 5}


def general_rate(day: str) -> list[tuple[object, ...]]:
    rows = ki.sql(
        """SELECT rate_percent, legal_basis FROM tariff_rates
           WHERE target = 'KOR' AND product = 'all_goods' AND valid_from <= $day
             AND (valid_to IS NULL OR valid_to > $day)""",
        {"day": dt.date.fromisoformat(day)},
    )
    return list(rows.itertuples(index=False, name=None))


@pytest.mark.parametrize(
    ("day", "rates"),
    [
        ("2025-04-04", []),
        ("2025-04-10", [(10, "ieepa")]),
        ("2025-08-06", [(10, "ieepa")]),
        ("2025-08-07", [(15, "ieepa")]),
        ("2026-01-27", [(15, "ieepa")]),  # the threat of 26 January 2026 was no rate
        ("2026-02-23", [(15, "ieepa")]),
        ("2026-02-24", [(10, "section_122")]),
        ("2026-07-24", []),
    ],
)
def test_the_general_us_rate_on_the_rok(day: str, rates: list[tuple[object, ...]]) -> None:
    assert general_rate(day) == rates


def test_cars_changed_on_the_backdated_day() -> None:
    cars = ki.sql(
        "SELECT rate_percent, valid_from, valid_to FROM tariff_rates "
        "WHERE product = 'autos' AND valid_from IS NOT NULL ORDER BY valid_from"
    )
    assert cars["rate_percent"].to_list() == [25, 15]
    assert cars["valid_to"][0] == cars["valid_from"][1] == pd.Timestamp("2025-11-01")
    assert pd.isna(cars["valid_to"][1])


def test_the_court_ended_only_rates_under_its_law() -> None:
    rates = ki.load("tariff_rates")
    struck = rates[rates["status"] == "struck_down"]
    assert set(struck["legal_basis"]) == {"ieepa"}
    assert set(struck["valid_to"]) == {pd.Timestamp("2026-02-24")}
    assert not (rates["valid_from"].notna() & rates["status"].isin(["threatened", "agreed", "suspended"])).any()
