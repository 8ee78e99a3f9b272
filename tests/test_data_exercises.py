"""What the tables of exercises and of public opinion say."""

from __future__ import annotations

import pandas as pd
import pytest

import kindicators as ki


def edition(edition_id: str) -> dict[str, object]:
    """Give the row of one edition."""
    rows = ki.load("military_exercises").query("edition_id == @edition_id")
    return {str(column): rows[column].iloc[0] for column in rows.columns}


def share(answer_id: str) -> float:
    """Give the share of one answer."""
    rows = ki.load("public_opinion").query("answer_id == @answer_id")
    return float(rows["value"].iloc[0])


@pytest.mark.parametrize(("series", "years"), [("ulchi-freedom-shield", 2022), ("freedom-shield", 2023)])
def test_the_two_exercises_of_today_have_one_edition_a_year(series: str, years: int) -> None:
    rows = ki.load("military_exercises").query("exercise_id == @series")
    assert sorted(rows["year"]) == list(range(years, 2027))


def test_team_spirit_was_held_17_times() -> None:
    rows = ki.load("military_exercises").query("exercise_id == 'team-spirit'")
    assert sorted(rows["year"]) == list(range(1976, 1997))
    assert (rows["status"] == "held").sum() == 17
    assert set(rows.loc[rows["status"] == "cancelled", "year"]) == {1992, 1994, 1995, 1996}


@pytest.mark.parametrize(
    ("edition_id", "start", "end"),
    [
        ("ulchi-freedom-shield-2022", "2022-08-22", "2022-09-01"),
        ("ulchi-freedom-shield-2025", "2025-08-18", "2025-08-28"),
        ("freedom-shield-2025", "2025-03-10", "2025-03-20"),
        ("ulchi-freedom-guardian-2017", "2017-08-21", "2017-08-31"),
        ("foal-eagle-2018", "2018-04-01", "2018-04-26"),
        ("ulchi-freedom-guardian-2014", "2014-08-18", "2014-08-28"),
        ("key-resolve-2017", "2017-03-13", "2017-03-23"),
        ("max-thunder-2017", "2017-04-17", "2017-04-28"),
        ("freedom-flag-2024-1", "2024-10-21", "2024-11-01"),
        ("freedom-flag-2025-2", "2025-11-03", "2025-11-07"),
        ("combined-command-post-training-2020-2", "2020-08-18", "2020-08-28"),
    ],
)
def test_days_that_users_look_up(edition_id: str, start: str, end: str) -> None:
    """The start is that of the main exercise, and the end is the last day."""
    row = edition(edition_id)
    assert (row["start_date"], row["end_date"]) == (pd.Timestamp(start), pd.Timestamp(end))


def test_what_was_called_off_has_no_days() -> None:
    assert edition("ulchi-freedom-guardian-2018")["status"] == "suspended"
    assert edition("combined-command-post-training-2020-1")["status"] == "postponed"
    rows = ki.sql(
        """SELECT edition_id FROM military_exercises WHERE status IN ('cancelled', 'suspended', 'postponed')
           AND (start_date IS NOT NULL OR end_date IS NOT NULL)"""
    )
    assert rows.empty, rows


def test_a_series_begins_with_its_first_edition() -> None:
    """No edition is older than the first, and none is younger than the last."""
    rows = ki.sql(
        """SELECT edition_id FROM military_exercises m JOIN exercise_series s USING (exercise_id)
           WHERE m.start_date < s.first_held OR (s.last_held_precision = 'day' AND m.start_date > s.last_held)"""
    )
    assert rows.empty, rows


def test_a_series_has_no_two_editions_at_once() -> None:
    rows = ki.sql(
        """SELECT a.edition_id FROM military_exercises a JOIN military_exercises b
           ON a.exercise_id = b.exercise_id AND a.edition_id < b.edition_id
           AND a.start_date <= b.end_date AND b.start_date <= a.end_date"""
    )
    assert rows.empty, rows


def test_figures_belong_to_the_series_of_their_edition() -> None:
    rows = ki.sql(
        """SELECT figure_id FROM exercise_figures f JOIN military_exercises m USING (edition_id)
           WHERE f.exercise_id <> m.exercise_id OR m.status IN ('cancelled', 'suspended', 'postponed')"""
    )
    assert rows.empty, rows


def test_announced_numbers_are_not_told_as_held() -> None:
    """A number that was public before the first day is announced or planned."""
    rows = ki.sql(
        """SELECT figure_id FROM exercise_figures f JOIN military_exercises m USING (edition_id)
           WHERE f.reported_on < m.start_date AND f.status = 'reported'"""
    )
    assert rows.empty, rows


def test_team_spirit_parts_make_the_total() -> None:
    rows = ki.load("exercise_figures").query("exercise_id == 'team-spirit' and measure == 'personnel'")
    for year, total in ((1978, 118_000), (1982, 157_500), (1983, 188_000), (1984, 207_000)):
        found = rows[rows["edition_id"] == f"team-spirit-{year}"].set_index("actor")["value"]
        assert found["KOR"] + found["USA"] == found["rok-us-militaries"] == total


def test_field_training_of_freedom_shield() -> None:
    rows = ki.load("exercise_figures").query("measure == 'field_training_events' and exercise_id == 'freedom-shield'")
    found = rows.set_index("edition_id")["value"].to_dict()
    assert found == {
        "freedom-shield-2023": 25,
        "freedom-shield-2024": 48,
        "freedom-shield-2025": 51,
        "freedom-shield-2026": 22,
    }


def test_shares_on_nuclear_weapons() -> None:
    assert share("asan-own-weapons-2020-12-17-support") == 69.3
    assert share("asan-own-weapons-2025-03-support") == 76.2
    assert share("kinu-own-weapons-if-north-keeps-2021-10-support") == 71.3
    assert share("gallup-korea-own-weapons-2024-11-14-support") == 66
    assert share("csis-own-weapons-2024-03-17-support") == 34


def test_one_question_has_one_institute_one_wording_and_one_population() -> None:
    rows = ki.sql(
        """SELECT question_id FROM public_opinion GROUP BY question_id
           HAVING count(DISTINCT institute) > 1 OR count(DISTINCT question) > 1
               OR count(DISTINCT population) > 1 OR count(DISTINCT country) > 1"""
    )
    assert rows.empty, rows


def test_answers_of_a_poll_do_not_exceed_all() -> None:
    rows = ki.sql(
        """SELECT question_id, field_end, sum(value) AS total FROM public_opinion
           GROUP BY question_id, field_end HAVING sum(value) > 100.5"""
    )
    assert rows.empty, rows
