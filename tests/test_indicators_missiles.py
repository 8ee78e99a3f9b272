"""Indicators of missile limits, launches and nuclear weapons against figures worked out by hand from the rows."""

from __future__ import annotations

import itertools

import pandas as pd
import pytest

import kindicators as ki
from figures import extent, figure, figures

EXTENT = {
    "range_limit_km": (4, "1979-09-10", "2021-05-21"),
    "payload_limit_kg": (7, "1979-09-10", "2021-05-21"),
    "days_since_last_launch": (4980, "2013-01-01", "2026-08-21"),
    "launch_days": (21, "1984-01-01", "2026-08-21"),
    "launch_success_share": (25, "1984-01-01", "2026-08-21"),
    "missile_launches_by_class": (111, "1984-01-01", "2026-08-21"),
    "missiles_launched_by_class": (99, "1984-01-01", "2026-08-21"),
    "launch_occasions_by_rule": (50, "1984-01-01", "2026-01-01"),
    "missiles_launched_by_rule": (50, "1984-01-01", "2025-01-01"),
    "launch_records_km": (15, "1993-05-29", None),
    "nuclear_test_yield_kt": (30, "2006-10-09", "2017-09-04"),
    "nuclear_test_magnitude": (29, "2006-10-09", "2017-09-04"),
    "nuclear_plutonium_kg": (8, "2006-01-01", "2023-01-13"),
    "nuclear_heu_kg": (3, "2016-12-01", "2025-09-26"),
    "nuclear_warheads_assembled": (5, "2018-01-01", "2025-02-01"),
    "nuclear_warheads_possible": (8, "2006-01-01", "2025-02-01"),
    "nuclear_warheads_unspecified": (6, "2017-08-01", "2025-11-27"),
    "nuclear_warheads_projected": (5, "2020-01-01", "2041-01-01"),
}


@pytest.mark.parametrize("id", EXTENT)
def test_an_indicator_covers_what_its_rows_cover(id: str) -> None:
    assert extent(id) == EXTENT[id]


def test_range_limits() -> None:
    # kor-1979-ballistic-180km-500kg, kor-2001-ballistic-300km-500kg, the longest of the three kor-2012-ballistic-…,
    # kor-2017-ballistic-800km-unlimited; kor-2021-ballistic-unlimited is no limit.
    assert figures("range_limit_km", "ballistic") == [
        ("1979-09-10", "2001-01-17", 180, None, None),
        ("2001-01-17", "2012-10-07", 300, None, None),
        ("2012-10-07", "2017-11-07", 800, None, None),
        ("2017-11-07", "2021-05-21", 800, None, None),
    ]
    # Cruise missiles and drones up to 300 km are a way to carry more, and no limit of range.
    assert set(ki.indicator("range_limit_km")["subject"]) == {"ballistic"}


def test_payload_limits_at_the_longest_range() -> None:
    # kor-2012-ballistic-800km-500kg, not 500 km with 1,000 kg or 300 km with 2,000 kg.
    assert [row[2] for row in figures("payload_limit_kg", "ballistic")] == [500, 500, 500]
    # kor-2001-uav-long-range-500kg, kor-2012-uav-long-range-2500kg
    assert figures("payload_limit_kg", "uav") == [
        ("2001-01-17", "2012-10-07", 500, None, None),
        ("2012-10-07", "2021-05-21", 2500, None, None),
    ]
    assert figures("payload_limit_kg", "ballistic")[-1][1] == "2017-11-07"  # kor-2017-ballistic-800km-unlimited


@pytest.mark.parametrize(
    ("known_at", "last"),
    [
        ("1996-01-09", None),
        ("1996-01-10", ("1979-09-10", None, 180)),  # when kor-1979-ballistic-180km-500kg became public
        ("2012-10-06", ("2001-01-17", None, 300)),
        ("2012-10-07", ("2012-10-07", None, 800)),
        ("2021-05-20", ("2017-11-07", None, 800)),
        ("2021-05-21", ("2017-11-07", "2021-05-21", 800)),
    ],
)
def test_a_limit_is_open_until_its_end_is_known(known_at: str, last: tuple[str, str | None, int] | None) -> None:
    found = figures("range_limit_km", "ballistic", known_at=known_at)
    assert (found[-1][:3] if found else None) == last


@pytest.mark.parametrize(
    ("id", "subject", "day", "expected"),
    [
        # prk-2012-12-12-unha-3 was 20 days before; prk-2013-03-15-kn-02; none from prk-2017-11-29-hwasong-15 to 2019.
        ("days_since_last_launch", "PRK", "2013-01-01", ("2013-01-02", 20, None, None)),
        ("days_since_last_launch", "PRK", "2013-03-14", ("2013-03-15", 92, None, None)),
        ("days_since_last_launch", "PRK", "2013-03-15", ("2013-03-16", 0, None, None)),
        ("days_since_last_launch", "PRK", "2018-12-31", ("2019-01-01", 397, None, None)),
        # 2009-04-05 (unha-2), 07-04 (nodong and scud-c), 10-12 (kn-02): no cruise, air defence or unknown missiles.
        ("launch_days", "PRK", "2009-01-01", ("2010-01-01", 3, None, None)),
        ("launch_days", "PRK", "2012-01-01", ("2013-01-01", 2, None, None)),
        ("launch_days", "PRK", "2018-01-01", None),
        ("launch_days", "PRK", "2026-01-01", ("2026-08-21", 11, None, None)),
        # prk-2006-07-05-…: nodong and scud-c success, taepodong-2 failure
        ("launch_success_share", "ballistic", "2006-01-01", ("2007-01-01", 66.7, None, None)),
        # 16 launches: 5 success, 3 mixed (03-18, 06-22, 08-03), 1 partial (04-23), 7 failure
        ("launch_success_share", "ballistic", "2016-01-01", ("2017-01-01", None, 31.3, 56.3)),
        ("launch_success_share", "slv", "2012-01-01", ("2013-01-01", 50, None, None)),  # unha-3 in April and December
        # prk-2017-07-04-hwasong-14, 07-28-hwasong-14, 11-29-hwasong-15
        ("missile_launches_by_class", "icbm", "2017-01-01", ("2018-01-01", 3, None, None)),
        # Musudan 2016: 04-15, 04-28 twice, 05-31, 06-22 (two missiles), 10-15, 10-20
        ("missile_launches_by_class", "irbm", "2016-01-01", ("2017-01-01", 7, None, None)),
        ("missiles_launched_by_class", "irbm", "2016-01-01", ("2017-01-01", 8, None, None)),
        # prk-2009-07-04-scud-c 5, prk-2009-10-12-kn-02 5
        ("missiles_launched_by_class", "srbm", "2009-01-01", ("2010-01-01", 10, None, None)),
        # 6 + 4 + unknown (05-17) + 18 + 2 + at least 3 + at least 2 + at least 7
        ("missiles_launched_by_class", "srbm", "2024-01-01", ("2025-01-01", None, 42, None)),
        ("missile_launches_by_class", "hgv", "2026-01-01", ("2026-08-21", 1, None, None)),
        # prk-2022-cns-missiles, prk-2022-csis-missile-threat, prk-2022-jmod-missiles, prk-2022-rok-mnd-missiles
        ("missiles_launched_by_rule", "cns", "2022-01-01", ("2023-01-01", 69, None, None)),
        ("missiles_launched_by_rule", "csis", "2022-01-01", ("2023-01-01", 99, None, None)),
        ("missiles_launched_by_rule", "jmod", "2022-01-01", ("2023-01-01", None, 59, None)),
        ("missiles_launched_by_rule", "rok-mnd", "2022-01-01", ("2023-01-01", None, 70, None)),
        ("missiles_launched_by_rule", "cns", "2018-01-01", ("2019-01-01", 0, None, None)),
        # prk-2018-csis-events, prk-2023-jmod-occasions; prk-2026-csis-events counts part of a year
        ("launch_occasions_by_rule", "csis", "2018-01-01", ("2019-01-01", 0, None, None)),
        ("launch_occasions_by_rule", "jmod", "2023-01-01", ("2024-01-01", 18, None, None)),
        ("launch_occasions_by_rule", "csis", "2026-01-01", None),
        # 2017-09-03-kma-yield, -norsar-yield, -38-north-yield (not -first); 2009-05-25-murphy-et-al-2013-yield
        ("nuclear_test_yield_kt", "kma", "2017-09-03", ("2017-09-04", None, 50, 60)),
        ("nuclear_test_yield_kt", "norsar", "2017-09-03", ("2017-09-04", None, 200, 300)),
        ("nuclear_test_yield_kt", "38-north", "2017-09-03", ("2017-09-04", 250, None, None)),
        ("nuclear_test_yield_kt", "murphy-et-al-2013", "2009-05-25", ("2009-05-26", 4.6, 2, 4.8)),
        ("nuclear_test_yield_kt", "press-business-standard", "2006-10-09", ("2006-10-10", None, None, 1)),
        # 2017-09-03-usgs-magnitude (not -first), 2016-09-09-ctbto-magnitude (not -first), 2016-01-06-ctbto-magnitude
        ("nuclear_test_magnitude", "usgs", "2017-09-03", ("2017-09-04", 6.3, None, None)),
        ("nuclear_test_magnitude", "ctbto", "2016-09-09", ("2016-09-10", 5.1, None, None)),
        ("nuclear_test_magnitude", "ctbto", "2016-01-06", ("2016-01-07", None, 4.8, 4.9)),
        # rok-mnd-2022-plutonium, isis-ngo-2016-12-plutonium (a month), siegfried-hecker-2016-plutonium
        ("nuclear_plutonium_kg", "rok-mnd", "2022-01-01", ("2023-01-01", 70, None, None)),
        ("nuclear_plutonium_kg", "isis-ngo", "2016-12-01", ("2017-01-01", 33, None, None)),
        ("nuclear_plutonium_kg", "siegfried-hecker", "2016-01-01", ("2017-01-01", None, 20, 40)),
        # kida-2023-01-12-heu (a day), rok-mou-2025-09-25-heu (up to)
        ("nuclear_heu_kg", "kida", "2023-01-12", ("2023-01-13", 2044, None, None)),
        ("nuclear_heu_kg", "rok-mou", "2025-09-25", ("2025-09-26", None, None, 2000)),
        # fas-2018-01-assembled, sipri-2025-01-assembled; fas-2022-possible, sipri-2025-01-possible
        ("nuclear_warheads_assembled", "fas", "2018-01-01", ("2018-02-01", None, 10, 20)),
        ("nuclear_warheads_assembled", "sipri", "2025-01-01", ("2025-02-01", 50, None, None)),
        ("nuclear_warheads_possible", "fas", "2022-01-01", ("2023-01-01", None, 45, 55)),
        ("nuclear_warheads_possible", "sipri", "2025-01-01", ("2025-02-01", None, None, 90)),
        # isis-ngo-2022-12-unspecified, kida-2025-unspecified
        ("nuclear_warheads_unspecified", "isis-ngo", "2022-12-01", ("2023-01-01", 45, 35, 65)),
        ("nuclear_warheads_unspecified", "kida", "2025-11-26", ("2025-11-27", None, 127, 150)),
        # isis-ngo-2016-projected-2020 (25 to 50) and -2020-reactor (up to 60); kida-2025-projected-2030, not 2023
        ("nuclear_warheads_projected", "isis-ngo", "2020-01-01", ("2021-01-01", None, 25, 60)),
        ("nuclear_warheads_projected", "kida", "2030-01-01", ("2031-01-01", None, None, 243)),
    ],
)
def test_figures(id: str, subject: str, day: str, expected: tuple[object, ...] | None) -> None:
    assert figure(id, subject, day) == (expected and (day, *expected))


@pytest.mark.parametrize(
    ("id", "subject", "day", "known_at", "expected"),
    [
        # The last launch known then: prk-2012-04-13-unha-3, prk-2012-12-12-unha-3
        ("launch_days", "PRK", "2012-01-01", "2012-12-11", ("2012-04-14", 1, None, None)),
        ("launch_days", "PRK", "2012-01-01", "2012-12-12", ("2012-12-13", 2, None, None)),
        ("launch_success_share", "slv", "2012-01-01", "2012-12-11", ("2012-04-14", 0, None, None)),
        ("launch_success_share", "slv", "2012-01-01", "2012-12-12", ("2012-12-13", 50, None, None)),
        # prk-2015-05-08-pukguksong-1 became known on 9 May; the launch before was on 3 April.
        ("days_since_last_launch", "PRK", "2015-04-04", "2015-05-08", None),
        ("days_since_last_launch", "PRK", "2015-04-04", "2015-05-09", ("2015-04-05", 1, None, None)),
        ("missile_launches_by_class", "slbm", "2015-01-01", "2015-05-08", None),
        ("missile_launches_by_class", "slbm", "2015-01-01", "2015-05-09", ("2015-05-10", 1, None, None)),
        ("missiles_launched_by_class", "icbm", "2017-01-01", "2017-07-04", ("2017-07-05", 1, None, None)),
        ("missiles_launched_by_rule", "rok-mnd", "2022-01-01", "2023-02-16", None),
        ("missiles_launched_by_rule", "rok-mnd", "2022-01-01", "2023-02-17", ("2023-01-01", None, 70, None)),
        ("launch_occasions_by_rule", "jmod", "2022-01-01", "2023-01-20", None),
        ("launch_occasions_by_rule", "jmod", "2022-01-01", "2023-01-21", ("2023-01-01", 31, None, None)),
        # First 'more than 2,700', 'over 2,500' and 'over 7,000'; CNS had figures later.
        ("launch_records_km", "range", "2017-08-29", "2017-08-28", None),
        ("launch_records_km", "range", "2017-08-29", "2017-08-29", (None, None, 2700, None)),
        ("launch_records_km", "range", "2017-08-29", "2017-09-15", ("2017-09-15", None, 2700, None)),
        ("launch_records_km", "range", "2017-08-29", "2017-11-28", ("2017-09-15", 2700, None, None)),
        ("launch_records_km", "apogee", "2017-07-04", "2017-07-04", (None, None, 2500, None)),
        ("launch_records_km", "apogee", "2024-10-31", "2024-10-31", (None, None, 7000, None)),
        ("launch_records_km", "apogee", "2024-10-31", "2025-06-30", (None, 7687, None, None)),
        # A replaced figure counts until the new one is known: 5.8, then 6.1. That of 2013 was told after the last one.
        ("nuclear_test_magnitude", "ctbto", "2017-09-03", "2017-09-12", ("2017-09-04", 5.8, None, None)),
        ("nuclear_test_magnitude", "ctbto", "2017-09-03", "2017-09-13", ("2017-09-04", 6.1, None, None)),
        ("nuclear_test_magnitude", "ctbto", "2013-02-12", "2013-02-12", ("2013-02-13", 4.9, None, None)),
        ("nuclear_test_magnitude", "ctbto", "2013-02-12", "2013-02-15", ("2013-02-13", 4.9, None, None)),
        ("nuclear_test_yield_kt", "38-north", "2017-09-03", "2017-09-12", None),
        ("nuclear_test_yield_kt", "38-north", "2017-09-03", "2017-09-13", ("2017-09-04", 250, None, None)),
        ("nuclear_plutonium_kg", "rok-mnd", "2016-01-01", "2017-01-10", None),
        ("nuclear_plutonium_kg", "rok-mnd", "2016-01-01", "2017-01-11", ("2017-01-01", 50, None, None)),
        ("nuclear_warheads_assembled", "sipri", "2025-01-01", "2025-06-15", None),
        ("nuclear_warheads_assembled", "sipri", "2025-01-01", "2025-06-16", ("2025-02-01", 50, None, None)),
        ("nuclear_warheads_projected", "kida", "2030-01-01", "2025-11-25", ("2031-01-01", None, None, 166)),
        ("nuclear_warheads_projected", "kida", "2030-01-01", "2025-11-26", ("2031-01-01", None, None, 243)),
    ],
)
def test_figures_as_they_were_known(
    id: str, subject: str, day: str, known_at: str, expected: tuple[object, ...] | None
) -> None:
    assert figure(id, subject, day, known_at=known_at) == (expected and (day, *expected))


def test_records() -> None:
    # prk-1993-05-29-nodong-cns-range, prk-1998-08-31-taepodong-1-press-voa-range, prk-2017-08-29-hwasong-12-cns-range,
    # prk-2017-09-15-hwasong-12-jmod-range, prk-2022-10-04-irbm-jmod-range
    assert figures("launch_records_km", "range") == [
        ("1993-05-29", "1998-08-31", 500, None, None),
        ("1998-08-31", "2017-08-29", 1500, None, None),
        ("2017-08-29", "2017-09-15", 2700, None, None),
        ("2017-09-15", "2022-10-04", 3700, None, None),
        ("2022-10-04", None, 4600, None, None),
    ]
    # prk-2012-12-12-unha-3-cns-apogee, prk-2017-11-29-hwasong-15-rok-jcs-apogee, prk-2024-10-31-hwasong-19-cns-apogee
    height = {row[0]: row[2] for row in figures("launch_records_km", "apogee")}
    assert (height["2012-12-12"], height["2017-11-29"], height["2024-10-31"]) == (581, 4500, 7687)


@pytest.mark.parametrize("known_at", [None, "2016-12-31", "2017-01-05", "2017-08-29", "2022-10-04", "2024-12-31"])
@pytest.mark.parametrize("subject", ["range", "apogee"])
def test_a_record_is_never_below_the_one_before(subject: str, known_at: str | None) -> None:
    found = figures("launch_records_km", subject, known_at=known_at)
    reached = [v if v is not None else low for _, _, v, low, _ in found]
    assert all(a < b for a, b in itertools.pairwise(reached))
    # Each is in force until the next one, and the last one still.
    assert [row[1] for row in found] == [row[0] for row in found[1:]] + [None]


def test_days_without_a_launch_are_counted_one_by_one() -> None:
    frame = ki.indicator("days_since_last_launch")
    assert (frame["period_start"].diff().dropna() == pd.Timedelta(days=1)).all()
    step = frame["value"].diff().dropna()
    assert ((step == 1) | (frame["value"].iloc[1:] == 0)).all()
    # A launch day of launch_days is a zero here, and the other way round.
    zeros = frame.loc[frame["value"] == 0, "period_start"].dt.year.value_counts()
    assert zeros.to_dict() == {int(row[0][:4]): row[2] for row in figures("launch_days", "PRK") if row[0] >= "2013"}


def test_launches_of_a_class_are_not_more_than_its_missiles() -> None:
    launches = ki.indicator("missile_launches_by_class").set_index(["subject", "period_start"])["value"]
    missiles = ki.indicator("missiles_launched_by_class").set_index(["subject", "period_start"])["value"].dropna()
    assert (missiles >= launches.loc[missiles.index]).all()
