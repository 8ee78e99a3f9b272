"""What the tables on arms exports and submarines say: facts that a user would look up first, and rules over tables."""

from __future__ import annotations

import pandas as pd
import pytest

import kindicators as ki


def totals() -> pd.Series[float]:
    rows = ki.sql("FROM arms_exports WHERE measure = 'contracts_total' AND status = 'reported' ORDER BY period_start")
    assert rows["period_start"].is_unique
    return rows.set_index(rows["period_start"].dt.year)["value"]


def test_each_year_has_one_total_and_only_three_are_missing() -> None:
    assert set(range(2003, 2026)) - set(totals().index) == {2018, 2019, 2020}


@pytest.mark.parametrize(
    ("year", "billions"),
    [(2006, 0.25), (2008, 1.03144), (2010, 1.19), (2014, 3.612), (2021, 7.25), (2022, 17.3), (2024, 9.6)],
)
def test_contract_totals(year: int, billions: float) -> None:
    assert totals()[year] == pytest.approx(billions * 1e9)


def test_the_record_is_2022() -> None:
    assert totals().idxmax() == 2022


def test_a_range_given_before_the_end_of_2023_is_not_the_total() -> None:
    rows = ki.sql("FROM arms_exports WHERE measure = 'contracts_total' AND year(period_start) = 2023")
    provisional = rows[rows["status"] == "provisional"].iloc[0]
    assert provisional["reporter"] == "rok-mnd"
    assert (provisional["low"], provisional["high"]) == (13e9, 14e9)
    assert set(rows["value"].dropna()) == {13e9, 13.5e9}


def test_goals_are_never_results() -> None:
    rows = ki.load("arms_exports")
    goals = rows[rows["status"] == "target"]
    assert set(goals["measure"]) == {"target", "share_target", "rank_target"}
    # The goal for 2024 was lowered during the year: both statements are there.
    assert sorted(goals.loc[goals["period_end"] == "2025-01-01", "value"]) == [15e9, 20e9]


def test_shares_are_percent_and_ranks_go_with_them() -> None:
    rows = ki.load("arms_exports")
    shares = rows[rows["unit"] == "percent"]
    assert (shares[["value"]] <= 100).all().all()
    sipri = rows[rows["measure"].isin(["share", "rank"])]
    assert set(sipri["reporter"]) == {"sipri"}
    assert ((sipri["period_end"].dt.year - sipri["period_start"].dt.year) == 5).all()


def test_polish_frameworks_are_larger_than_their_contracts() -> None:
    rows = ki.sql(
        """SELECT f.deal_id, f.quantity AS agreed, sum(c.quantity) AS contracted
           FROM arms_export_deals f JOIN arms_export_deals c ON c.parent_deal_id = f.deal_id
           WHERE f.customer = 'POL' AND f.stage = 'framework' AND c.stage = 'contract' AND f.quantity IS NOT NULL
           GROUP BY ALL"""
    ).set_index("deal_id")
    assert list(rows.loc["pol-2022-07-27-framework-k2"]) == [980, 360]
    assert list(rows.loc["pol-2022-07-27-framework-k9"]) == [648, 364]
    # The first contract has no number: 218 launchers were named only a year after it.
    assert list(rows.loc["pol-2022-10-19-framework-chunmoo"]) == [288, 72]


def test_sums_are_the_sum_of_their_rows() -> None:
    deals = ki.load("arms_export_deals").set_index("deal_id")
    fa50 = deals[deals["parent_deal_id"] == "pol-2022-09-16-fa50"]
    assert fa50["quantity"].sum() == deals.loc["pol-2022-09-16-fa50", "quantity"] == 48
    peru = deals[deals["parent_deal_id"] == "per-2025-12-09-framework"]
    assert peru["quantity"].sum() == deals.loc["per-2025-12-09-framework", "quantity"] == 195
    assert set(deals.index[deals["counting"] == "sum"]) >= {"pol-2022-09-16-fa50", "per-2025-12-09-framework"}


def test_deliveries_of_a_contract_only_grow() -> None:
    rows = ki.sql("FROM arms_export_deals WHERE stage = 'delivery' AND counting = 'cumulative' ORDER BY date")
    for _, of_one in rows.groupby("parent_deal_id"):
        assert of_one["quantity"].dropna().is_monotonic_increasing
    k2 = rows.loc[rows["parent_deal_id"] == "pol-2022-08-26-k2", "quantity"]
    assert k2.to_list() == [22, 46, 71, 84, 180]


def test_nothing_is_delivered_after_the_sources_end() -> None:
    rows = ki.load("arms_export_deals")
    assert (rows.loc[rows["status"] == "delivered", "date"] < "2026-06-01").all()
    assert set(rows.loc[rows["customer"] == "CAN", "status"]) == {"shortlisted", "submitted"}


@pytest.mark.parametrize(
    ("boat", "kind", "day"),
    [
        ("Chang Bogo", "commissioned", "1993-06-01"),
        ("Yi Chon", "launched", "1992-10-12"),
        ("Son Won-il", "launched", "2006-06-09"),
        ("Dosan Ahn Chang-ho", "launched", "2018-09-14"),
        ("Dosan Ahn Chang-ho", "commissioned", "2021-08-13"),
        ("Ahn Moo", "launched", "2020-11-10"),
        ("Ahn Moo", "commissioned", "2023-04-20"),
        ("Shin Chae-ho", "launched", "2021-09-28"),
        ("Shin Chae-ho", "delivered", "2024-04-04"),
        ("Jang Yeong-sil", "launched", "2025-10-22"),
        ("Hero Kim Kun Ok", "launched", "2023-09-06"),
    ],
)
def test_boats(boat: str, kind: str, day: str) -> None:
    row = ki.sql("FROM submarine_program WHERE boat = $boat AND kind = $kind", {"boat": boat, "kind": kind})
    assert row["date"].to_list() == [pd.Timestamp(day)]
    assert (row["date_precision"] == "day").all()


def test_all_nine_kss2_boats_were_launched_and_one_name_is_one_boat() -> None:
    rows = ki.sql("FROM submarine_program WHERE boat IS NOT NULL")
    assert (rows["programme"] == "kss-2").sum() >= 9
    launched = rows[(rows["programme"] == "kss-2") & (rows["kind"] == "launched")]
    assert len(launched) == 9
    assert (rows.groupby("boat")["programme"].nunique() == 1).all()
    assert (rows.groupby("boat")["country"].nunique() == 1).all()


def test_no_nuclear_powered_boat_exists_and_the_two_states_are_not_swapped() -> None:
    rows = ki.sql("FROM submarine_program WHERE programme LIKE '%ssn%'")
    assert not set(rows["kind"]) & {"construction_started", "keel_laid", "launched", "delivered", "commissioned"}
    assert set(rows.loc[rows["programme"].str.startswith("prk"), "country"]) == {"PRK"}
    assert set(rows.loc[~rows["programme"].str.startswith("prk"), "country"]) == {"KOR", "USA"}


def test_the_plan_of_2026_aims_at_the_mid_2030s() -> None:
    row = ki.sql("FROM submarine_program WHERE event_id = 'ssn-2026-05-26-launch-plan'").iloc[0]
    assert (row["target_from"].year, row["target_to"].year, row["status"]) == (2034, 2037, "planned")


def test_vertical_tubes_and_displacement() -> None:
    rows = ki.sql("FROM submarine_figures WHERE country = 'KOR'")

    def values(boat_class: str, measure: str) -> list[float]:
        return sorted(rows.loc[(rows["boat_class"] == boat_class) & (rows["measure"] == measure), "value"])

    assert values("KSS-III Batch-I", "vertical_tubes") == [6]
    assert values("KSS-III Batch-II", "vertical_tubes") == [10]
    assert values("KSS-II", "displacement") == [1400, 1800]
