"""The indicators of forces, the alliance, sanctions and opinion against values counted by hand in the tables."""

from __future__ import annotations

import pandas as pd
import pytest

import kindicators as ki
from kindicators.names import IndicatorName


def at(
    indicator: IndicatorName, subject: str, start: str, known_at: str | None = None
) -> tuple[float | None, float | None, float | None]:
    """Return value, low and high of the one row that begins on a day."""
    rows = ki.indicator(indicator, subject=subject, known_at=known_at)
    rows = rows[rows["period_start"] == start]
    assert len(rows) == 1, f"{indicator} {subject} {start}: {len(rows)} rows"
    value, low, high = (None if pd.isna(rows[c].iloc[0]) else float(rows[c].iloc[0]) for c in ("value", "low", "high"))
    return value, low, high


def starts(indicator: IndicatorName, subject: str, known_at: str | None = None) -> list[str]:
    """Return the days on which the rows of a subject begin."""
    rows = ki.indicator(indicator, subject=subject, known_at=known_at)
    return sorted(rows["period_start"].dt.strftime("%Y-%m-%d"))


@pytest.mark.parametrize(
    ("indicator", "subject", "start", "value"),
    [
        # force_levels: kor-active-personnel-total-1999-12-31-wp2000, -2022-12-wp2022, prk- the same
        ("armed_forces_personnel", "KOR", "1999-12-31", 690_000),
        ("armed_forces_personnel", "KOR", "2022-12-01", 500_000),
        ("armed_forces_personnel", "PRK", "1988-01-01", 870_000),
        ("armed_forces_personnel", "PRK", "2022-12-01", 1_280_000),
        # kor-active-personnel-total-2019-mnd, -2025-07-01-mnd
        ("rok_active_personnel_counted", "KOR", "2019-01-01", 563_000),
        ("rok_active_personnel_counted", "KOR", "2025-07-01", 450_000),
        # 1,170,000 / 690,000 = 1.6957 and 1,280,000 / 500,000 = 2.56
        ("armed_forces_personnel_ratio", "prk-per-kor", "1999-12-31", 1.70),
        ("armed_forces_personnel_ratio", "prk-per-kor", "2022-12-01", 2.56),
        # …-tanks-army-1988-wp1988, -2020-12-wp2020
        ("tanks", "PRK", "1988-01-01", 3500),
        ("tanks", "KOR", "2020-12-01", 2130),
        # …-armoured-vehicles-army-1991-wp1991, -2022-12-wp2022
        ("armoured_vehicles", "PRK", "1991-01-01", 2500),
        ("armoured_vehicles", "KOR", "2022-12-01", 3100),
        # …-field-artillery-army-2002-12-31-wp2003, -2004-12-wp2004, kor- -2022-12-wp2022
        ("artillery", "PRK", "2002-12-31", 10_000),
        ("artillery", "PRK", "2004-12-01", 8700),
        ("artillery", "KOR", "2022-12-01", 5600),
        # …-multiple-rocket-launchers-army-2010-11-wp2010, -2022-12-wp2022
        ("multiple_rocket_launchers", "PRK", "2010-11-01", 5100),
        ("multiple_rocket_launchers", "KOR", "2022-12-01", 310),
        # …-surface-combatants-navy-1988-wp1988, -2022-12-wp2022
        ("surface_combatants", "KOR", "1988-01-01", 170),
        ("surface_combatants", "PRK", "2022-12-01", 420),
        # …-submarines-navy-2002-12-31-wp2003, -2016-12-wp2016
        ("submarines", "PRK", "2002-12-31", 100),
        ("submarines", "KOR", "2016-12-01", 10),
        # …-combat-aircraft-air-force-2000-12-31-wp2001, -2022-12-wp2022
        ("combat_aircraft", "KOR", "2000-12-31", 560),
        ("combat_aircraft", "PRK", "2022-12-01", 810),
        # …-reserve-personnel-total-2004-12-wp2004, -2022-12-wp2022: the total, not one of its four parts
        ("reserve_forces_personnel", "KOR", "2004-12-01", 3_040_000),
        ("reserve_forces_personnel", "PRK", "2022-12-01", 7_620_000),
        # 3500 / 1500 = 2.333, 4300 / 2130 = 2.0188, 5500 / 310 = 17.742, 420 / 90 = 4.667, 2600 / 3100 = 0.8387
        ("main_weapons_ratio", "tanks", "1988-01-01", 2.33),
        ("main_weapons_ratio", "tanks", "2020-12-01", 2.02),
        ("main_weapons_ratio", "multiple_rocket_launchers", "2022-12-01", 17.74),
        ("main_weapons_ratio", "surface_combatants", "2022-12-01", 4.67),
        ("main_weapons_ratio", "armoured_vehicles", "2022-12-01", 0.84),
        # military_exercises: key-resolve-2018 held, ulchi-freedom-guardian-2018 suspended
        ("rok_us_exercises_held", "command_post", "2018-01-01", 1),
        # combined-command-post-training-2020-1 postponed, -2020-2 scaled back; freedom- and ulchi-freedom-shield-2025
        ("rok_us_exercises_held", "command_post", "2020-01-01", 1),
        ("rok_us_exercises_held", "command_post", "2025-01-01", 2),
        # max-thunder-2018 held, vigilant-ace-2018 suspended; freedom-flag-2025-1 held, -2 scaled back
        ("rok_us_exercises_held", "air", "2018-01-01", 1),
        ("rok_us_exercises_held", "air", "2025-01-01", 2),
        # team-spirit-1991 held, -1992 cancelled
        ("rok_us_exercises_held", "team_spirit", "1991-01-01", 1),
        ("rok_us_exercises_held", "team_spirit", "1992-01-01", 0),
        ("rok_us_exercises_held", "foal_eagle", "2018-01-01", 1),
        ("rok_us_exercises_held", "foal_eagle", "2001-01-01", 0),  # foal-eagle-2001 was put off to 2002
        # exercise_figures: freedom-shield-2025-field-training-events-rok-us-militaries and that of 2026
        ("field_training_events", "freedom-shield", "2025-03-10", 51),
        ("field_training_events", "freedom-shield", "2026-03-09", 22),
        # team-spirit-1978-personnel-kor, key-resolve-2015-personnel-kor-press-moneys (not the 200,000 with Foal Eagle),
        # ulchi-freedom-guardian-2017-personnel-kor, ulchi-freedom-shield-2025-personnel-kor
        ("exercise_rok_troops", "team-spirit", "1978-01-01", 73_000),
        ("exercise_rok_troops", "key-resolve", "2015-03-02", 10_000),
        ("exercise_rok_troops", "ulchi-freedom-guardian", "2017-08-21", 50_000),
        ("exercise_rok_troops", "ulchi-freedom-shield", "2025-08-18", 18_000),
        # alliance_meetings: scm-12-1979 ends 19 October 1979, scm-13-1981 lasts from 29 to 30 April 1981 (366 + 192)
        ("days_since_last_scm", "scm", "1981-04-29", 558),
        ("days_since_last_scm", "scm", "1981-04-30", 0),
        # scm-57-2025 ends 4 November 2025; kidd-2026-05-12 is the last meeting (56 + 134 days)
        ("days_since_last_scm", "scm", "2026-05-13", 190),
        ("scm_held", "scm", "1980-01-01", 0),  # scm-1980-not-held
        ("scm_held", "scm", "1998-01-01", 0),  # scm-30-1998-postponed
        ("scm_held", "scm", "1999-01-01", 2),  # scm-30-1999, scm-31-1999
        ("scm_held", "scm", "2025-01-01", 1),  # scm-57-2025
        # command_tenures: usfk-1957-george-decker (365 + 365), usfk-2016-vincent-brooks (2 * 365 + 192)
        ("usfk_commander_tenure_days", "usfk", "1957-07-01", 730),
        ("usfk_commander_tenure_days", "usfk", "2016-04-30", 922),
        # sanctions_resolutions: 1718; 1718, 1874, 2087, 2094, 2270, 2321, 2356, 2371, 2375, 2397; 13 extensions to 2680
        ("unsc_dprk_resolutions", "sanctions", "2006-10-14", 1),
        ("unsc_dprk_resolutions", "sanctions", "2017-12-22", 10),
        ("unsc_dprk_resolutions", "panel_mandate", "2023-03-23", 13),
        # sanctions_measures: arms, assets, luxury, nuclear goods, travel; then aviation fuel and coal
        ("sanctions_measures_in_force", "ban", "2006-10-14", 5),
        ("sanctions_measures_in_force", "ban", "2016-03-02", 7),
        # coal is a cap now, metals and monuments are new
        ("sanctions_measures_in_force", "ban", "2016-11-30", 8),
        # crude oil (in barrels and in tonnes) and refined petroleum
        ("sanctions_measures_in_force", "cap", "2018-01-01", 2),
        # cargo inspection, reports on crude oil, return of workers
        ("sanctions_measures_in_force", "duty", "2017-12-22", 3),
        # unsc-2270-2016-vessels, unsc-2397-2017-individuals
        ("sanctions_designations", "vessels", "2016-03-02", 31),
        ("sanctions_designations", "individuals", "2017-12-22", 16),
        # public_opinion: asan-own-weapons-2012-11-support, -2025-03-support, gallup-korea-own-weapons-2013-02-support
        ("nuclear_armament_support", "asan-institute", "2012-09-01", 66),
        ("nuclear_armament_support", "asan-institute", "2025-03-01", 76.2),
        ("nuclear_armament_support", "gallup-korea", "2013-02-13", 64),
        # kinu-own-weapons-if-north-keeps-2021-10-support, eai-own-weapons-if-north-keeps-2024-support
        ("nuclear_armament_support_if_north_keeps", "kinu", "2021-10-01", 71.3),
        ("nuclear_armament_support_if_north_keeps", "eai", "2024-01-01", 71.4),
        # chey-need-own-weapons-2022-12-16-needed, -2024-01-10-needed
        ("nuclear_armament_needed", "chey-institute", "2022-11-28", 76.6),
        ("nuclear_armament_needed", "chey-institute", "2023-12-15", 72.8),
        # asan-us-tactical-weapons-2022-11-12-support, kinu-us-weapons-2023-05-10-support
        ("us_nuclear_weapons_support", "asan-institute", "2022-11-10", 61.1),
        ("us_nuclear_weapons_support", "kinu", "2023-04-15", 53.6),
        # chey-us-uses-deterrent-2024-01-10-yes, kinu-trust-umbrella-2024-05-16-trust
        ("us_deterrent_trust", "chey-institute", "2023-12-15", 39.2),
        ("us_deterrent_trust", "kinu", "2024-04-18", 66.9),
        ("alliance_needed", "kinu", "2023-04-15", 87.2),  # kinu-alliance-needed-2023-05-10-needed
    ],
)
def test_a_value_counted_by_hand(indicator: IndicatorName, subject: str, start: str, value: float) -> None:
    assert at(indicator, subject, start) == (value, None, None)


@pytest.mark.parametrize(
    ("indicator", "subject", "start", "low"),
    [
        # kor-active-personnel-total-2006-12-wp2006, prk-active-personnel-total-2008-12-wp2008: "more than"
        ("armed_forces_personnel", "KOR", "2006-12-01", 674_000),
        ("armed_forces_personnel", "PRK", "2008-12-01", 1_190_000),
        ("alliance_needed", "kinu", "2024-04-18", 90),  # kinu-alliance-needed-2024-05-16-needed: over 90 percent
    ],
)
def test_at_least_stays_a_lower_end(indicator: IndicatorName, subject: str, start: str, low: float) -> None:
    assert at(indicator, subject, start) == (None, low, None)


@pytest.mark.parametrize(
    ("indicator", "subject", "start"),
    [
        ("armed_forces_personnel_ratio", "prk-per-kor", "2006-12-01"),  # two lower ends
        ("artillery", "KOR", "2000-12-31"),  # holds rocket launchers
        ("multiple_rocket_launchers", "KOR", "2012-12-01"),  # counted with the guns
        ("main_weapons_ratio", "multiple_rocket_launchers", "2012-12-01"),
        ("tanks", "KOR", "2012-12-01"),  # without the Marine Corps
        ("armoured_vehicles", "KOR", "2012-12-01"),  # without the Marine Corps
        ("main_weapons_ratio", "tanks", "2012-12-01"),
        ("surface_combatants", "PRK", "1988-01-01"),  # holds submarines
        ("submarines", "PRK", "1996-01-01"),  # other count than from 1999
        ("reserve_forces_personnel", "KOR", "2002-12-31"),  # holds police
        ("rok_us_exercises_held", "command_post", "2001-01-01"),  # rsoi-2001 is known from its announcement only
        ("rok_us_exercises_held", "command_post", "2005-01-01"),  # no row for the spring
        ("rok_us_exercises_held", "command_post", "2026-01-01"),  # ulchi-freedom-shield-2026 is planned
        ("rok_us_exercises_held", "air", "2016-01-01"),
        ("rok_us_exercises_held", "air", "2019-01-01"),
        ("field_training_events", "ulchi-freedom-shield", "2025-08-18"),  # 40 planned, half put off
        ("exercise_rok_troops", "key-resolve", "2016-03-07"),  # with Foal Eagle
        ("scm_held", "scm", "2026-01-01"),  # scm-58-2026 is planned
        ("usfk_commander_tenure_days", "usfk", "2024-12-20"),  # usfk-2024-xavier-brunson is in office
        ("sanctions_measures_in_force", "cap", "2009-06-12"),
    ],
)
def test_what_the_tables_do_not_bear_has_no_row(indicator: IndicatorName, subject: str, start: str) -> None:
    assert start not in starts(indicator, subject)


@pytest.mark.parametrize(
    ("indicator", "first", "last"),
    [
        ("armed_forces_personnel", "1988-01-01", "2022-12-01"),
        ("artillery", "2002-12-31", "2022-12-01"),
        ("submarines", "1999-12-31", "2022-12-01"),
        ("rok_us_exercises_held", "1976-01-01", "2025-01-01"),
        ("days_since_last_scm", "1968-05-28", "2026-05-13"),
        ("scm_held", "1968-01-01", "2025-01-01"),
        ("usfk_commander_tenure_days", "1957-07-01", "2021-07-02"),
        ("unsc_dprk_resolutions", "2006-10-14", "2023-03-23"),
        ("sanctions_measures_in_force", "2006-10-14", "2018-01-01"),
        ("nuclear_armament_support", "2010-01-01", "2025-03-01"),
    ],
)
def test_nothing_lies_outside_the_coverage(indicator: IndicatorName, first: str, last: str) -> None:
    rows = ki.indicator(indicator)
    assert rows["period_start"].min() == pd.Timestamp(first)
    assert rows["period_start"].max() == pd.Timestamp(last)


@pytest.mark.parametrize(
    ("indicator", "subjects"),
    [
        ("main_weapons_ratio", 6),  # without submarines
        ("nuclear_armament_support", 5),  # asan, gallup, chicago, realmeter, snu; no elites, no blog
        ("exercise_rok_troops", 8),  # without Hoguk (the ROK alone) and Freedom Bolt (one drop)
        ("sanctions_measures_in_force", 3),
        ("sanctions_designations", 3),
    ],
)
def test_the_subjects(indicator: IndicatorName, subjects: int) -> None:
    assert ki.indicator(indicator)["subject"].nunique() == subjects


def test_every_day_since_the_first_scm_counts_one_more_or_starts_anew() -> None:
    days = ki.indicator("days_since_last_scm")
    steps = days["value"].diff().iloc[1:]
    assert (days["period_start"].diff().iloc[1:] == pd.Timedelta(days=1)).all()
    assert ((steps == 1) | (days["value"].iloc[1:] == 0)).all()
    assert (days["value"] == 0).sum() == 57


def test_every_year_since_1968_says_whether_there_was_an_scm() -> None:
    meetings = ki.indicator("scm_held")
    assert list(meetings["period_start"].dt.year) == list(range(1968, 2026))
    assert meetings["value"].sum() == 57


def test_the_year_of_an_scm_ends_with_the_last_meeting_known_until_it_is_over() -> None:
    # scm-30-1999 of 15 January 1999 was the first of two; after scm-57-2025 came ncg-05-2025 of 11 December 2025.
    for known_at, end in (("1999-01-31", "1999-01-16"), ("2025-12-31", "2025-12-12"), ("2026-05-31", "2026-01-01")):
        last = ki.indicator("scm_held", known_at=known_at).iloc[-1]
        assert (last["value"], last["period_end"]) == (1, pd.Timestamp(end)), known_at
    assert ki.indicator("scm_held", as_of="2025-12-20", known_at="2025-12-15").empty


def test_the_tenures_of_commanders_follow_one_another() -> None:
    tenures = ki.indicator("usfk_commander_tenure_days")
    assert list(tenures["period_start"].iloc[1:]) == list(tenures["period_end"].iloc[:-1])
    assert len(tenures) == 26


@pytest.mark.parametrize("subject", ["sanctions", "panel_mandate"])
def test_each_resolution_adds_one_and_the_last_count_stays(subject: str) -> None:
    counts = ki.indicator("unsc_dprk_resolutions", subject=subject)
    assert list(counts["value"]) == list(range(1, len(counts) + 1))
    assert list(counts["period_end"].isna()) == [False] * (len(counts) - 1) + [True]


def test_bans_are_never_fewer_than_before() -> None:
    assert ki.indicator("sanctions_measures_in_force", subject="ban")["value"].is_monotonic_increasing


@pytest.mark.parametrize("indicator", ["armed_forces_personnel", "nuclear_armament_support", "field_training_events"])
def test_a_statement_stands_for_its_own_time_only(indicator: IndicatorName) -> None:
    rows = ki.indicator(indicator)
    assert ((rows["period_end"] - rows["period_start"]) <= pd.Timedelta(days=366)).all()


@pytest.mark.parametrize(
    ("indicator", "subject", "start", "day_before", "published"),
    [
        ("armed_forces_personnel", "KOR", "2022-12-01", "2023-02-15", "2023-02-16"),
        # The press gave the ROK's ships of the edition of December 2012 only in January 2015.
        ("main_weapons_ratio", "surface_combatants", "2012-12-01", "2015-01-30", "2015-01-31"),
        # rok_us_exercises_held of 2025: ulchi-freedom-shield-2025 is public as held on its last day
        ("rok_us_exercises_held", "command_post", "2025-01-01", "2025-08-27", "2025-08-28"),
        # The next commander took over on 20 December 2024, which is when the tenure ended.
        ("usfk_commander_tenure_days", "usfk", "2021-07-02", "2024-12-19", "2024-12-20"),
        ("nuclear_armament_support", "gallup-korea", "2017-09-05", "2017-09-07", "2017-09-08"),
        ("unsc_dprk_resolutions", "sanctions", "2017-12-22", "2017-12-21", "2017-12-22"),
    ],
)
def test_a_row_is_known_from_its_publication(
    indicator: IndicatorName, subject: str, start: str, day_before: str, published: str
) -> None:
    assert start not in starts(indicator, subject, day_before)
    assert start in starts(indicator, subject, published)


def test_the_later_count_of_field_training_replaces_the_announcement() -> None:
    # ulchi-freedom-shield-2023-field-training-events-rok-us-militaries: 30; -rok-armed-forces of 18 August 2024: 38
    for known_at, value in (("2024-08-17", 30), ("2024-08-18", 38)):
        row = at("field_training_events", "ulchi-freedom-shield", "2023-08-21", known_at)
        assert row == (value, None, None), known_at


def test_the_end_of_a_count_is_not_known_before_the_next_resolution() -> None:
    before = ki.indicator("unsc_dprk_resolutions", subject="sanctions", known_at="2017-09-10")
    assert (float(before["value"].iloc[-1]), bool(before["period_end"].isna().iloc[-1])) == (8.0, True)
    bans = ki.indicator("sanctions_measures_in_force", subject="ban", known_at="2016-11-29")
    assert (float(bans["value"].iloc[-1]), bool(bans["period_end"].isna().iloc[-1])) == (7.0, True)


def test_the_days_run_to_the_last_meeting_that_was_known() -> None:
    # scm-56-2024 of 30 October 2024, scm-57-2025 of 4 November 2025.
    known = ki.indicator("days_since_last_scm", known_at="2025-11-03")
    assert known.loc[known["period_start"] == "2025-11-03", "value"].to_list() == [369]
    assert at("days_since_last_scm", "scm", "2025-11-04", "2025-11-04") == (0, None, None)
