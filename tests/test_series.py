"""`indicators`, `indicator` and their views: what a user asks of a quantity over time."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from typing import Any, get_args

import pandas as pd
import pytest

import kindicators as ki
from conftest import Run
from kindicators.errors import UnknownIndicatorError, UnknownNameError, UsageError
from kindicators.names import IndicatorName

COLUMNS = {
    "subject": "string",
    "period_start": "datetime64[ns]",
    "period_end": "datetime64[ns]",
    "value": "Float64",
    "low": "Float64",
    "high": "Float64",
    "unit": "string",
    "source_ids": "string",
}
IDS = get_args(IndicatorName)
whole = cache(ki.indicator)
"""Every indicator as it stands; not to be changed."""


@pytest.fixture(scope="module")
def catalogue() -> pd.DataFrame:
    return ki.indicators().set_index("id")


@pytest.fixture(scope="module")
def sources() -> set[str]:
    return set(ki.load("sources")["source_id"])


def test_there_are_at_least_45_and_the_catalogue_lists_each_with_its_definition() -> None:
    catalogue = ki.indicators()
    assert catalogue["id"].to_list() == list(IDS)
    assert len(catalogue) >= 45
    assert catalogue.notna().all().all()
    assert catalogue["title"].is_unique
    assert (catalogue["from"] <= catalogue["to"]).all()


@pytest.mark.parametrize("name", IDS)
def test_every_indicator_has_the_same_columns_and_stays_inside_its_coverage(
    name: IndicatorName, catalogue: pd.DataFrame
) -> None:
    frame = whole(name)
    listed = catalogue.loc[name]
    assert {c: str(t) for c, t in frame.dtypes.items()} == COLUMNS
    assert len(frame) == listed["rows"]
    assert frame["period_start"].min() == listed["from"]
    assert frame["period_start"].max() == listed["to"]
    assert set(frame["unit"]) == {listed["unit"]}
    assert frame[["value", "low", "high"]].notna().any(axis=1).all()
    assert frame.sort_values(["subject", "period_start"]).index.equals(frame.index)
    assert frame.attrs["kindicators"] == {"indicator": name, "version": ki.__version__, "license": "CC-BY-4.0"}


@pytest.mark.parametrize("name", IDS)
def test_every_source_of_an_indicator_can_be_opened(name: IndicatorName, sources: set[str]) -> None:
    for ids in whole(name)["source_ids"]:
        listed = ids.split("; ")
        assert set(listed) <= sources
        assert listed == sorted(set(listed))


def test_nothing_is_known_before_its_sources() -> None:
    # The first news of the subject is from 1945.
    assert ki.sql("FROM indicators", known_at="1940-01-01").empty
    assert ki.indicator("usfk_personnel", known_at="1940-01-01").empty


@pytest.mark.parametrize("name", IDS)
def test_everything_is_known_at_the_end(name: IndicatorName) -> None:
    # The newest rows carry the day on which their pages were read.
    pd.testing.assert_frame_equal(ki.indicator(name, known_at="2100-01-01"), whole(name), check_exact=True)


def test_a_subject_a_start_and_an_end_choose_rows() -> None:
    frame = ki.indicator("krw_per_usd", start="1997-01-01", end=date(2000, 1, 1))
    assert frame["period_start"].dt.year.to_list() == [1997, 1998, 1999]
    one = ki.indicator("payload_limit_kg", subject="uav")
    assert one["value"].to_list() == [500, 2500]
    both = ki.indicator("payload_limit_kg", subject=["uav", "cruise"])
    assert set(both["subject"]) == {"uav", "cruise"}


def test_a_subject_without_rows_on_a_day_is_no_error() -> None:
    assert ki.indicator("payload_limit_kg", subject="uav", as_of="1990-01-01").empty


@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        ({"id": "usfk_personel"}, UnknownIndicatorError, "did you mean 'usfk_personnel'"),
        ({"id": "opcon_milestones"}, UsageError, "is a table"),
        ({"id": 5}, UsageError, "is text"),
        ({"id": "payload_limit_kg", "subject": "balistic"}, UnknownNameError, "did you mean 'ballistic'"),
        ({"id": "payload_limit_kg", "subject": []}, UsageError, "subject must be"),
        ({"id": "payload_limit_kg", "subject": [3]}, UsageError, "subject must be"),
        ({"id": "payload_limit_kg", "subject": "x'; DROP TABLE y; --"}, UnknownNameError, "there is no subject"),
        ({"id": "payload_limit_kg", "start": "2015"}, UsageError, "start must be a day"),
        ({"id": "payload_limit_kg", "end": "2015-02-30"}, UsageError, "end must be a day"),
        ({"id": "payload_limit_kg", "as_of": 2015}, UsageError, "as_of must be a day"),
        ({"id": "payload_limit_kg", "known_at": pd.NaT}, UsageError, "known_at must be a day"),
    ],
)
def test_a_mistake_is_named(arguments: dict[str, Any], error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        ki.indicator(**arguments)


def test_a_table_and_an_indicator_are_not_mixed_up() -> None:
    with pytest.raises(UsageError, match="'usfk_personnel' is an indicator and no table: ask for it with 'indicator'"):
        ki.load("usfk_personnel")  # type: ignore[call-overload]


def test_an_indicator_is_a_view_of_its_name() -> None:
    pd.testing.assert_frame_equal(ki.sql("SELECT * FROM usfk_personnel"), ki.indicator("usfk_personnel"))
    with ki.connect() as connection:
        rows = connection.execute("SELECT count(*) FROM usfk_personnel").fetchone()
        about = connection.execute("SELECT comment FROM duckdb_views() WHERE view_name = 'usfk_personnel'").fetchone()
    assert rows == (len(ki.indicator("usfk_personnel")),)
    assert about is not None
    assert about[0].startswith("US military personnel in South Korea")


def test_one_view_has_the_rows_of_all() -> None:
    counts = ki.sql("SELECT indicator, count(*) AS rows FROM indicators GROUP BY indicator").set_index("indicator")
    assert counts["rows"].to_dict() == ki.indicators().set_index("id")["rows"].to_dict()


def test_a_query_joins_an_indicator_with_a_table() -> None:
    frame = ki.sql(
        """SELECT person, value FROM usfk_personnel JOIN command_tenures
           ON period_start >= start_date AND period_end <= end_date
           WHERE command = 'usfk' AND post = 'commander' AND person = 'Vincent Brooks' ORDER BY period_start"""
    )
    # The quarters that end on 30 September 2016 to 30 September 2018.
    assert frame["value"].to_list() == [24190, 23468, 23114, 23358, 23635, 23580, 24915, 26045, 25813]


def test_both_clocks_reach_indicators_in_sql_and_in_a_connection() -> None:
    query = "SELECT subject, value FROM range_limit_km ORDER BY subject"
    asked: dict[str, Any] = {"as_of": "2012-10-07", "known_at": "2012-10-07"}
    assert ki.sql(query, **asked).to_numpy().tolist() == [["ballistic", 800]]
    with ki.connect(as_of="2012-10-07", known_at="2012-10-07") as connection:
        assert connection.execute(query).fetchall() == [("ballistic", 800)]
        assert connection.execute("SELECT count(*) FROM indicators WHERE indicator = 'range_limit_km'").fetchone() == (
            1,
        )
    # On the day before, 300 km was in force, and the new limit was not public.
    assert ki.sql(query, as_of="2012-10-06", known_at="2012-10-06")["value"].to_list() == [300]


def test_describe_explains_an_indicator() -> None:
    columns = ki.describe("range_limit_km").set_index("column")
    assert list(columns.index) == list(COLUMNS)
    assert columns.loc["value", "unit"] == "km"
    assert "longest range" in str(columns.loc["value", "description"])


def test_the_command_line_prints_an_indicator(run: Run) -> None:
    result = run("indicator", "payload_limit_kg", "--subject", "uav", "--as-of", "2015-06-01", "--format", "json")
    assert result.returncode == 0
    rows = json.loads(result.stdout)
    assert [(r["subject"], r["value"], r["unit"]) for r in rows] == [("uav", 2500, "kg")]


def test_the_command_line_lists_the_indicators(run: Run) -> None:
    rows = json.loads(run("indicators", "--format", "json").stdout)
    assert [r["id"] for r in rows] == list(IDS)
    assert all(r["definition"] for r in rows)
    table = run("indicators").stdout.splitlines()
    assert table[0].split() == ["id", "title", "unit", "frequency", "from", "to", "rows"]
    assert len(table) == len(IDS) + 2


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["indicator", "rnage_limit_km"], "did you mean 'range_limit_km'"),
        (["indicator", "range_limit_km", "--as-of", "2015"], "as_of must be a day"),
        (["indicator", "range_limit_km", "--prices", "constant:2020"], "prices and currency convert yearly amounts"),
        (
            ["show", "opcon_milestones", "--as-of", "2015-06-01"],
            "as_of cannot choose among the rows of opcon_milestones",
        ),
        (["show", "sources", "--known-at", "2015-06-01"], "known_at cannot choose among the rows of sources"),
    ],
)
def test_a_mistake_on_the_command_line_is_one_line(run: Run, arguments: list[str], message: str) -> None:
    result = run(*arguments)
    assert result.returncode == 2
    assert message in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_an_indicator_is_cited_with_the_sources_of_the_rows_that_are_left() -> None:
    whole = ki.cite("range_limit_km", format="bibtex")
    assert "Indicator range\\_limit\\_km" in whole or "Indicator range_limit_km" in whole
    assert whole.count("@misc") == 1 + 5
    frame = ki.indicator("range_limit_km", as_of="2015-06-01")
    cited = ki.cite(frame)
    assert "as of 2015-06-01" in cited
    assert len(cited.splitlines()) == 1 + 2
    assert len(ki.cite(frame[frame["value"] > 900]).splitlines()) == 1
    assert len(ki.cite(ki.sql("SELECT * FROM range_limit_km WHERE value = 180")).splitlines()) == 1 + 1
