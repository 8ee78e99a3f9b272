"""Amounts of money in constant prices and in another currency, checked by hand against index and rate."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

import kindicators as ki
from kindicators import errors


def years(frame: pd.DataFrame, column: str = "value") -> dict[int, float]:
    """Return the values of a yearly indicator by year."""
    return {start.year: value for start, value in zip(frame["period_start"], frame[column], strict=True)}


def test_the_index_and_the_rate_are_those_of_the_rows() -> None:
    korea = years(ki.indicator("consumer_price_index", subject="KOR"))
    america = years(ki.indicator("consumer_price_index", subject="USA"))
    # kor-1998-…-chained, kor-2020-…-chained; from 2021 the national office: kor-2021-consumer-price-index, kor-2025-…
    assert (korea[1998], korea[2020], korea[2021], korea[2025]) == (61.2577, 100, 102.5, 116.61)
    # usa-1953-consumer-price-index, usa-2020-consumer-price-index
    assert (america[1953], america[2020]) == (26.767, 258.811)
    rate = years(ki.indicator("krw_per_usd"))
    # kor-usa-1998-exchange-rate-average and kor-usa-2025-…, not those of the Bank of Korea; half of 2026 is no year
    assert (rate[1998], rate[2025], max(rate)) == (1400.4036, 1421.3963, 2025)


# Contribution (cost_sharing): kor-2010-total-krw-agreed 790.4 billion, kor-2022-total-krw-agreed 1247.2 billion.
# Index: kor-2010-consumer-price-index-chained 86.3727, 2020 100, kor-2022-consumer-price-index 107.71, 2025 116.61.
# Rate: kor-usa-2010-exchange-rate-average 1155.7389, 2020 1180.5554, 2022 1291.7796.
@pytest.mark.parametrize(
    ("conversion", "unit", "of_2010", "of_2022"),
    [
        ({}, "KRW", 790.4e9, 1247.2e9),
        ({"currency": "KRW"}, "KRW", 790.4e9, 1247.2e9),
        ({"prices": "constant:2020"}, "KRW, 2020 prices", 915_103_962_247, 1_157_924_055_334),
        ({"prices": "constant:2025"}, "KRW, 2025 prices", 1_067_102_730_377, 1_350_255_240_925),
        ({"currency": "USD"}, "USD", 683_891_491, 965_489_779),
        ({"prices": "constant:2020", "currency": "USD"}, "USD, 2020 prices", 775_146_988, 980_829_917),
    ],
)
def test_won_are_converted_by_index_and_rate(
    conversion: dict[str, Any], unit: str, of_2010: float, of_2022: float
) -> None:
    frame = ki.indicator("sma_contribution_krw", start="2010-01-01", end="2023-01-01", **conversion)
    value = years(frame)
    assert value[2010] == pytest.approx(of_2010, abs=1)
    assert value[2022] == pytest.approx(of_2022, abs=1)
    assert set(frame["unit"]) == {unit}
    assert conversion.items() <= frame.attrs["kindicators"].items()


def test_dollars_are_deflated_by_us_prices_and_turned_into_won() -> None:
    # exports-contracts-2010 1.19 billion; usa-2010-consumer-price-index 218.056, 2020 258.811; rates as above.
    def of_2010(**conversion: Any) -> float:
        return years(ki.indicator("arms_exports_contracts_usd", as_of="2010-06-01", **conversion))[2010]

    assert of_2010(currency="KRW") == pytest.approx(1_375_329_291_000, abs=1000)
    assert of_2010(prices="constant:2020") == pytest.approx(1_412_412_821, abs=1)
    assert of_2010(prices="constant:2020", currency="KRW") == pytest.approx(1_667_431_582_341, abs=1000)


@pytest.mark.parametrize(
    "plain", ["sma_contribution_krw", "rok_defense_budget_krw", "sma_contribution_per_soldier_krw"]
)
def test_indicators_in_constant_prices_are_what_prices_gives(plain: Any) -> None:
    converted = ki.indicator(plain, prices="constant:2020")
    constant = ki.indicator(plain.replace("_krw", "_constant_krw"))
    # The converted one also names the source of the base year's index.
    columns = ["subject", "period_start", "period_end", "value", "unit"]
    pd.testing.assert_frame_equal(converted[columns], constant[columns])


def test_as_of_chooses_the_period_and_not_the_base_year() -> None:
    frame = ki.indicator("sma_contribution_krw", as_of="2010-06-01", prices="constant:2020", currency="USD")
    assert years(frame) == {2010: pytest.approx(775_146_988, abs=1)}


def test_years_without_an_index_or_rate_are_left_out() -> None:
    assert {2005, 2025, 2026} <= years(ki.indicator("sma_contribution_krw")).keys()
    conversions: list[dict[str, Any]] = [{"prices": "constant:2020"}, {"currency": "USD"}]
    for conversion in conversions:
        found = years(ki.indicator("sma_contribution_krw", **conversion)).keys()
        assert {2005, 2025} <= found and 2026 not in found
    assert min(years(ki.indicator("rok_defense_budget_krw", currency="USD"))) == 1981
    assert min(years(ki.indicator("rok_defense_budget_krw", prices="constant:2020", currency="USD"))) == 1975


def test_low_and_high_are_converted_like_values() -> None:
    # exports-contracts-2023-provisional: 13 to 14 billion; kor-usa-2023-exchange-rate-average 1306.7637.
    frame = ki.indicator("arms_exports_contracts_usd", as_of="2023-06-01", known_at="2024-12-31", currency="KRW")
    assert frame["value"].isna().all()
    assert years(frame, "low") == {2023: pytest.approx(13e9 * 1306.7637)}
    assert years(frame, "high") == {2023: pytest.approx(14e9 * 1306.7637)}


def test_conversions_use_only_indexes_and_rates_that_were_public() -> None:
    # kor-usa-2021-exchange-rate-average was public on 31 January 2022.
    before = years(ki.indicator("sma_contribution_krw", known_at="2022-01-30", currency="USD"))
    after = years(ki.indicator("sma_contribution_krw", known_at="2022-01-31", currency="USD"))
    assert after.keys() - before.keys() == {2021}
    # kor-2021-consumer-price-index was public on 3 February 2022.
    frame = ki.indicator("sma_contribution_krw", known_at="2022-02-03", prices="constant:2021")
    assert years(frame) == {2021: 1183.3e9}
    with pytest.raises(
        errors.UsageError, match=r"no consumer price index of KOR for 2021 that was public by 2022-02-02"
    ):
        ki.indicator("sma_contribution_krw", known_at="2022-02-02", prices="constant:2021")


def test_sources_of_index_and_rate_are_named_once() -> None:
    frame = ki.indicator("sma_contribution_krw", as_of="2022-06-01", prices="constant:2020", currency="USD")
    assert list(frame["source_ids"]) == [
        "fed-exchange-rates-annual; mnd-2022-white-paper; newstomato-2022-12-30-cpi; wb-cpi-inflation-2025"
    ]
    frame = ki.indicator("sma_contribution_krw", as_of="2010-06-01", prices="constant:2020")
    assert list(frame["source_ids"]) == ["mnd-2018-white-paper-p181; wb-cpi-inflation-2025"]


@pytest.mark.parametrize(
    ("id", "conversion", "message"),
    [
        (
            "sma_contribution_krw",
            {"prices": "constant:1950"},
            "no consumer price index of KOR for 1950; .* 1960 to 2025",
        ),
        ("sma_contribution_krw", {"prices": "constant:2026"}, "no consumer price index of KOR for 2026"),
        (
            "sma_contribution_usd",
            {"prices": "constant:1950"},
            "no consumer price index of USA for 1950; .* 1953 to 2025",
        ),
        (
            "sma_contribution_krw",
            {"prices": "constant:1975", "currency": "USD"},
            "no exchange rate of the won for 1975; there is one from 1981 to 2025",
        ),
        ("sma_contribution_krw", {"prices": "2020"}, "for example 'constant:2020'; got '2020'"),
        ("sma_contribution_krw", {"prices": 2020}, "for example 'constant:2020'; got 2020"),
        ("sma_contribution_krw", {"currency": "EUR"}, "currency must be KRW or USD; got 'EUR'"),
        ("range_limit_km", {"currency": "USD"}, "range_limit_km is in km, with a row for each change"),
        ("jpn_defense_budget_jpy", {"currency": "USD"}, "jpn_defense_budget_jpy is in JPY"),
        ("sma_contribution_growth", {"prices": "constant:2020"}, "sma_contribution_growth is in percent"),
        ("sma_contribution_constant_krw", {"prices": "constant:2015"}, "is in KRW, 2020 prices"),
        ("pledges_announced_usd", {"prices": "constant:2020"}, "with a row for each change"),
    ],
)
def test_what_cannot_be_converted_is_refused(id: Any, conversion: dict[str, Any], message: str) -> None:
    with pytest.raises(errors.UsageError, match=message):
        ki.indicator(id, **conversion)
