"""What the tables of missiles say: facts that a user would look up first, and rules over whole tables."""

from __future__ import annotations

import pandas as pd
import pytest

import kindicators as ki


def system(system_id: str) -> pd.Series:
    rows = ki.sql("FROM missile_systems WHERE system_id = $id", {"id": system_id})
    assert len(rows) == 1
    return rows.iloc[0]


@pytest.mark.parametrize(
    ("system_id", "first_test"),
    [
        ("taepodong-1", "1998-08-31"),
        ("taepodong-2", "2006-07-05"),
        ("hwasong-14", "2017-07-04"),
        ("hwasong-15", "2017-11-29"),  # local date; 28 November in UTC
        ("hwasong-11a", "2019-05-04"),
        ("hwasong-18", "2023-04-13"),
        ("hwasong-19", "2024-10-31"),
        ("baekgom", "1978-09-26"),
    ],
)
def test_first_flights(system_id: str, first_test: str) -> None:
    assert system(system_id)["first_test"] == pd.Timestamp(first_test)


def test_first_successes_that_are_not_the_first_flight() -> None:
    assert system("hwasong-7")["first_success"] == pd.Timestamp("1993-05-29")
    assert system("hwasong-10")["first_success"] == pd.Timestamp("2016-06-22")
    assert system("hwasong-12")["first_success"] == pd.Timestamp("2017-05-14")
    assert system("unha-3")["first_success"] == pd.Timestamp("2012-12-12")


def test_no_source_calls_these_flights_the_first() -> None:
    assert pd.isna(system("hyunmoo-2b")["first_test"])
    assert pd.isna(system("hyunmoo-2c")["first_test"])
    assert pd.isna(system("scud-er")["first_test"])


def test_owners_are_not_swapped() -> None:
    wrong = ki.sql(
        """SELECT system_id FROM missile_systems
           WHERE (country = 'PRK' AND (name LIKE 'Hyunmoo%' OR name LIKE 'Cheongung%'))
              OR (country = 'KOR' AND (name LIKE 'Hwasong%' OR name LIKE 'Pukguksong%' OR name LIKE 'KN-%'))
              OR (country = 'PRK' AND origin <> 'PRK')"""
    )
    assert wrong.empty, wrong


@pytest.mark.parametrize(
    ("system_id", "floor", "value"),
    [("hwasong-5", None, 300), ("hwasong-6", None, 500), ("hwasong-7", None, 1300), ("hwasong-10", 3000, None)],
)
def test_ranges_of_the_2020_white_paper(system_id: str, floor: float | None, value: float | None) -> None:
    rows = ki.sql(
        """FROM missile_estimates WHERE reporter = 'rok-mnd' AND measure = 'range_km' AND system_id = $id
           AND date = DATE '2020-01-01'""",
        {"id": system_id},
    )
    assert len(rows) == 1
    assert (None if pd.isna(rows["low"][0]) else rows["low"][0]) == floor
    assert (None if pd.isna(rows["value"][0]) else rows["value"][0]) == value


def test_white_papers_are_known_from_their_release() -> None:
    early = ki.sql(
        """SELECT estimate_id FROM missile_estimates WHERE reporter = 'rok-mnd' AND date_precision = 'year'
           AND basis = 'official' AND reported_on < date + INTERVAL 11 MONTH"""
    )
    assert early.empty, early


def test_one_figure_of_a_reporter_for_an_attribute_of_a_system_in_a_white_paper() -> None:
    double = ki.sql(
        """SELECT system_id, measure, date FROM missile_estimates
           WHERE reporter = 'rok-mnd' AND basis = 'official' AND date_precision = 'year'
           GROUP BY ALL HAVING count(*) > 1"""
    )
    assert double.empty, double


def test_a_figure_above_a_limit_of_the_guidelines_is_no_official_one() -> None:
    rows = ki.sql(
        """SELECT reporter FROM missile_estimates JOIN missile_systems USING (system_id)
           WHERE country = 'KOR' AND missile_class = 'srbm' AND measure = 'range_km' AND date < DATE '2021-05-21'
             AND coalesce(value, low, high) > 800"""
    )
    assert rows.empty


def test_every_alias_names_a_row_that_exists() -> None:
    keys = {
        "missile_systems": "system_id",
        "actors": "actor_id",
        "exercise_series": "exercise_id",
        "agreements": "agreement_id",
    }
    for table, key in keys.items():
        lost = ki.sql(
            f"""SELECT alias FROM aliases WHERE table_name = '{table}'
                AND row_id NOT IN (SELECT {key} FROM {table})"""
        )
        assert lost.empty, lost


@pytest.mark.parametrize(
    ("alias", "rows"),
    [
        ("무수단", ["hwasong-10"]),
        ("노동", ["hwasong-7"]),
        ("19-1 SRBM", ["hwasong-11a"]),
        ("KN-14", ["hwasong-14"]),
        ("Scud", ["hwasong-5", "hwasong-6", "scud-er"]),
        ("Hwasong-11Ga", ["hwasong-11a"]),
        ("SOFA", ["kor-usa-sofa-1966"]),
        ("Hwasong-16", ["hwasong-16b", "hwasong-17"]),
        ("국정원", ["rok-nis"]),
    ],
)
def test_what_a_name_means(alias: str, rows: list[str]) -> None:
    found = ki.sql("SELECT row_id FROM aliases WHERE alias = $alias ORDER BY row_id", {"alias": alias})
    assert list(found["row_id"]) == rows


def test_no_alias_repeats_the_register() -> None:
    repeated = ki.sql(
        """SELECT alias, row_id FROM aliases JOIN missile_systems ON system_id = row_id
           WHERE table_name = 'missile_systems'
           AND replace(replace(lower(alias), '-', ''), ' ', '') IN (
               replace(replace(lower(name), '-', ''), ' ', ''),
               replace(replace(lower(name_ko), '-', ''), ' ', ''))"""
    )
    assert repeated.empty, repeated


def test_every_designation_is_an_alias_so_that_its_user_can_be_named() -> None:
    missing = ki.sql(
        """SELECT system_id, designation FROM missile_systems
           WHERE designation IS NOT NULL AND designation NOT LIKE '% and %' AND NOT EXISTS (
               SELECT 1 FROM aliases WHERE row_id = system_id AND lower(alias) = lower(designation))"""
    )
    assert missing.empty, missing


def test_spellings_that_differ_only_in_hyphens_and_spaces_stand_once() -> None:
    twice = ki.sql(
        """SELECT table_name, row_id, replace(replace(lower(alias), '-', ''), ' ', '') AS spelling FROM aliases
           GROUP BY ALL HAVING count(*) > 1"""
    )
    assert twice.empty, twice
