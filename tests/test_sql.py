"""`sql` and `connect`: DuckDB over the tables, with their types and meanings."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from typing import Any

import pandas as pd
import pytest

import kindicators as ki
from conftest import Run
from kindicators.errors import QueryError

TYPES = {"string": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE", "boolean": "BOOLEAN", "date": "DATE"}


def test_connect_has_every_table_with_its_types_and_comments() -> None:
    with ki.connect() as con:
        for name in ki.tables()["name"]:
            described = ki.describe(name)
            rows = con.execute(
                "SELECT column_name, data_type, comment FROM duckdb_columns() "
                "WHERE table_name = ? ORDER BY column_index",
                [name],
            ).fetchall()
            assert [r[0] for r in rows] == list(described["column"])
            assert [r[1] for r in rows] == [TYPES[t] for t in described["type"]]
            for (_, _, comment), meaning, unit in zip(rows, described["description"], described["unit"], strict=True):
                assert comment == meaning + ("" if pd.isna(unit) else f" Unit: {unit}.")
            count = con.execute(f"SELECT count(*) FROM {name}").fetchone()
            assert count == (ki.tables().set_index("name").loc[name, "rows"],)
        comments = con.execute("SELECT table_name, comment FROM duckdb_tables()").fetchall()
        assert dict(comments) == dict(zip(ki.tables()["name"], ki.tables()["description"], strict=True))


def test_connections_do_not_share_changes() -> None:
    with ki.connect() as one, ki.connect() as two:
        one.execute("DELETE FROM actors")
        assert two.execute("SELECT count(*) > 0 FROM actors").fetchone() == (True,)
    assert len(ki.sql("FROM actors")) == len(ki.load("actors"))


def test_sql_gives_the_same_values_as_load() -> None:
    for name in ki.tables()["name"]:
        frame = ki.load(name)
        plain = frame.astype(dict.fromkeys(frame.select_dtypes("category"), "string"))
        pd.testing.assert_frame_equal(ki.sql(f"FROM {name}"), plain, check_dtype=True)


def test_results_have_the_same_types_with_and_without_missing_values() -> None:
    query = "SELECT {} AS i, {} AS f, {} AS d, {} AS s, {} AS b"
    full = ki.sql(query.format("1", "1.5::DOUBLE", "DATE '2012-04-17'", "'x'", "true"))
    none = ki.sql(query.format("NULL::INTEGER", "NULL::DOUBLE", "NULL::DATE", "NULL::VARCHAR", "NULL::BOOLEAN"))
    expected = ["Int64", "Float64", "datetime64[ns]", "string", "boolean"]
    assert list(full.dtypes.astype(str)) == list(none.dtypes.astype(str)) == expected
    assert ki.sql("SELECT sum(x) AS s FROM (VALUES (1), (2)) t(x)")["s"].to_list() == [3]
    assert str(ki.sql("SELECT sum(x) AS s FROM (VALUES (1), (2)) t(x)")["s"].dtype) == "Int64"
    assert ki.sql("SELECT 170141183460469231731687303715884105727::HUGEINT AS h")["h"][0] > 1e38
    assert ki.sql("SELECT 1 AS a, 2 AS a").shape == (1, 2)


def test_values_that_pandas_types_cannot_hold_keep_the_type_of_duckdb() -> None:
    last = ki.sql("SELECT DATE '9999-12-31' AS d, 18446744073709551615::UBIGINT AS u")
    assert str(last["d"][0])[:10] == "9999-12-31"
    assert last["u"][0] == 18446744073709551615


@pytest.mark.parametrize(
    "query",
    [
        "SHOW TABLES",
        "SELECT name FROM (SHOW TABLES) WHERE name NOT IN (SELECT note FROM opcon_milestones WHERE note IS NOT NULL)",
        "SELECT 1 FROM opcon_milestones; SHOW TABLES",
        "SELECT table_name FROM information_schema.tables, (SELECT count(*) FROM opcon_milestones)",
        "SELECT view_name FROM duckdb_views() JOIN (FROM opcon_milestones LIMIT 1) ON NOT internal",
        "SELECT viewname FROM pg_catalog.pg_views, (SELECT count(*) FROM opcon_milestones) WHERE schemaname = 'main'",
        "SELECT name FROM sqlite_master, (SELECT count(*) FROM opcon_milestones)",
    ],
)
def test_the_catalogue_is_complete_beside_a_named_table(query: str) -> None:
    assert set(ki.tables()["name"]) <= set(ki.sql(query).iloc[:, 0])


@pytest.mark.parametrize(
    "query",
    [
        "SELECT count(*) FROM Opcon_Milestones",
        'SELECT count(*) FROM "opcon_milestones"',
        "SELECT count(*) FROM main.opcon_milestones",
        "SELECT count(*) FROM query_table('opcon_' || 'milestones'), (SELECT count(*) FROM actors)",
        "SELECT count(*) FROM query('FROM opcon_' || 'milestones'), (SELECT count(*) FROM actors)",
    ],
)
def test_a_table_is_found_however_it_is_named(query: str) -> None:
    assert ki.sql(query).iloc[0, 0] == len(ki.load("opcon_milestones"))


def test_parameters() -> None:
    day = dt.date(2015, 6, 1)
    query = "SELECT count(*) AS n FROM opcon_milestones WHERE date < {}"
    by_position = ki.sql(query.format("?"), [day])["n"][0]
    by_name = ki.sql(query.format("$day"), {"day": day})["n"][0]
    assert by_position == by_name > 0


def test_the_result_says_what_it_is() -> None:
    attributes = ki.sql("SELECT 1 AS one").attrs["kindicators"]
    assert attributes == {"query": "SELECT 1 AS one", "version": ki.__version__, "license": "CC-BY-4.0"}


@pytest.mark.parametrize(
    "query",
    ["SHOW TABLES", "SELECT * FROM sqlite_master WHERE name <> 'opcon'", "FROM information_schema.tables -- actors"],
)
def test_a_query_about_the_tables_sees_them_all_and_the_indicators(query: str) -> None:
    one_of_all = 1  # the view with the rows of all indicators
    assert len(ki.sql(query)) == len(ki.tables()) + len(ki.indicators()) + one_of_all


def test_variables_of_the_caller_are_not_tables() -> None:
    mine = pd.DataFrame({"a": [1]})
    with pytest.raises(QueryError, match="mine does not exist"):
        ki.sql("FROM mine")
    assert len(mine) == 1


def test_names_in_other_case_or_quotes_are_found() -> None:
    assert ki.sql('SELECT count(*) AS n FROM "Actors" JOIN SOURCES ON false')["n"][0] == 0


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("SELEC 1", r"syntax error at or near"),
        ("FROM opcon", r"opcon does not exist.*\(tables: missile_range_limits,"),
        ("SELECT * FROM opcon", r"opcon does not exist.*opcon_milestones"),
        ("SELECT dat FROM opcon_milestones", r'"dat" not found.*date'),
        ("SELECT * FROM actors WHERE name = ?", "parameters"),
        ("SELECT 'x'::INTEGER", "Could not convert"),
        ("", "the query is empty"),
        (None, "the query must be text; got None"),
        ("SELECT '\udcff'", "not valid UTF-8"),
        (" -- nothing", "the query is empty"),
    ],
)
def test_a_bad_query_gives_the_reason_and_the_tables(query: Any, message: str) -> None:
    with pytest.raises(QueryError, match=message) as caught:
        ki.sql(query)
    assert "\n" not in str(caught.value)


def test_a_time_with_a_zone_says_what_it_needs(run: Run) -> None:
    # Without pytz, which no dependency brings.
    code = "import sys; sys.modules['pytz'] = None; from kindicators.cli import main; main()"
    line = [sys.executable, "-c", code, "sql", "SELECT now()"]
    result = subprocess.run(line, capture_output=True, text=True, check=False)
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.endswith("cast them, for example: now()::TIMESTAMP\n")
    assert run("sql", "SELECT now()::TIMESTAMP > '2020-01-01' AS later").stdout.splitlines()[-1].strip() == "true"


def test_a_statement_without_rows_gives_what_duckdb_gives() -> None:
    assert isinstance(ki.sql("CREATE TABLE mine AS SELECT 1 AS x"), pd.DataFrame)
    assert ki.sql("CREATE TABLE mine AS FROM actors; SELECT count(*) AS n FROM mine")["n"][0] == len(ki.load("actors"))
