"""What the tables on defence spending and the economy say."""

from __future__ import annotations

import pandas as pd
import pytest

import kindicators as ki


def budgets(stage: str) -> pd.Series:
    """Return the ROK defence budget of a stage by fiscal year, in won."""
    frame = ki.sql(
        """SELECT fiscal_year, value FROM defense_spending
           WHERE country = 'KOR' AND measure = 'defense_budget' AND stage = $stage ORDER BY fiscal_year""",
        {"stage": stage},
    )
    assert frame["fiscal_year"].is_unique
    return frame.set_index("fiscal_year")["value"]


def test_one_original_budget_for_every_year() -> None:
    assert list(budgets("enacted").index) == list(range(1975, 2027))


def test_one_final_budget_for_every_year_and_twelve_differ() -> None:
    final, original = budgets("final"), budgets("enacted")
    assert list(final.index) == list(range(1980, 2023))
    changed = [y for y in final.index if final[y] != original[y]]
    assert changed == [1991, 1998, 2000, 2003, 2005, 2009, 2013, 2015, 2016, 2020, 2021, 2022]


@pytest.mark.parametrize(
    ("year", "stage", "won"),
    [
        (1975, "enacted", 458_800_000_000),
        (1998, "enacted", 14_627_500_000_000),
        (1998, "final", 13_800_000_000_000),
        (2020, "enacted", 50_152_700_000_000),
        (2020, "final", 48_378_200_000_000),
        (2025, "proposal", 61_587_800_000_000),
        (2025, "enacted", 61_246_900_000_000),
        (2026, "proposal", 66_294_700_000_000),
        (2026, "enacted", 65_864_200_000_000),
    ],
)
def test_the_rok_budget(year: int, stage: str, won: int) -> None:
    rows = ki.sql(
        """SELECT value FROM defense_spending WHERE country = 'KOR' AND measure = 'defense_budget'
             AND fiscal_year = $year AND stage = $stage""",
        {"year": year, "stage": stage},
    )
    assert list(rows["value"]) == [won]


def test_an_original_budget_that_a_final_one_replaced_is_superseded() -> None:
    wrong = ki.sql(
        """SELECT e.figure_id FROM defense_spending e JOIN defense_spending f USING (country, fiscal_year, measure)
           WHERE measure = 'defense_budget' AND e.stage = 'enacted' AND f.stage = 'final'
             AND (e.value <> f.value) <> (e.status = 'superseded')"""
    )
    assert wrong.empty, wrong


@pytest.mark.parametrize("stage", ["enacted", "final"])
def test_growth_follows_from_the_amounts_or_the_note_says_why_not(stage: str) -> None:
    rates = ki.sql(
        """SELECT fiscal_year, value, note FROM defense_spending
           WHERE country = 'KOR' AND measure = 'defense_budget_growth' AND stage = $stage ORDER BY fiscal_year""",
        {"stage": stage},
    ).set_index("fiscal_year")
    change = (budgets(stage) / budgets(stage).shift() - 1) * 100
    off = (rates["value"] - change.reindex(rates.index)).abs() > 0.0501
    assert len(rates) >= 36
    assert rates.loc[off, "note"].notna().all(), rates[off]


def test_operation_and_force_improvement_make_up_the_budget() -> None:
    sums = ki.sql(
        """SELECT fiscal_year, stage, sum(value) AS parts, count(*) AS n FROM defense_spending
           WHERE country = 'KOR' AND measure IN ('force_operation', 'force_improvement')
             AND stage IN ('enacted', 'final') GROUP BY fiscal_year, stage HAVING count(*) = 2"""
    )
    both = sums.merge(ki.load("defense_spending").query("country == 'KOR' and measure == 'defense_budget'"))
    assert len(both) >= 45
    assert ((both["parts"] - both["value"]).abs() <= 100_000_000).all(), both


def test_troop_and_maintenance_costs_make_up_operation() -> None:
    off = ki.sql(
        """WITH parts AS (SELECT fiscal_year, stage, sum(value) AS parts FROM defense_spending
             WHERE measure IN ('troop_operation', 'force_maintenance') GROUP BY fiscal_year, stage)
           SELECT d.figure_id, d.value, parts FROM defense_spending d JOIN parts USING (fiscal_year, stage)
           WHERE d.measure = 'force_operation' AND abs(d.value - parts) > 1.01e8"""
    )
    assert off.empty, off


def test_a_share_of_gdp_is_the_budget_over_gdp_of_its_base() -> None:
    shares = ki.sql(
        """SELECT s.fiscal_year, s.value, b.value / g.value * 100 AS share FROM defense_spending s
           JOIN defense_spending b USING (country, fiscal_year, stage)
           JOIN economic_context g ON g.period_start = s.period_start AND g.country = 'KOR'
           WHERE s.country = 'KOR' AND s.measure = 'share_of_gdp' AND s.vintage = 'GDP base 2015'
             AND b.measure = 'defense_budget' AND s.stage IN ('enacted', 'final') AND s.fiscal_year <= 2021
             AND g.measure = 'gdp_nominal' AND g.unit = 'KRW' AND g.reporter = 'world-bank'"""
    )
    assert len(shares) >= 70
    assert ((shares["value"] - shares["share"]).abs() <= 0.011).all()


def test_no_share_of_gdp_stands_without_its_base() -> None:
    shares = ki.load("defense_spending").query("measure == 'share_of_gdp' and country == 'KOR' and stage != 'target'")
    assert shares.loc[shares["stage"].isin(["enacted", "final", "proposal"]), "vintage"].notna().all()
    early = shares[shares["stage"].eq("enacted") & (shares["fiscal_year"] < 1983)]
    assert early["vintage"].str.contains("not established").all()


def test_one_figure_for_each_maker_stage_and_vintage() -> None:
    frame = ki.load("defense_spending")
    keys = ["country", "fiscal_year", "measure", "stage", "unit", "reporter", "vintage"]
    years = frame[frame["fiscal_year"].notna()]
    assert not years.duplicated(keys).any()


def test_north_korea_has_a_share_announced_and_no_budget_in_its_own_money() -> None:
    north = ki.load("defense_spending").query("country == 'PRK'")
    assert set(north["unit"]) <= {"percent", "percent_of_gdp", "percent_of_government_budget", "USD"}
    shares = north.query("measure == 'share_of_government_budget' and stage == 'enacted' and fiscal_year >= 2000")
    assert shares["value"].between(14, 16).all()
    assert "sipri" not in set(ki.load("defense_spending")["reporter"])


def rate(country: str, measure: str) -> pd.Series:
    """Return World Bank rates by year."""
    frame = ki.load("economic_context")
    rows = frame[(frame["country"] == country) & (frame["measure"] == measure) & (frame["reporter"] == "world-bank")]
    return rows.set_index(rows["period_start"].dt.year)["value"]


def test_consumer_and_deflator_inflation_are_not_swapped() -> None:
    frame = ki.load("economic_context")
    for country, measure, index in [
        ("KOR", "gdp_deflator_inflation", "gdp_deflator"),
        ("USA", "gdp_deflator_inflation", "gdp_deflator"),
        ("USA", "consumer_price_inflation", "consumer_price_index"),
    ]:
        rows = frame[(frame["country"] == country) & (frame["measure"] == index)].sort_values("period_start")
        level = rows.set_index(rows["period_start"].dt.year)["value"]
        change = (level / level.shift() - 1) * 100
        both = pd.concat([change, rate(country, measure)], axis=1, keys=["own", "bank"]).dropna().loc[1990:]
        assert len(both) >= 33
        assert ((both["own"] - both["bank"]).abs() < 0.15).all(), both
    assert rate("KOR", "consumer_price_inflation")[2023] == pytest.approx(3.6, abs=0.05)
    assert rate("KOR", "gdp_deflator_inflation")[2023] == pytest.approx(2.1, abs=0.05)


@pytest.mark.parametrize(
    ("country", "measure", "last"),
    [
        ("KOR", "gdp_nominal", 2025),
        ("KOR", "exchange_rate_average", 2025),
        ("KOR", "consumer_price_inflation", 2025),
        ("KOR", "gdp_deflator_inflation", 2025),
        ("USA", "consumer_price_index", 2025),
        ("USA", "gdp_deflator", 2024),
    ],
)
def test_what_conversion_needs_is_there_for_every_year(country: str, measure: str, last: int) -> None:
    rows = ki.load("economic_context").query("country == @country and measure == @measure")
    assert set(range(1990, last + 1)) <= set(rows["period_start"].dt.year)


def test_the_budget_in_constant_won_and_in_dollars_can_be_worked_out() -> None:
    rows = ki.sql(
        """SELECT b.fiscal_year, b.value, b.value / p.level * 100 AS real, b.value / x.value AS dollars
           FROM defense_spending b
           JOIN (SELECT period_start, first(value ORDER BY reporter) AS level FROM economic_context
                 WHERE country = 'KOR' AND measure = 'consumer_price_index' AND base_year = 2020
                 GROUP BY period_start) p ON p.period_start = b.period_start
           JOIN economic_context x ON x.period_start = b.period_start AND x.period_end = b.period_end
           WHERE b.country = 'KOR' AND b.measure = 'defense_budget' AND b.stage = 'enacted'
             AND b.fiscal_year BETWEEN 1991 AND 2025
             AND x.measure = 'exchange_rate_average' AND x.reporter = 'us-federal-reserve'
           ORDER BY b.fiscal_year"""
    ).set_index("fiscal_year")
    assert list(rows.index) == list(range(1991, 2026))
    real = rows["real"] / 1e12
    assert real[2020] == pytest.approx(50.1527)
    assert real[1991] == pytest.approx(17.7, abs=0.05)
    assert real[2025] == pytest.approx(52.5, abs=0.05)
    assert rows["dollars"].between(8e9, 50e9).all()


def test_the_chained_price_level_agrees_with_the_printed_index() -> None:
    frame = ki.load("economic_context").query("country == 'KOR' and measure == 'consumer_price_index'")
    level = frame.pivot(index="period_start", columns="reporter", values="value")
    assert len(level["world-bank"].dropna()) == 65
    both = level.dropna()
    assert len(both) == 4
    assert ((both["world-bank"] - both["rok-kostat"]).abs() <= 0.01).all()


def test_dollar_and_won_gdp_imply_the_exchange_rate() -> None:
    rows = ki.sql(
        """SELECT w.value / d.value AS implied, x.value AS stated FROM economic_context w
           JOIN economic_context d USING (country, measure, reporter, period_start, period_end)
           JOIN economic_context x USING (period_start, period_end)
           WHERE w.unit = 'KRW' AND d.unit = 'USD' AND w.measure = 'gdp_nominal' AND w.reporter = 'world-bank'
             AND x.measure = 'exchange_rate_average' AND x.reporter = 'us-federal-reserve'"""
    )
    assert len(rows) == 43
    assert (rows["implied"] / rows["stated"] - 1).abs().max() < 0.01
