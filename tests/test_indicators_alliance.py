"""Indicators of OPCON, troops and pledges against figures worked out by hand from the rows."""

from __future__ import annotations

import pandas as pd
import pytest

import kindicators as ki
from figures import extent, figure, figures

EXTENT = {
    "opcon_target_year": (8, "2005-03-08", "2030-06-04"),
    "opcon_target_slippage_months": (6, "2007-02-23", "2030-06-04"),
    "opcon_months_left": (272, "2005-04-01", "2030-07-01"),
    "usfk_personnel": (106, "1950-01-01", "2026-01-01"),
    "usfk_personnel_by_service": (313, "1950-01-01", "2026-01-01"),
    "usfj_personnel": (84, "1974-01-01", "2026-01-01"),
    "usfk_share_of_us_forces_abroad": (72, "1950-01-01", "2026-01-01"),
    "usfk_stated_level": (14, "2003-01-01", "2023-01-01"),
    "usfk_statutory_floor": (4, "2018-08-13", None),
    "rok_forces_abroad": (12, "2000-11-01", "2026-03-04"),
    "rok_units_abroad": (48, "2000-08-01", "2026-03-04"),
    "dprk_troops_in_russia": (9, "2024-10-24", "2026-02-21"),
    "dprk_troops_in_kursk": (11, "2024-10-28", "2025-08-15"),
    "dprk_troops_sent_to_russia": (11, "2024-10-23", "2026-02-05"),
    "dprk_troops_in_russia_envelope": (25, "2024-10-01", "2026-03-01"),
    "dprk_killed_in_russia": (6, "2024-12-19", "2026-02-05"),
    "dprk_casualties_in_russia": (17, "2024-12-23", "2026-02-13"),
    "pledges_announced_usd": (34, "2021-05-21", None),
    "pledges_legislated_usd": (1, "2026-03-12", None),
    "pledges_disbursed_usd": (2, "2024-12-19", None),
    "pledge_disbursed_share": (2, "2024-12-19", None),
}
BILLION = 10**9


@pytest.mark.parametrize("id", EXTENT)
def test_an_indicator_covers_what_its_rows_cover(id: str) -> None:
    assert extent(id) == EXTENT[id]


def test_opcon_targets() -> None:
    # opcon-2006-10-20-38th-scm-window, opcon-2007-02-23-date-2012-04-17 (day 108 of 366),
    # opcon-2010-06-26-delay-to-2015-12-01 (day 335 of 365), ended by opcon-2014-10-23-46th-scm-no-date
    assert figures("opcon_target_year", "joint") == [
        ("2006-10-20", "2007-02-23", None, 2009.786, 2012.202),
        ("2007-02-23", "2010-06-26", 2012.292, None, None),
        ("2010-06-26", "2014-10-23", 2015.915, None, None),
    ]
    # opcon-2005-03-08-roh-ten-years (ended by the joint window), opcon-2014-10-23-mid-2020s, opcon-2017-05-25-moon-term
    # (ended by opcon-2017-07-19-early-transfer, which has no date), opcon-2018-05-11-song-2023 (passed),
    # opcon-2025-09-16-lee-term (by 3 June 2030)
    assert figures("opcon_target_year", "rok") == [
        ("2005-03-08", "2006-10-20", None, None, 2015.997),
        ("2014-10-23", "2017-05-25", None, 2024.0, 2026.997),
        ("2017-05-25", "2017-07-19", None, None, 2022.351),
        ("2018-05-11", "2024-01-01", None, 2023.0, 2023.997),
        ("2025-09-16", "2030-06-04", None, None, 2030.419),
    ]


@pytest.mark.parametrize(
    ("subject", "known_at", "last"),
    [
        ("joint", "2006-10-19", None),
        ("joint", "2010-06-25", ("2007-02-23", "2012-04-18")),  # until the day itself is over
        ("joint", "2010-06-26", ("2010-06-26", "2015-12-02")),
        ("joint", "2014-10-22", ("2010-06-26", "2015-12-02")),
        ("joint", "2014-10-23", ("2010-06-26", "2014-10-23")),
        ("rok", "2017-05-25", ("2014-10-23", "2027-01-01")),  # the goal of 25 May became public on 26 May
        ("rok", "2017-05-26", ("2017-05-25", "2022-05-10")),
        ("rok", "2024-06-01", ("2018-05-11", "2024-01-01")),
    ],
)
def test_a_target_stands_until_it_is_replaced(subject: str, known_at: str, last: tuple[str, str] | None) -> None:
    found = figures("opcon_target_year", subject, known_at=known_at)
    assert (found[-1][:2] if found else None) == last


def test_opcon_slippage_counts_from_the_first_day_that_was_fixed() -> None:
    # 17 April 2012 to 1 December 2015: three years, seven months and 14 days
    assert [row[2] for row in figures("opcon_target_slippage_months", "joint")] == [0, 43.5]
    # to 1 January 2024 and 31 December 2026: 140.5 and 176.5 months
    assert figure("opcon_target_slippage_months", "rok", "2014-10-23") == (
        "2014-10-23",
        "2017-05-25",
        None,
        140.5,
        176.5,
    )
    assert figures("opcon_target_slippage_months", "joint", known_at="2007-02-22") == []
    assert [r[2] for r in figures("opcon_target_slippage_months", "joint", known_at="2007-02-23")] == [0]


def test_the_time_left_falls_by_a_month_a_month() -> None:
    frame = ki.indicator("opcon_months_left")
    same_target = frame["source_ids"].eq(frame["source_ids"].shift())
    for column in ("value", "low", "high"):
        step = frame[column].diff()[same_target].dropna()
        assert step.between(-1.11, -0.89).all()
    assert frame["period_end"].eq(frame["period_start"] + pd.DateOffset(months=1)).all()


@pytest.mark.parametrize(
    ("id", "subject", "day", "expected"),
    [
        # From 1 March 2007 to 17 April 2012; from 1 July 2010 to 1 December 2015; no joint date from October 2014.
        ("opcon_months_left", "joint", "2007-03-01", ("2007-04-01", 61.6, None, None)),
        ("opcon_months_left", "joint", "2010-07-01", ("2010-08-01", 65, None, None)),
        ("opcon_months_left", "joint", "2014-11-01", None),
        # No dated goal after July 2017; the year aimed at has begun; it is over; by 3 June 2030
        ("opcon_months_left", "rok", "2018-01-01", None),
        ("opcon_months_left", "rok", "2023-12-01", ("2024-01-01", None, -11, 1)),
        ("opcon_months_left", "rok", "2024-01-01", None),
        ("opcon_months_left", "rok", "2025-10-01", ("2025-11-01", None, None, 56.1)),
        # usa-kor-dmdc-1953-06-30-total, -2015-06-30-total, -2025-12-31-total; no counts of 2003 and early 2013 and 2023
        ("usfk_personnel", "usfk", "1953-01-01", ("1954-01-01", 326863, None, None)),
        ("usfk_personnel", "usfk", "2015-04-01", ("2015-07-01", 27687, None, None)),
        ("usfk_personnel", "usfk", "2025-10-01", ("2026-01-01", 23495, None, None)),
        ("usfk_personnel", "usfk", "2003-01-01", None),
        ("usfk_personnel", "usfk", "2013-01-01", None),
        ("usfk_personnel", "usfk", "2023-01-01", None),
        # usa-kor-dmdc-2012-09-30-army, -2025-12-31-army, -2022-09-30-air-and-space-force; no Navy in 2008
        ("usfk_personnel_by_service", "army", "2012-01-01", ("2013-01-01", 19231, None, None)),
        ("usfk_personnel_by_service", "army", "2025-10-01", ("2026-01-01", 15216, None, None)),
        ("usfk_personnel_by_service", "air_and_space_force", "2022-07-01", ("2022-10-01", 7885, None, None)),
        ("usfk_personnel_by_service", "navy", "2008-01-01", None),
        # usa-jpn-dmdc-2007-09-30-total and 2008, where crews of ships begin to count
        ("usfj_personnel", "usfj", "2007-01-01", ("2008-01-01", 32803, None, None)),
        ("usfj_personnel", "usfj", "2008-01-01", ("2009-01-01", 42521, None, None)),
        # 326,863 of 992,647; 37,743 of 203,037; 23,642 of 153,771 (September, not December)
        ("usfk_share_of_us_forces_abroad", "usfk", "1953-01-01", ("1954-01-01", 32.93, None, None)),
        ("usfk_share_of_us_forces_abroad", "usfk", "2002-01-01", ("2003-01-01", 18.59, None, None)),
        ("usfk_share_of_us_forces_abroad", "usfk", "2025-01-01", ("2026-01-01", 15.37, None, None)),
        ("usfk_share_of_us_forces_abroad", "usfk", "2003-01-01", None),
        # usa-kor-rok-mnd-2022-stated (a year), usa-kor-us-dod-2018-04-14-stated (a day), usa-kor-usfk-2018-06-05-range
        ("usfk_stated_level", "rok-mnd", "2022-01-01", ("2023-01-01", 28500, None, None)),
        ("usfk_stated_level", "us-dod", "2018-04-14", ("2018-04-15", 28500, None, None)),
        ("usfk_stated_level", "usfk", "2018-06-05", ("2018-06-06", None, 27000, 33000)),
        # kor-world-mnd-2014-09-present; kor-world-mnd-2026-03-03-present-units 971 and -individuals 36
        ("rok_forces_abroad", "KOR", "2014-09-01", ("2014-10-01", 1393, None, None)),
        ("rok_forces_abroad", "KOR", "2026-03-03", ("2026-03-04", 1007, None, None)),
        # kor-irq-hankyung-2007-12-27-zaytun-present, kor-som-mnd-2022-12-cheonghae-present
        ("rok_units_abroad", "zaytun-division", "2007-12-27", ("2007-12-28", 650, None, None)),
        ("rok_units_abroad", "cheonghae-unit", "2022-12-01", ("2023-01-01", 263, None, None)),
        # prk-rus-us-dod-2024-11-04-present, prk-rus-ukr-president-2026-02-20-present
        ("dprk_troops_in_russia", "us-dod", "2024-11-04", ("2024-11-05", None, 11000, 12000)),
        ("dprk_troops_in_russia", "ukr-president", "2026-02-20", ("2026-02-21", 10000, None, None)),
        # …-2024-11-04-present-kursk (more than), …-2024-10-31-present-kursk (up to), …-hur-2025-02-04-present-kursk
        ("dprk_troops_in_kursk", "us-dod", "2024-11-04", ("2024-11-05", None, 10000, None)),
        ("dprk_troops_in_kursk", "us-state", "2024-10-31", ("2024-11-01", None, None, 8000)),
        ("dprk_troops_in_kursk", "ukr-hur", "2025-02-04", ("2025-02-05", 8000, None, None)),
        # prk-rus-nis-2024-10-23-cumulative, prk-rus-nis-2025-04-30-cumulative, prk-rus-hur-2026-02-04-cumulative
        ("dprk_troops_sent_to_russia", "rok-nis", "2024-10-23", ("2024-10-24", 3000, None, None)),
        ("dprk_troops_sent_to_russia", "rok-nis", "2025-04-30", ("2025-05-01", 15000, None, None)),
        ("dprk_troops_sent_to_russia", "ukr-hur", "2026-02-04", ("2026-02-05", None, 14000, None)),
        # 3,000 (NIS), 10,000 twice (Pentagon) and at least 11,000 (presidential office): no high end
        # at the end of a period: prk-rus-msmt-2024-cumulative, prk-rus-rok-jcs-2025-03-27-cumulative (first dispatch)
        ("dprk_troops_sent_to_russia", "msmt", "2024-12-31", ("2025-01-01", None, 11000, None)),
        ("dprk_troops_sent_to_russia", "rok-jcs", "2024-12-31", ("2025-01-01", 11000, None, None)),
        # ukr-president 3,000 and ukr-hur 12,000 of October 2024; ukr-president alone spoke after August 2025
        ("dprk_troops_in_russia_envelope", "present", "2024-10-01", ("2024-11-01", None, 3000, 12000)),
        ("dprk_troops_in_russia_envelope", "present", "2026-02-01", ("2026-03-01", None, 10000, 10000)),
        ("dprk_troops_in_russia_envelope", "present", "2025-07-01", None),
        # rok-nis 3,000, us-dod 10,000 and rok-president 'at least 11,000' of October; us-dod 12,000 of December 2024
        ("dprk_troops_in_russia_envelope", "sent", "2024-10-01", ("2024-11-01", None, 3000, None)),
        ("dprk_troops_in_russia_envelope", "sent", "2024-12-01", ("2025-01-01", None, 3000, 12000)),
        # rok-nis 15,000 and ukr-mod 11,000; from October 2025 the former is more than five months old
        ("dprk_troops_in_russia_envelope", "sent", "2025-09-01", ("2025-10-01", None, 11000, 15000)),
        ("dprk_troops_in_russia_envelope", "sent", "2025-10-01", ("2025-11-01", None, 11000, 11000)),
        # prk-rus-nis-2024-12-19-killed (at least), prk-rus-western-officials-2025-01-killed (a month)
        ("dprk_killed_in_russia", "rok-nis", "2024-12-19", ("2024-12-20", None, 100, None)),
        ("dprk_killed_in_russia", "western-officials", "2025-01-01", ("2025-02-01", 1000, None, None)),
        # prk-rus-nis-2025-03-killed-and-wounded (a month), prk-rus-hur-2026-02-04-casualties
        ("dprk_casualties_in_russia", "rok-nis", "2025-03-01", ("2025-04-01", None, 4000, None)),
        ("dprk_casualties_in_russia", "ukr-hur", "2026-02-04", ("2026-02-05", None, 4000, 5000)),
        # kor-usa-350bn-2025 and kor-public-flng-fund-2026; its two parts of 150 and 200 billion are not added
        ("pledges_announced_usd", "KOR", "2025-07-30", ("2025-10-29", 350 * BILLION, None, None)),
        ("pledges_announced_usd", "KOR", "2026-06-04", (None, 350.15 * BILLION, None, None)),
        # Georgia 5.54 and technology 5; SK On 4 to 5; then 7.6 + 5 + 5 + 21; then 26 for the 21
        ("pledges_announced_usd", "hyundai-motor-group", "2022-05-22", ("2022-12-08", 10.54 * BILLION, None, None)),
        (
            "pledges_announced_usd",
            "hyundai-motor-group",
            "2022-12-08",
            ("2023-04-25", None, 14.54 * BILLION, 15.54 * BILLION),
        ),
        ("pledges_announced_usd", "hyundai-motor-group", "2025-03-24", ("2025-08-26", 38.6 * BILLION, None, None)),
        ("pledges_announced_usd", "hyundai-motor-group", "2025-08-26", (None, 43.6 * BILLION, None, None)),
        ("pledges_announced_usd", "QAT", "2025-05-14", (None, None, 1200 * BILLION, None)),
        ("pledges_announced_usd", "TWN", "2026-01-15", (None, None, 250 * BILLION, None)),  # without the guarantees
        # kor-usa-350bn-2025-on-2026-03-12-legislated
        ("pledges_legislated_usd", "KOR", "2026-03-12", (None, 350 * BILLION, None, None)),
        # …-on-2026-10-01-first-payment is only reported by the press; …-on-2024-12-19-disbursed occurred.
        ("pledges_disbursed_usd", "KOR", "2026-10-01", (None, None, 0, 2.4 * BILLION)),
        ("pledges_disbursed_usd", "hanwha-group", "2024-12-19", (None, 0.1 * BILLION, None, None)),
        # 2.4 of 350.15 billion; 100 of 100 million
        ("pledge_disbursed_share", "KOR", "2026-10-01", (None, None, 0, 0.685)),
        ("pledge_disbursed_share", "hanwha-group", "2024-12-19", (None, 100, None, None)),
    ],
)
def test_figures(id: str, subject: str, day: str, expected: tuple[object, ...] | None) -> None:
    assert figure(id, subject, day) == (expected and (day, *expected))


@pytest.mark.parametrize(
    ("id", "subject", "day", "known_at", "expected"),
    [
        # A count becomes known at the end of the next quarter.
        ("usfk_personnel", "usfk", "2025-07-01", "2025-12-30", None),
        ("usfk_personnel", "usfk", "2025-07-01", "2025-12-31", ("2025-10-01", 23642, None, None)),
        ("usfj_personnel", "usfj", "2013-10-01", "2014-03-30", None),
        ("usfj_personnel", "usfj", "2013-10-01", "2014-03-31", ("2014-01-01", 53828, None, None)),
        # The sums of all countries were first published on 2 March 2021.
        ("usfk_share_of_us_forces_abroad", "usfk", "1953-01-01", "2021-03-01", None),
        ("usfk_share_of_us_forces_abroad", "usfk", "1953-01-01", "2021-03-02", ("1954-01-01", 32.93, None, None)),
        ("usfk_stated_level", "rok-mnd", "2022-01-01", "2023-02-15", None),
        ("usfk_stated_level", "rok-mnd", "2022-01-01", "2023-02-16", ("2023-01-01", 28500, None, None)),
        # The end of a floor is known only when the next act is law.
        ("usfk_statutory_floor", "usfk", "2018-08-13", "2018-08-12", None),
        ("usfk_statutory_floor", "usfk", "2018-08-13", "2019-12-19", (None, 22000, None, None)),
        ("usfk_statutory_floor", "usfk", "2018-08-13", "2019-12-20", ("2019-12-20", 22000, None, None)),
        ("usfk_statutory_floor", "usfk", "2021-01-01", "2021-12-26", (None, 28500, None, None)),
        ("usfk_statutory_floor", "usfk", "2021-01-01", "2021-12-27", ("2021-12-27", 28500, None, None)),
        ("rok_forces_abroad", "KOR", "2026-03-03", "2026-03-02", None),
        ("rok_units_abroad", "zaytun-division", "2006-11-04", "2006-12-28", None),
        ("rok_units_abroad", "zaytun-division", "2006-11-04", "2006-12-29", ("2006-11-05", 2140, None, None)),
        ("dprk_troops_in_kursk", "ukr-intelligence-officials", "2024-10-28", "2024-10-29", None),
        (
            "dprk_troops_in_kursk",
            "ukr-intelligence-officials",
            "2024-10-28",
            "2024-10-30",
            ("2024-10-29", 3000, None, None),
        ),
        # 'At least 11,000' of 30 October opens the high end.
        ("dprk_troops_in_russia_envelope", "sent", "2024-10-01", "2024-10-29", ("2024-11-01", None, 3000, 10000)),
        ("dprk_troops_in_russia_envelope", "sent", "2024-10-01", "2024-10-30", ("2024-11-01", None, 3000, None)),
        ("dprk_casualties_in_russia", "rok-nis", "2025-03-01", "2025-03-30", None),
        ("dprk_casualties_in_russia", "rok-nis", "2025-03-01", "2025-03-31", ("2025-04-01", None, 4000, None)),
        # A pledge stands until its revision is known; one of "June 2024" became public on the 21st.
        ("pledges_announced_usd", "samsung-electronics", "2024-04-01", "2024-12-19", (None, 45 * BILLION, None, None)),
        (
            "pledges_announced_usd",
            "samsung-electronics",
            "2024-04-01",
            "2024-12-20",
            ("2024-12-20", 45 * BILLION, None, None),
        ),
        ("pledges_announced_usd", "hanwha-group", "2024-06-01", "2024-06-20", None),
        ("pledges_legislated_usd", "KOR", "2026-03-12", "2026-03-11", None),
        ("pledges_disbursed_usd", "KOR", "2026-10-01", "2026-10-01", None),
        ("pledges_disbursed_usd", "KOR", "2026-10-01", "2026-10-02", (None, None, 0, 2.4 * BILLION)),
        ("pledge_disbursed_share", "KOR", "2026-10-01", "2026-10-01", None),
    ],
)
def test_figures_as_they_were_known(
    id: str, subject: str, day: str, known_at: str, expected: tuple[object, ...] | None
) -> None:
    assert figure(id, subject, day, known_at=known_at) == (expected and (day, *expected))


def test_the_statutory_floor_has_a_gap() -> None:
    # …-2018-08-13-floor-fy2019, -2019-12-20-floor-fy2020, -2021-01-01-floor-fy2021, -2025-12-18-floor-fy2026; between
    # the last two only a sense of Congress
    assert figures("usfk_statutory_floor", "usfk") == [
        ("2018-08-13", "2019-12-20", 22000, None, None),
        ("2019-12-20", "2021-01-01", 28500, None, None),
        ("2021-01-01", "2021-12-27", 28500, None, None),
        ("2025-12-18", None, 28500, None, None),
    ]
    assert ki.indicator("usfk_statutory_floor", as_of="2023-06-01").empty


@pytest.mark.parametrize("day", ["1955-01-01", "2002-01-01", "2024-07-01", "2025-10-01"])
def test_services_add_up_to_the_total(day: str) -> None:
    parts = ki.indicator("usfk_personnel_by_service", as_of=day)
    assert parts["value"].sum() == figure("usfk_personnel", "usfk", day)[2]  # type: ignore[index]


@pytest.mark.parametrize(
    ("id", "subject"),
    [
        ("usfk_stated_level", "stars-and-stripes"),  # a newspaper: usa-kor-stripes-2004-stated
        ("dprk_troops_in_kursk", "uk-mod"),  # sent there, not present: prk-rus-uk-mod-2025-01-deployed
        ("dprk_casualties_in_russia", "white-house"),  # of one week: prk-rus-white-house-2024-12-27-killed-and-wounded
        ("dprk_killed_in_russia", "kcna"),  # acknowledged or of one regiment
        ("usfk_personnel_by_service", "civilian"),
        ("pledges_announced_usd", "hyundai-steel"),  # part of the plan of its group
    ],
)
def test_what_is_left_out(id: str, subject: str) -> None:
    assert subject not in set(ki.indicator(id)["subject"])  # type: ignore[call-overload]


@pytest.mark.parametrize("known_at", [None, "2023-06-01", "2025-09-30", "2026-02-28"])
def test_pledges_of_one_pledger_follow_each_other_without_a_gap(known_at: str | None) -> None:
    frame = ki.indicator("pledges_announced_usd", known_at=known_at)
    for _, rows in frame.groupby("subject"):
        assert list(rows["period_end"].iloc[:-1]) == list(rows["period_start"].iloc[1:])
        assert pd.isna(rows["period_end"].iloc[-1])
