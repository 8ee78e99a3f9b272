"""The two clocks on the tables: what holds on a day, and what was public by a day, as it was known."""

from __future__ import annotations

import csv
import datetime as dt
import io
from functools import cache
from typing import Any, get_args

import pandas as pd
import pytest

import kindicators as ki
from conftest import Run
from kindicators.errors import QueryError, UsageError
from kindicators.names import TableName

TABLES: list[TableName] = list(get_args(TableName))
PUBLISHED = [name for name in TABLES if "reported_on" in set(ki.describe(name)["column"])]
SERVING = sorted(set(TABLES) - set(PUBLISHED))
# Rows of events and figures that say when something was, but not how long it held.
TIMELESS: list[TableName] = [
    "missile_systems",
    "missile_estimates",
    "missile_launches",
    "launch_reports",
    "nuclear_tests",
    "nuclear_test_estimates",
    "nuclear_arsenal_estimates",
    "opcon_milestones",
    "command_events",
    "exercise_series",
    "exercise_figures",
    "force_levels",
    "submarine_program",
    "submarine_figures",
    "pledge_events",
    "arms_export_deals",
    "sanctions_resolutions",
    "sanctions_votes",
    "agreement_events",
]


@cache
def rows(table: TableName, *, as_of: str | None = None, known_at: str | None = None) -> pd.DataFrame:
    frame = ki.load(table, as_of=as_of, known_at=known_at)
    return frame.set_index(frame.columns[0])


@pytest.mark.parametrize(
    ("table", "row", "holds", "holds_not"),
    [
        # From its start up to, but not on, its end.
        ("missile_range_limits", "kor-2012-ballistic-800km-500kg", "2012-10-07 2017-11-06", "2012-10-06 2017-11-07"),
        ("sma_agreements", "sma-09", "2014-06-18 2018-12-31", "2014-06-17 2019-01-01"),
        ("command_tenures", "usfk-2013-curtis-scaparrotti", "2013-10-02 2016-04-29", "2013-10-01 2016-04-30"),
        ("tariff_rates", "usa-kor-2025-04-02-all-goods-25", "2025-04-09", "2025-04-08 2025-04-10"),
        # A start or end of a year or month counts from its first day.
        ("missile_range_limits", "kor-1991-space-launch-180km", "1991-01-01 2001-01-16", "1990-12-31 2001-01-17"),
        ("missile_range_limits", "sun-inf-ballistic-500km-5500km", "1988-06-01 1991-11-30", "1991-12-01"),
        # No end: it still holds. No start: it never did.
        ("missile_range_limits", "kor-2021-ballistic-unlimited", "2021-05-21 2099-12-31", "2021-05-20"),
        ("missile_range_limits", "kor-2012-request-ballistic-1000km", "", "2012-06-04 2012-10-07 2026-11-21"),
        # The last day of a meeting, exercise or fieldwork belongs to it; without one it lasts as long as its start.
        ("alliance_meetings", "kidd-18-2020", "2020-09-09 2020-09-11", "2020-09-08 2020-09-12"),
        ("alliance_meetings", "mcm-13-1991", "1991-11-01 1991-11-30", "1991-10-31 1991-12-01"),
        ("military_exercises", "ulchi-freedom-shield-2022", "2022-08-22 2022-09-01", "2022-08-21 2022-09-02"),
        ("military_exercises", "team-spirit-1983", "1983-02-01 1983-04-30", "1983-05-01"),
        ("military_exercises", "team-spirit-1976", "1976-06-30", "1976-05-31 1976-07-01"),
        ("military_exercises", "hoguk-2022", "2022-10-17", "2022-10-18"),
        ("dprk_meetings", "chn-prk-2018-03-25", "2018-03-25 2018-03-28", "2018-03-24 2018-03-29"),
        # A figure of a day, month or year holds for just that; one of a period for the period.
        ("troop_deployments", "prk-rus-nis-2025-09-02-killed", "2025-09-02", "2025-09-01 2025-09-03"),
        ("troop_deployments", "kor-world-mnd-2014-09-present", "2014-09-01 2014-09-30", "2014-08-31 2014-10-01"),
        ("troop_deployments", "usa-kor-rok-mnd-2010-stated", "2010-01-01 2010-12-31", "2009-12-31 2011-01-01"),
        (
            "troop_deployments",
            "usa-kor-us-congress-2019-12-20-floor-fy2020",
            "2019-12-20 2020-12-31",
            "2019-12-19 2021-01-01",
        ),
        (
            "arms_transfers",
            "prk-rus-containers-2025-03-open-source-centre",
            "2023-09-01 2025-03-31",
            "2023-08-31 2025-04-01",
        ),
        ("launch_totals", "prk-2022-cns-missiles", "2022-01-01 2022-12-31", "2021-12-31 2023-01-01"),
    ],
)
def test_a_row_holds_from_its_start_to_its_end(table: TableName, row: str, holds: str, holds_not: str) -> None:
    for day in holds.split():
        assert row in rows(table, as_of=day).index, day
    for day in holds_not.split():
        assert row not in rows(table, as_of=day).index, day


def test_on_the_day_of_a_change_only_the_new_one_holds() -> None:
    def commander(day: str) -> list[str]:
        held = ki.load("command_tenures", as_of=day)
        return list(held.loc[(held["command"] == "usfk") & (held["post"] == "commander"), "tenure_id"])

    assert commander("2016-04-29") == ["usfk-2013-curtis-scaparrotti"]
    assert commander("2016-04-30") == ["usfk-2016-vincent-brooks"]


@pytest.mark.parametrize("table", PUBLISHED)
def test_nothing_that_was_reported_later_is_known(table: TableName) -> None:
    """The rows reported by the day are there in their order; a cell is as in the table, or missing."""
    full = rows(table)
    described = ki.describe(table).set_index("column")["required"]
    always = [c for c in full.columns if described[c] and c not in ("status", "end_state")]
    for day in ("2009-12-31", "2017-11-06", "2024-06-03"):
        known = rows(table, known_at=day)
        expected = full[full["reported_on"] <= day]
        assert list(known.index) == list(expected.index)
        assert (known.isna() | (known.astype("string") == expected.astype("string")).fillna(False)).all(axis=None)
        assert known[always].notna().all(axis=None)


@pytest.mark.parametrize("day", ["1990-06-30", "2009-12-31", "2017-11-06", "2023-03-01"])
@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("missile_range_limits", "valid_to"),
        ("command_tenures", "end_date"),
        ("exercise_series", "last_held"),
        ("agreements", "valid_from"),
        ("agreements", "valid_to"),
        ("sanctions_measures", "valid_to"),
        ("sma_agreements", "ratified_on"),
        ("tariff_rates", "valid_to"),
        ("missile_systems", "first_test"),
    ],
)
def test_no_end_that_lay_ahead_is_known(table: TableName, column: str, day: str) -> None:
    known = rows(table, known_at=day)
    assert not (known[column] > day).any()
    assert (known[column].isna() == known[f"{column}_precision"].isna()).all()


@pytest.mark.parametrize(
    ("table", "row", "column", "before", "from_", "value"),
    [
        (
            "missile_range_limits",
            "kor-2012-ballistic-800km-500kg",
            "valid_to",
            "2017-11-06",
            "2017-11-07",
            "2017-11-07",
        ),
        ("missile_range_limits", "kor-2012-ballistic-800km-500kg", "status", "2017-11-06", "2017-11-07", "superseded"),
        (
            "missile_range_limits",
            "kor-2017-ballistic-800km-unlimited",
            "status",
            "2021-05-20",
            "2021-05-21",
            "terminated",
        ),
        # A month is over only on its last day.
        (
            "missile_range_limits",
            "sun-inf-ballistic-500km-5500km",
            "valid_to",
            "1991-12-30",
            "1991-12-31",
            "1991-12-01",
        ),
        ("missile_systems", "cheongung-2", "in_service_from", "2020-11-29", "2020-11-30", "2020-11-01"),
        ("missile_systems", "hwasong-17", "first_test", "2022-02-26", "2022-02-27", "2022-02-27"),
        ("missile_systems", "hwasong-17", "first_success", "2022-11-17", "2022-11-18", "2022-11-18"),
        ("command_tenures", "usfk-2013-curtis-scaparrotti", "end_date", "2016-04-29", "2016-04-30", "2016-04-30"),
        ("command_tenures", "usfk-2013-curtis-scaparrotti", "end_state", "2016-04-29", "2016-04-30", "ended"),
        ("command_tenures", "usfk-2013-curtis-scaparrotti", "status", "2016-04-29", "2016-04-30", "held"),
        ("agreements", "kor-prk-cma-2018", "valid_from", "2018-10-31", "2018-11-01", "2018-11-01"),
        ("agreements", "kor-prk-cma-2018", "status", "2024-06-03", "2024-06-04", "suspended"),
        ("sma_agreements", "sma-12", "ratified_on", "2024-11-27", "2024-11-28", "2024-11-28"),
        ("tariff_rates", "usa-kor-2025-04-02-all-goods-25", "valid_to", "2025-04-09", "2025-04-10", "2025-04-10"),
    ],
)
def test_what_was_learned_later_is_missing_before(
    table: TableName, row: str, column: str, before: str, from_: str, value: str
) -> None:
    assert rows(table, known_at=before).loc[[row], column].isna().all()
    assert str(rows(table, known_at=from_).loc[row, column])[:10] == value


@pytest.mark.parametrize(
    ("table", "row", "status"),
    [
        ("opcon_milestones", "opcon-2007-02-23-date-2012-04-17", "superseded"),
        ("exercise_series", "ulchi-freedom-guardian", "ended"),
        ("missile_systems", "hwasong-17", "tested"),
        ("nuclear_test_estimates", "2017-09-03-usgs-magnitude-first", "superseded"),
    ],
)
def test_a_status_that_no_date_dates_is_known_only_with_the_newest_row(table: TableName, row: str, status: str) -> None:
    newest = rows(table)["reported_on"].max()
    before = newest - pd.Timedelta(days=1)
    assert rows(table, known_at=before).loc[[row], "status"].isna().all()
    assert rows(table, known_at=newest).loc[row, "status"] == status


def test_a_status_that_was_so_from_the_beginning_is_known() -> None:
    known = rows("opcon_milestones", known_at="2014-10-23")
    assert known.loc["opcon-2014-10-23-46th-scm-no-date", "status"] == "in_force"
    assert known.loc["opcon-2005-09-30-rok-proposal", "status"] == "proposed"


def test_both_clocks_ask_what_was_thought_to_hold() -> None:
    def commander(**clocks: Any) -> list[str]:
        query = "SELECT tenure_id FROM command_tenures WHERE command = 'usfk' AND post = 'commander'"
        return list(ki.sql(query, **clocks)["tenure_id"])

    assert commander(as_of="2016-05-15") == ["usfk-2016-vincent-brooks"]
    assert commander(as_of="2016-05-15", known_at="2016-04-29") == ["usfk-2013-curtis-scaparrotti"]
    assert commander(as_of="2016-05-15", known_at="2016-04-30") == ["usfk-2016-vincent-brooks"]
    limits = ki.load("missile_range_limits", as_of="2018-01-01", known_at="2017-11-06")
    ours = limits[(limits["limited_party"] == "KOR") & (limits["scope"] == "possession")]
    # kor-2012-ballistic-500km-1000kg was known (2014-05-31), kor-2012-ballistic-300km-2000kg only from 2017-11-07.
    assert sorted(ours.loc[ours["weapon_class"] == "ballistic", "range_km"]) == [500, 800]


@pytest.mark.parametrize("table", TIMELESS)
def test_a_table_of_events_refuses_a_day(table: TableName) -> None:
    message = f"as_of cannot choose among the rows of {table}.*use known_at, or compare a date in a query"
    with pytest.raises(UsageError, match=message):
        ki.load(table, as_of="2015-06-01")
    with pytest.raises(UsageError, match=message):
        ki.sql(f"FROM {table}", as_of="2015-06-01")
    assert len(ki.load(table, known_at="2015-06-01")) < len(ki.load(table))


def test_only_tables_of_events_and_serving_tables_refuse_a_day() -> None:
    for table in sorted(set(PUBLISHED) - set(TIMELESS)):
        assert len(ki.load(table, as_of="2012-06-01")) < len(ki.load(table))


@pytest.mark.parametrize("table", SERVING)
def test_a_table_that_describes_what_others_name_refuses_both_and_is_whole_beside_them(table: TableName) -> None:
    for clock in ("as_of", "known_at"):
        with pytest.raises(UsageError, match=f"{clock} cannot choose among the rows of {table}.*is whole on any day"):
            ki.load(table, **{clock: "2015-06-01"})  # type: ignore[call-overload]
        day: dict[str, Any] = {clock: "2015-06-01"}
        assert len(ki.sql(f"FROM {table}", **day)) == len(ki.load(table))
    assert SERVING == ["actors", "agreement_parties", "aliases", "corrections", "evidence", "sources"]


def test_a_table_that_is_only_named_in_a_text_is_not_refused() -> None:
    query = "SELECT count(*) AS n FROM command_tenures, (SELECT 'opcon_milestones' AS text)"
    assert ki.sql(query, as_of="2015-06-01")["n"][0] == len(ki.load("command_tenures", as_of="2015-06-01"))
    with pytest.raises(UsageError, match="rows of opcon_milestones"):
        ki.sql("SELECT * FROM Opcon_Milestones; SHOW TABLES", as_of="2015-06-01")
    with pytest.raises(QueryError, match="nothing does not exist"):
        ki.sql("FROM nothing", as_of="2015-06-01")


@pytest.mark.parametrize(
    "bad",
    [
        "2015",
        "2015-06",
        "2015-13-01",
        "2015-02-29",
        "20150601",
        "2015-W23-1",
        " 2015-06-01",
        "",
        pd.NaT,
        2015,
        True,
        [],
    ],
    ids=repr,
)
def test_what_is_no_day_is_refused(bad: Any) -> None:
    for name in ("as_of", "known_at"):
        for ask in (
            lambda clock: ki.load("command_tenures", **clock),
            lambda clock: ki.sql("FROM command_tenures", **clock),
            lambda clock: ki.indicator("usfk_personnel", **clock),
            lambda clock: ki.connect(**clock),
        ):
            with pytest.raises(UsageError, match=f"{name} must be a day, for example '2015-06-01'; got "):
                ask({name: bad})


def test_a_day_may_be_text_a_date_or_a_time() -> None:
    expected = ki.load("command_tenures", as_of="2015-06-01")
    for day in (
        dt.date(2015, 6, 1),
        dt.datetime(2015, 6, 1, 23, 59),
        pd.Timestamp("2015-06-01T12:00", tz="Asia/Seoul"),
    ):
        frame = ki.load("command_tenures", as_of=day)
        pd.testing.assert_frame_equal(frame, expected)
        assert frame.attrs["kindicators"]["as_of"] == "2015-06-01"
    pd.testing.assert_frame_equal(ki.load("command_tenures", as_of=None, known_at=None), ki.load("command_tenures"))


def test_the_result_names_the_clocks_that_were_asked() -> None:
    clocks: dict[str, Any] = {"as_of": "2015-06-01", "known_at": "2016-06-01"}
    of_sql = ki.sql("FROM command_tenures", **clocks)
    for frame in (ki.load("command_tenures", **clocks), of_sql, ki.indicator("usfk_personnel", **clocks)):
        assert clocks.items() <= frame.attrs["kindicators"].items()
    assert {"as_of", "known_at"}.isdisjoint(ki.load("command_tenures").attrs["kindicators"])


@pytest.mark.parametrize(
    ("table", "clocks"),
    [
        ("missile_range_limits", {"as_of": "2012-10-07"}),
        ("missile_launches", {"known_at": "2017-01-05"}),
        ("sanctions_resolutions", {"known_at": "2017-12-31"}),
        ("command_tenures", {"as_of": "2016-05-15", "known_at": "2016-04-29"}),
        ("alliance_meetings", {"as_of": "1900-01-01"}),
    ],
)
def test_engines_agree_under_the_clocks(table: TableName, clocks: dict[str, Any]) -> None:
    frame = ki.load(table, **clocks)
    polars = ki.load(table, engine="polars", **clocks)
    arrow = ki.load(table, engine="arrow", **clocks)
    assert list(frame.dtypes) == list(ki.load(table).dtypes)
    assert polars.schema == ki.load(table, engine="polars").schema
    assert arrow.schema.equals(ki.load(table, engine="arrow").schema)
    for column in frame.columns:
        expected = [None if pd.isna(v) else v for v in frame[column]]
        if str(frame[column].dtype).startswith("datetime"):
            expected = [None if v is None else v.date() for v in expected]
        assert polars[column].to_list() == expected
        assert arrow.column(column).to_pylist() == expected
    plain = frame.astype(dict.fromkeys(frame.select_dtypes("category"), "string"))
    pd.testing.assert_frame_equal(ki.sql(f"FROM {table}", **clocks), plain)


def test_a_connection_of_a_day_has_what_holds_on_it() -> None:
    with ki.connect(as_of="2015-06-01") as con:
        names = {row[0] for row in con.execute("SHOW TABLES").fetchall()}
        assert names == set(TABLES) - set(TIMELESS) | set(ki.indicators()["id"]) | {"indicators"}
        in_office = len(ki.load("command_tenures", as_of="2015-06-01"))
        counts = "SELECT (SELECT count(*) FROM command_tenures), (SELECT count(*) FROM sources)"
        assert con.execute(counts).fetchone() == (in_office, len(ki.load("sources")))
        # Its tables hold only the day, but the indicators were made of whole ones.
        limit = con.execute("SELECT subject, value, period_end FROM range_limit_km").fetchall()
        assert limit == [("ballistic", 800, dt.date(2017, 11, 7))]
        assert con.execute("SELECT value FROM indicators WHERE indicator = 'opcon_target_slippage_months'").fetchall()
    with ki.connect(as_of="2015-06-01", known_at="2015-06-01") as con:
        assert con.execute("SELECT value, period_end FROM range_limit_km").fetchall() == [(800, None)]


def test_a_connection_of_what_was_known_has_every_table() -> None:
    with ki.connect(known_at="2013-05-01") as con:
        names = {row[0] for row in con.execute("SHOW TABLES").fetchall()}
        assert set(TABLES) <= names
        assert con.execute("SELECT max(reported_on) <= '2013-05-01' FROM opcon_milestones").fetchone() == (True,)
        target = con.execute("SELECT value, period_end FROM opcon_target_year WHERE value > 2012.3").fetchall()
        assert target == [(2015.915, dt.date(2015, 12, 2))]


def test_the_command_line_has_the_clocks(run: Run) -> None:
    def ids(*arguments: str) -> list[str]:
        result = run(*arguments, "--format", "csv")
        assert result.returncode == 0, result.stderr
        return [row[0] for row in csv.reader(io.StringIO(result.stdout))][1:]

    clocks = ("--as-of", "2016-05-15", "--known-at", "2016-04-29")
    expected = list(ki.load("command_tenures", as_of="2016-05-15", known_at="2016-04-29")["tenure_id"])
    assert ids("show", "command_tenures", *clocks) == expected
    assert ids("sql", "SELECT tenure_id FROM command_tenures", *clocks) == expected
    assert ids("indicator", "range_limit_km", "--as-of", "2021-05-20") == ["ballistic"]
    assert ids("indicator", "range_limit_km", "--as-of", "2021-05-21") == []
    assert len(ids("indicator", "range_limit_km", "--known-at", "2012-10-06")) == 2
    assert len(ids("indicator", "range_limit_km", "--known-at", "2012-10-07")) == 3


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["show", "command_tenures", "--as-of", "2015"], "as_of must be a day, for example '2015-06-01'; got '2015'"),
        (["sql", "FROM command_tenures", "--known-at", "2015-13-01"], "known_at must be a day"),
        (["indicator", "range_limit_km", "--as-of", ""], "as_of must be a day"),
        (
            ["show", "opcon_milestones", "--as-of", "2015-06-01"],
            "as_of cannot choose among the rows of opcon_milestones",
        ),
        (["sql", "FROM opcon_milestones", "--as-of", "2015-06-01"], "cannot choose among the rows of opcon_milestones"),
        (["show", "actors", "--as-of", "2015-06-01"], "as_of cannot choose among the rows of actors"),
        (["show", "actors", "--known-at", "2015-06-01"], "known_at cannot choose among the rows of actors"),
        (["tables", "--as-of", "2015-06-01"], "No such option"),
    ],
)
def test_a_wrong_clock_is_a_mistake_of_usage(run: Run, arguments: list[str], message: str) -> None:
    result = run(*arguments)
    assert (result.returncode, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert message in result.stderr
