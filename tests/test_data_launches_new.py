"""What the tables of missile launches say about 2020 to 2026: known launches, and rules over the whole list."""

from __future__ import annotations

import pandas as pd
import pytest

import kindicators as ki

NOT_BALLISTIC = ("mlrs", "artillery", "sam", "ascm", "lacm", "unknown")


def launches() -> pd.DataFrame:
    """Launches since 2020."""
    frame = ki.load("missile_launches")
    return frame[frame["date"] >= "2020-01-01"]


def figures(launch: str, measure: str) -> dict[str, float]:
    """Values of one measure of one launch by reporter."""
    frame = ki.load("launch_reports")
    frame = frame[(frame["launch_id"] == launch) & (frame["measure"] == measure) & frame["value"].notna()]
    return dict(zip(frame["reporter"].astype(str).to_list(), frame["value"].astype(float).to_list(), strict=True))


@pytest.mark.parametrize(
    ("day", "kind", "system", "count"),
    [
        ("2022-01-30", "irbm", "hwasong-12", 1),
        ("2022-10-04", "irbm", "irbm-2022", 1),
        ("2022-11-18", "icbm", "hwasong-17", 1),
        ("2023-02-18", "icbm", "hwasong-15", 1),
        ("2023-04-13", "icbm", "hwasong-18", 1),
        ("2024-05-30", "srbm", "kn-25", 18),
        ("2024-10-31", "icbm", "hwasong-19", 1),
        ("2026-04-19", "crbm", "hwasong-11d", 5),
    ],
)
def test_well_known_launches(day: str, kind: str, system: str, count: int) -> None:
    frame = launches()
    rows = frame[(frame["date"] == day) & (frame["missile_class"] == kind)]
    assert rows["system_id"].to_list() == [system]
    assert rows["count"].to_list() == [count]


def test_satellite_launches_are_four_and_one_reached_orbit() -> None:
    rows = launches().query("missile_class == 'slv'")
    days = rows["date"].dt.strftime("%Y-%m-%d").to_list()
    assert sorted(days) == ["2023-05-31", "2023-08-24", "2023-11-21", "2024-05-27"]
    assert rows.loc[rows["landing"] == "orbit", "date"].dt.strftime("%Y-%m-%d").to_list() == ["2023-11-21"]


def test_the_icbm_of_march_2022_keeps_both_names() -> None:
    rows = launches().query("launch_id == 'prk-2022-03-24-icbm'")
    assert rows["system_id"].isna().all()
    evidence = ki.load("evidence")
    disputes = evidence[(evidence["row_id"] == "prk-2022-03-24-icbm") & (evidence["role"] == "disputes")]
    assert set(disputes["stated_value"]) == {"hwasong-15", "hwasong-17"}


def test_range_and_altitude_are_not_swapped() -> None:
    """One copy of the CNS list swaps them on 18 December 2022; CNS itself differs from Seoul on 25 May 2022."""
    assert figures("prk-2022-12-18-tongchang-ri-mrbm", "range_km")["cns"] == 500
    assert figures("prk-2022-12-18-tongchang-ri-mrbm", "apogee_km")["cns"] == 550
    assert figures("prk-2022-05-25-sunan-icbm", "range_km") == {"cns": 540, "jmod": 300, "rok-jcs": 360}
    assert figures("prk-2022-05-25-sunan-icbm", "apogee_km") == {"cns": 360, "jmod": 550, "rok-jcs": 540}


def test_a_lofted_icbm_flies_higher_than_far() -> None:
    rows = ki.sql(
        """
        SELECT launch_id, reporter,
               max(value) FILTER (measure = 'range_km') AS far, max(value) FILTER (measure = 'apogee_km') AS high
        FROM launch_reports JOIN missile_launches USING (launch_id)
        WHERE missile_class = 'icbm' AND outcome = 'success' AND date >= DATE '2020-01-01'
        GROUP BY ALL HAVING far IS NOT NULL AND high IS NOT NULL
        """
    )
    assert len(rows) >= 10
    assert (rows["high"] > 4 * rows["far"]).all()


def test_no_launch_stands_under_two_dates() -> None:
    """A launch filed by its UTC day and again by its Korean day would show as neighbours of one system and count."""
    rows = launches().sort_values(["system_id", "missile_class", "date"])
    rows = rows[(rows["date_precision"] == "day") & rows["time_utc"].notna()]
    stamp = pd.to_datetime(rows["date_utc"].dt.strftime("%Y-%m-%d") + " " + rows["time_utc"].astype(str))
    local = (stamp + pd.Timedelta(hours=9)).dt.normalize()
    assert (local == rows["date"]).all()
    assert not rows.duplicated(["date_utc", "time_utc", "missile_class", "site"]).any()


def test_days_of_2022_add_up_to_the_running_counts_of_others() -> None:
    """Japan, NHK and CNN counted days with missiles, cruise missiles included and artillery rockets not."""
    rows = launches()
    rows = rows[(rows["missile_class"] != "mlrs") & (rows["date"].dt.year == 2022)]
    totals = ki.load("launch_totals").set_index("total_id")
    for total in (
        "prk-2022-to-08-17-cnn-occasions",
        "prk-2022-to-10-04-nhk-occasions",
        "prk-2022-to-11-09-jmod-occasions",
    ):
        counted = rows.loc[rows["date"] < totals.loc[total, "period_end"], "date"].nunique()
        assert counted == totals.loc[total, "value"], total


def test_ballistic_launch_days_fit_the_count_of_japan() -> None:
    """Japan published 4 occasions in 2020 and in 2021 and 18 in 2023, space launches included."""
    rows = launches()
    rows = rows[~rows["missile_class"].isin(NOT_BALLISTIC)]
    days = rows.groupby(rows["date"].dt.year)["date"].nunique()
    assert days[2020] == 4
    assert days[2021] == 4
    assert 18 <= days[2023] <= 21


def test_entries_of_a_copyist_are_not_credited_to_cns() -> None:
    reports = ki.sql(
        "SELECT max(date) AS newest FROM launch_reports JOIN missile_launches USING (launch_id) WHERE reporter = 'cns'"
    )
    assert reports["newest"][0] < pd.Timestamp("2025-01-01")
    sources = set(launches().query("date >= '2025-01-01'")["source_id"])
    assert not sources & {"cns-launches-nagix-copy", "cns-launches-mesege-copy"}


def test_totals_of_2022_keep_their_counting_rules() -> None:
    totals = ki.load("launch_totals").set_index("total_id")
    assert totals.loc["prk-2022-cns-missiles", "value"] == 69
    assert totals.loc["prk-2022-csis-missile-threat", "value"] == 99
    assert totals["value"].isna()["prk-2022-jmod-missiles"]
    assert totals.loc["prk-2022-jmod-missiles", "low"] == 59
    rules = totals.loc[
        ["prk-2022-cns-missiles", "prk-2022-csis-missile-threat", "prk-2022-jmod-missiles"], "counting_rule"
    ]
    assert rules.nunique() == 3


def test_what_is_denied_is_not_shown_as_occurred() -> None:
    rows = launches().query("launch_id == 'prk-2022-11-02-ulsan-cruise'")
    assert rows["status"].to_list() == ["unconfirmed"]
    assert rows["confidence"].to_list() == ["low"]
