"""`connect(sandbox=True)`: attempts to get out of it, to change what it holds, and to take more than it may."""

from __future__ import annotations

import gc
import http.server
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import kindicators as ki
from conftest import Run
from kindicators.errors import IntegrityError, QueryError, RetractedReleaseWarning, SandboxError, UsageError
from kindicators.sandbox import Sandbox

SECRET = "not for your eyes"
STATE = (
    "SELECT (SELECT sum(hash(t.sql || t.comment || t.schema_name)) FROM duckdb_tables() t), "
    "(SELECT sum(hash(v.sql || v.comment || v.schema_name)) FROM duckdb_views() v WHERE NOT internal), "
    "(SELECT sum(hash(s.name || s.value)) FROM duckdb_settings() s), "
    "(SELECT sum(hash(d.database_name)) FROM duckdb_databases() d), "
    "(SELECT count(*) FROM duckdb_schemas()), (SELECT count(*) FROM duckdb_prepared_statements()), "
    "(SELECT sum(hash(a)) FROM actors a), getvariable('x') IS NULL"
)
SLOWER = (
    "SELECT (SELECT count(*) FROM duckdb_functions() WHERE NOT internal), (SELECT count(*) FROM duckdb_types()), "
    "(SELECT sum(hash(o)) FROM opcon_milestones o), (SELECT sum(hash(u)) FROM usfk_personnel u)"
)
"""What only a statement that writes could change."""


class House:
    """A folder with a secret in it, a web server that counts who asks, and a sandbox that lives there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.asked: list[str] = []
        for name in ("secret.csv", "secret.json", "secret.txt", "secret.sql"):
            (folder / name).write_text(f"a\n{SECRET}\n", encoding="utf-8")
        pd.DataFrame({"a": [SECRET]}).to_pickle(folder / "secret.pkl")
        asked = self.asked

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                asked.append(self.path)
                self.send_error(404)

            do_HEAD = do_GET  # noqa: N815 (the name that http.server calls)

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}"
        self.box = ki.connect(sandbox=True)
        self.before = self.state(STATE, SLOWER)

    def state(self, *queries: str) -> list[Any]:
        """Return all that an attempt could have changed."""
        files = {str(p.relative_to(self.folder)): p.read_bytes() for p in self.folder.rglob("*") if p.is_file()}
        folders = sorted(str(p) for p in self.folder.rglob("*") if p.is_dir())
        answers = [self.box.execute(query).fetchall() for query in queries]
        return [files, folders, list(self.asked), *answers]


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    folder = tmp_path_factory.mktemp("house")
    here = Path.cwd()
    os.chdir(folder)
    made = House(folder)
    try:
        yield made
    finally:
        os.chdir(here)
        made.box.close()
        made.server.shutdown()
        made.server.server_close()


WRITES = [
    "INSERT INTO actors SELECT * FROM actors",
    "INSERT OR REPLACE INTO actors SELECT * FROM actors",
    "UPDATE actors SET name = 'x'",
    "DELETE FROM actors",
    "TRUNCATE actors",
    "MERGE INTO actors USING (SELECT 'usfk' AS actor_id) b USING (actor_id) WHEN MATCHED THEN DELETE",
    "DROP TABLE actors",
    "DROP VIEW usfk_personnel",
    "DROP SCHEMA main CASCADE",
    "ALTER TABLE actors DROP COLUMN note",
    "ALTER TABLE actors RENAME TO actresses",
    "ALTER VIEW usfk_personnel RENAME TO x",
    "COMMENT ON TABLE actors IS 'x'",
    "CREATE OR REPLACE TABLE actors AS SELECT 1 AS a",
    "CREATE OR REPLACE VIEW usfk_personnel AS SELECT 1 AS a",
    "CREATE TABLE mine AS SELECT 1 AS a",
    "CREATE TEMP TABLE actors AS SELECT 1 AS a",
    "CREATE TEMP VIEW actors AS SELECT 1 AS a",
    "CREATE INDEX i ON actors (name)",
    "CREATE SEQUENCE s",
    "CREATE TYPE t AS ENUM ('a')",
    "CREATE SCHEMA s",
    "CREATE MACRO count(x) AS 1",
    "CREATE TEMP MACRO sum(x) AS 1",
    "CREATE MACRO t() AS TABLE FROM read_csv('secret.csv')",
    "WITH x AS (DELETE FROM actors RETURNING *) FROM x",
    "WITH x AS (SELECT 1) INSERT INTO actors FROM actors",
    "SELECT 1; DROP TABLE actors",
    "DROP TABLE actors; SELECT 1",
    "SELECT 1; SELECT 2",
    "/* SELECT */ DROP TABLE actors -- SELECT 1",
    "--SELECT\nDROP TABLE actors",
    ";;DROP TABLE actors;",
    "EXPLAIN ANALYZE DELETE FROM actors",
    "EXPLAIN ANALYZE CREATE TEMP TABLE x AS SELECT 1",
    "PREPARE p AS DELETE FROM actors",
    "PREPARE p AS SELECT 1",
    "EXECUTE p",
    "DEALLOCATE p",
    "BEGIN",
    "COMMIT",
    "ROLLBACK",
    "COMMIT; DROP TABLE actors",
    "ROLLBACK; DROP TABLE actors",
    "CHECKPOINT",
    "FORCE CHECKPOINT",
    "VACUUM",
    "ANALYZE actors",
    "CALL pragma_version()",
    "FROM query('DROP TABLE actors')",
    "FROM query('SELECT 1; DROP TABLE actors')",
    "FROM query('COMMIT')",
    "FROM query_table('actors; DROP TABLE actors')",
    "FROM json_execute_serialized_sql(json_serialize_sql('DROP TABLE actors'))",
    "PRAGMA json_execute_serialized_sql(json_serialize_sql('DROP TABLE actors'))",
    "SELECT nextval('s')",
    "CREATE TRIGGER t AFTER INSERT ON actors FOR EACH ROW SELECT 1",
]
SETTINGS = [
    "SET memory_limit = '100GB'",
    "SET GLOBAL memory_limit TO '100GB'",
    "set/**/threads=64",
    "SET lock_configuration = false",
    "SET enable_external_access = true",
    "SET disabled_filesystems = ''",
    "SET SESSION enable_progress_bar = true",
    "SET VARIABLE x = 1",
    "SET schema = 'information_schema'",
    "SET search_path = 'temp'",
    "SET python_enable_replacements = true",
    "SET autoload_known_extensions = true",
    "SET allowed_directories = ['/']",
    "SET temp_directory = 'spill'",
    "SET TIME ZONE 'Asia/Seoul'",
    "RESET memory_limit",
    "RESET ALL",
    "USE system.main",
    "USE memory.information_schema",
    "PRAGMA memory_limit = '100GB'",
    "PRAGMA threads = 64",
    "PRAGMA enable_profiling = 'json'",
    "PRAGMA profiling_output = 'profile.json'",
    "PRAGMA profile_output = 'profile.json'",
    "PRAGMA disable_optimizer",
    "PRAGMA enable_logging",
    "CALL enable_logging(storage = 'file', storage_path = 'log')",
    "SELECT set_config('threads', '64', false)",
]
FILES = [
    "FROM read_csv('secret.csv')",
    "FROM read_csv_auto('secret.csv')",
    "FROM read_csv(['secret.csv'])",
    "FROM read_csv('secret.*', union_by_name = true, filename = true)",
    "FROM read_csv('/proc/self/environ')",
    "FROM read_csv('/dev/stdin')",
    "FROM read_csv('~/secret.csv')",
    "FROM read_csv('file:secret.csv')",
    "FROM sniff_csv('secret.csv')",
    "FROM read_text('secret.txt')",
    "FROM \"read_text\"('secret.txt')",
    "FROM system.main.read_text('secret.txt')",
    "FROM read_text({'path': 'secret.txt'})",
    "FROM read_blob('secret.txt')",
    "FROM read_json('secret.json')",
    "FROM read_ndjson_objects('secret.json')",
    "FROM read_parquet('secret.parquet')",
    "FROM parquet_metadata('secret.parquet')",
    "FROM parquet_schema('secret.parquet')",
    "FROM read_duckdb('secret.db')",
    "FROM glob('*')",
    "FROM 'secret.csv'",
    "FROM 'secret.json'",
    'FROM "secret.csv"',
    'FROM "*.csv"',
    "SELECT (SELECT content FROM read_text('secret.txt'))",
    "SELECT * FROM actors WHERE name IN (SELECT content FROM read_text('secret.txt'))",
    "WITH x AS (FROM read_text('secret.txt')) FROM x",
    "FROM query('FROM read_text(''secret.txt'')')",
    "FROM query_table('secret.csv')",
    "FROM query_table(['secret.csv', 'actors'])",
    "FROM json_execute_serialized_sql(json_serialize_sql('FROM read_text(''secret.txt'')'))",
    "DESCRIBE FROM read_csv('secret.csv')",
    "SUMMARIZE FROM read_csv('secret.csv')",
    "EXPLAIN ANALYZE FROM read_csv('secret.csv')",
    "SHOW TABLES FROM 'secret.db'",
    "COPY actors TO 'out.csv'",
    "COPY (SELECT 1) TO 'out.parquet' (FORMAT parquet)",
    "COPY (SELECT 1) TO '/dev/stdout'",
    "COPY actors FROM 'secret.csv'",
    "COPY FROM DATABASE memory TO temp",
    "EXPORT DATABASE 'out'",
    "IMPORT DATABASE 'out'",
    "ATTACH 'out.db'",
    "ATTACH ':memory:' AS other",
    "ATTACH 'secret.db' AS other (TYPE sqlite)",
    "DETACH memory",
    "SELECT getenv('HOME')",
    "FROM duckdb_extensions()",
    "CREATE SECRET s (TYPE http, BEARER_TOKEN 'x')",
    "CREATE PERSISTENT SECRET s (TYPE http, BEARER_TOKEN 'x')",
    "DROP SECRET s",
    "FROM secret",
    "FROM pandas_scan(1)",
    "FROM arrow_scan(1, 1, 1)",
    "FROM python_map_function(1)",
]
NETWORK = [
    "FROM read_csv('{url}/a.csv')",
    "FROM '{url}/a.csv'",
    "FROM read_text('{url}/a')",
    "FROM read_parquet('{url}/a.parquet')",
    "FROM read_csv('s3://bucket/a.csv')",
    "FROM read_csv('hf://datasets/a/b.csv')",
    "ATTACH '{url}/a.db'",
    "COPY actors TO '{url}/a.csv'",
    "INSTALL httpfs",
    "INSTALL httpfs FROM '{url}'",
    "FORCE INSTALL spatial FROM community",
    "LOAD httpfs",
    "LOAD 'secret.csv'",
    "LOAD json",
    "UPDATE EXTENSIONS",
    "SELECT http_get('{url}')",
    "FROM postgres_scan('host=127.0.0.1', 'public', 'a')",
    "FROM sqlite_scan('secret.csv', 'a')",
    "FROM st_read('secret.csv')",
    "FROM read_xlsx('secret.csv')",
    "FROM sql_auto_complete('SEL')",
    "SELECT ST_Point(1, 2)",
]


@pytest.mark.parametrize("attempt", [*WRITES, *SETTINGS, *FILES, *NETWORK])
def test_what_would_write_set_or_reach_out_is_refused_and_changes_nothing(house: House, attempt: str) -> None:
    secret = pd.DataFrame({"a": [SECRET]})  # a variable of the caller, of which the sandbox must not know
    with pytest.raises(QueryError) as caught:
        house.box.execute(attempt.format(url=house.url) if "{url}" in attempt else attempt)
    assert SECRET not in str(caught.value)
    assert len(str(caught.value).splitlines()) == 1
    state = house.state(STATE, SLOWER) if attempt in WRITES else house.state(STATE)
    assert state == house.before[: len(state)]
    assert len(secret) == 1


@pytest.mark.parametrize(
    "attempt",
    [*WRITES[: WRITES.index("WITH x AS (DELETE FROM actors RETURNING *) FROM x")], *SETTINGS[:8], *FILES[36:42]],
)
def test_what_the_sandbox_refuses_itself_says_what_it_takes(house: House, attempt: str) -> None:
    with pytest.raises(SandboxError, match="a sandbox runs one query that reads, such as SELECT"):
        house.box.execute(attempt)


def test_the_sandbox_tells_nothing_of_the_machine(house: House) -> None:
    told = house.box.execute("SELECT string_agg(s::VARCHAR, ' ') FROM duckdb_settings() s").fetchall()
    told += house.box.execute("SELECT string_agg(e::VARCHAR, ' ') FROM duckdb_databases() e").fetchall()
    told += house.box.execute("SELECT string_agg(v::VARCHAR, ' ') FROM duckdb_views() v").fetchall()
    for place in (str(Path.home()), str(house.folder), str(ki.path()), sys.prefix):
        assert f"'{place}" not in str(told) and f"{place}/" not in str(told)
    for empty in (
        "duckdb_secrets()",
        "duckdb_variables()",
        "duckdb_temporary_files()",
        "duckdb_logs",
        "duckdb_external_file_cache()",
    ):
        assert house.box.execute(f"FROM {empty}").fetchall() == []


def test_nothing_lasts_from_one_query_to_the_next(house: House) -> None:
    for query in ("SELECT setseed(0.5)", "SELECT write_log('x')", "SELECT 1 AS x"):
        house.box.execute(query)
    assert house.state(STATE, SLOWER) == house.before


def test_the_object_offers_queries_alone(house: House) -> None:
    assert [name for name in dir(house.box) if not name.startswith("_")] == ["close", "execute"]
    result = house.box.execute("SELECT 1")
    assert [name for name in dir(result) if not name.startswith("_")] == [
        "columns", "df", "fetchall", "fetchmany", "fetchone", "types",
    ]  # fmt: skip


@pytest.mark.skipif(sys.platform != "linux", reason="Linux alone has all of these limits")
def test_the_operating_system_withholds_files_sockets_and_memory_whatever_duckdb_does(tmp_path: Path) -> None:
    script = (
        "import socket, sys; from kindicators.confined import confine; confine(50_000_000)\n"
        "def attempt(what):\n"
        "    try: what(); print('done')\n"
        "    except (OSError, MemoryError) as error: print(type(error).__name__)\n"
        "attempt(lambda: open(sys.argv[1])); attempt(lambda: open(sys.argv[1], 'w'))\n"
        "attempt(socket.socket); attempt(lambda: bytearray(500_000_000))\n"
    )
    file = tmp_path / "file"
    file.write_text(SECRET)
    done = subprocess.run([sys.executable, "-c", script, str(file)], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["OSError", "OSError", "OSError", "MemoryError"]
    assert file.read_text() == SECRET


@pytest.fixture(scope="module")
def brief() -> Iterator[Sandbox]:
    with ki.connect(sandbox=True, timeout=2, memory_limit="200MB", max_rows=1000) as box:
        yield box


@pytest.fixture(scope="module")
def hasty() -> Iterator[Sandbox]:
    with ki.connect(sandbox=True, timeout=0.5) as box:
        yield box


ENDLESS = {
    "recursion": "WITH RECURSIVE t(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM t) SELECT count(*) FROM t",
    "range": "SELECT count(*) FROM range(1000000000000) WHERE range % 7 = 3",
    "cross join": "SELECT sum(a.range * b.range) FROM range(1000000) a, range(1000000) b",
    "self join": "SELECT count(*) FROM opcon_milestones a, opcon_milestones b, opcon_milestones c, opcon_milestones d, "
    "opcon_milestones e, opcon_milestones f WHERE a.title || b.title || c.title < d.title || e.title || f.title",
    "text distance": "SELECT levenshtein(repeat('a', 300000), repeat('b', 300000))",
    "hashes": "SELECT max(md5(repeat('x', 10000) || range)) FROM range(1000000000)",
}
GREEDY = {
    "repeat": "SELECT length(repeat('x', 2000000000))",
    "crafted repeat": "SELECT repeat(repeat('0', 24), 4611686018427387904)",
    "pad": "SELECT length(lpad('x', 2000000000, 'y'))",
    "list": "SELECT list(range) FROM range(1000000000)",
    "long list": "SELECT len(range(1000000000))",
    "joined text": "SELECT length(string_agg(repeat('x', 1000000), '')) FROM range(100000)",
    "sort": "SELECT max(s) FROM (SELECT md5(range::VARCHAR) || repeat('x', 1000) AS s FROM range(9999999) ORDER BY s)",
    "groups": "SELECT count(*) FROM (SELECT range AS r, count(*) FROM range(1000000000) GROUP BY r)",
    "matrix": "SELECT damerau_levenshtein(repeat('a', 20000), repeat('b', 20000))",
    "replace": "SELECT length(regexp_replace(repeat('a', 50000000), 'a', 'bbbbbbbbbbbbbb', 'g'))",
    "nested": f"SELECT {'(' * 50_000}1{')' * 50_000}",
    "chain": f"SELECT {' + '.join(['1'] * 100_000)}",
    "format": "SELECT length(format('{:2000000000d}', 1))",
}
LARGE = {
    "rows": "FROM range(1001)",
    "many rows": "FROM range(1000000) a, range(1000000) b",
    "long row": "SELECT repeat('x', 60000000)",
    "long rows": "SELECT repeat('x', 1000000) FROM range(100)",
}


@pytest.mark.parametrize("query", ENDLESS.values(), ids=ENDLESS)
def test_a_query_that_runs_too_long_is_ended_and_the_next_one_is_answered(hasty: Sandbox, query: str) -> None:
    with pytest.raises(
        SandboxError, match=r"ended after 0\.5 seconds; ask for less, or give the sandbox a longer time"
    ):
        hasty.execute(query)
    assert hasty.execute("SELECT count(*) FROM actors").fetchone() == (len(ki.load("actors")),)


@pytest.mark.parametrize("query", GREEDY.values(), ids=GREEDY)
def test_a_query_that_wants_too_much_is_ended_and_the_next_one_is_answered(brief: Sandbox, query: str) -> None:
    # Most want too much memory; with a slow processor, the time is over before.
    with pytest.raises(QueryError):
        brief.execute(query)
    assert brief.execute("SELECT count(*) FROM actors").fetchone() == (len(ki.load("actors")),)


@pytest.mark.parametrize("query", LARGE.values(), ids=LARGE)
def test_a_result_that_is_too_large_is_refused_and_not_cut(brief: Sandbox, query: str) -> None:
    with pytest.raises(SandboxError, match=r"more than 1000 rows or 50 MB; .* higher max_rows|of memory"):
        brief.execute(query)
    assert len(brief.execute("FROM range(1000)").fetchall()) == 1000


@pytest.mark.skipif(sys.platform != "linux", reason="Linux alone bounds the memory of a process")
def test_memory_that_duckdb_does_not_count_is_held_too(brief: Sandbox) -> None:
    with pytest.raises(SandboxError, match=r"more than 200 MB of memory.*higher memory_limit"):
        brief.execute(GREEDY["repeat"])


def test_what_a_sandbox_is_for_works(house: House) -> None:
    box = house.box
    query = "SELECT name, cow_code FROM actors WHERE actor_id = ?"
    assert box.execute(query, ["USA"]).fetchall() == ki.sql(query, ["USA"]).to_records(index=False).tolist()
    assert box.execute("SELECT $a + $b AS c", {"a": 1, "b": 2}).fetchall() == [(3,)]
    assert box.execute("SHOW TABLES").fetchall() == [(n,) for n in ki.sql("SHOW TABLES")["name"]]
    assert box.execute("DESCRIBE actors").fetchall()[0][:2] == ("actor_id", "VARCHAR")
    assert len(box.execute("SUMMARIZE actors").fetchall()) == len(ki.describe("actors"))
    assert box.execute("WITH x AS (SELECT 1 AS a) FROM x").fetchall() == [(1,)]
    assert box.execute("SELECT count(*) FROM indicators").fetchone() == (ki.indicators()["rows"].sum(),)
    assert box.execute(" -- first\n SELECT 1; ").fetchall() == [(1,)]
    assert (
        box.execute("PIVOT actors ON kind IN ('state') USING count(*) GROUP BY cow_code LIMIT 1").columns[1] == "state"
    )
    result = box.execute("FROM range(5)")
    assert (result.fetchone(), result.fetchmany(2), result.fetchall()) == ((0,), [(1,), (2,)], [(3,), (4,)])
    assert result.fetchone() is None


def test_frames_have_the_values_and_types_of_sql(house: House) -> None:
    queries = [f"FROM {name}" for name in [*ki.tables()["name"], "usfk_personnel", "range_limit_km"]]
    queries += [
        "SELECT 1 AS i, 1.5::DOUBLE AS f, 1.25 AS d, DATE '2012-04-17' AS day, 'x' AS s, true AS b, 1 AS i",
        "SELECT NULL::INTEGER AS i, NULL::DOUBLE AS f, NULL::DATE AS d, NULL::VARCHAR AS s, NULL::BOOLEAN AS b",
        "SELECT sum(x) AS s FROM (VALUES (1), (2)) t(x)",
        "SELECT DATE '9999-12-31' AS d",
        "SELECT TIMESTAMP '2020-01-02 03:04:05' AS t, NULL::TIMESTAMP AS n",
        "FROM actors WHERE false",
    ]
    for query in queries:
        pd.testing.assert_frame_equal(house.box.execute(query).df(), ki.sql(query))


def test_values_of_every_kind_come_through(house: House) -> None:
    query = (
        "SELECT [1, 2] AS a, {'b': DATE '2020-01-01'} AS b, MAP {'k': 1.5} AS c, 'x'::BLOB AS d, TIME '10:00' AS e, "
        "INTERVAL 1 DAY AS f, '0f8fad5b-d9cb-469f-a165-70867728950e'::UUID AS g, 2::HUGEINT AS h, 1e300 AS i"
    )
    with ki.connect() as con:
        assert house.box.execute(query).fetchall() == con.execute(query).fetchall()


def test_sandboxes_know_versions_and_clocks(house: House) -> None:
    query = "SELECT person FROM command_tenures WHERE command = 'usfk' AND post = 'commander'"
    with ki.connect(sandbox=True, as_of="2015-06-01", known_at="2015-06-01") as box:
        assert box.execute(query).fetchall() == [("Curtis Scaparrotti",)]
        with pytest.raises(UsageError, match="as_of cannot choose among the rows of missile_launches"):
            box.execute("FROM missile_launches")
        assert "ready" not in repr(box)
    with ki.connect(sandbox=True, version="0.2.0") as box:
        assert box.execute("SELECT count(*) FROM missile_launches").fetchone() == (303,)
        assert repr(box) == "<kindicators 0.2.0 sandbox, open>"
    with pytest.raises(UsageError):
        ki.connect(sandbox=True, version="0.1.0", as_of="2015-06-01")


def test_errors_are_those_of_sql(house: House) -> None:
    for query in ("FROM actor", "SELECT nme FROM actors", "SELEC 1", "SELECT 1/'a'", "", "-- nothing", "\ud800"):
        with pytest.raises(QueryError) as plain:
            ki.sql(query)
        with pytest.raises(QueryError) as boxed:
            house.box.execute(query)
        assert str(boxed.value) == str(plain.value)
    with pytest.raises(QueryError, match="the query must be text"):
        house.box.execute(1)  # type: ignore[arg-type]
    with pytest.raises(QueryError, match="params must be plain Python values"):
        house.box.execute("SELECT ?", [lambda: 1])
    with pytest.raises(QueryError, match="params must be plain Python values"):
        house.box.execute("SELECT ?", [House])
    with pytest.raises(SandboxError, match=r"no times with a zone; cast them, for example: now\(\)::TIMESTAMP"):
        house.box.execute("SELECT now()")
    assert house.box.execute("SELECT now()::TIMESTAMP > TIMESTAMP '2020-01-01'").fetchone() == (True,)
    assert house.state(STATE, SLOWER) == house.before


@pytest.mark.parametrize(
    "limits",
    [
        {"timeout": 0}, {"timeout": -1}, {"timeout": float("nan")}, {"timeout": float("inf")}, {"timeout": True},
        {"timeout": "5"}, {"memory_limit": "much"}, {"memory_limit": 10**9}, {"memory_limit": "1MB"},
        {"memory_limit": "80%"}, {"memory_limit": "1GB'; SET threads = 4; --"}, {"max_rows": 0}, {"max_rows": 1.5},
    ],
    ids=str,
)  # fmt: skip
def test_limits_that_are_none_are_refused(limits: dict[str, Any]) -> None:
    with pytest.raises(UsageError, match=f"{next(iter(limits))} must be"):
        ki.connect(sandbox=True, **limits)


def test_limits_are_for_sandboxes() -> None:
    with pytest.raises(UsageError, match="give sandbox=True with them"):
        ki.connect(timeout=5)  # type: ignore[call-overload]


def test_threads_share_a_sandbox(house: House) -> None:
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda i: house.box.execute("SELECT ?", [i]).fetchone(), range(64)))
    assert found == [(i,) for i in range(64)]


def test_a_closed_sandbox_says_so() -> None:
    with ki.connect(sandbox=True) as box:
        result = box.execute("SELECT 1")
    assert result.fetchall() == [(1,)]
    with pytest.raises(UsageError, match="the sandbox is closed"):
        box.execute("SELECT 1")
    box.close()


def test_a_sandbox_that_is_forgotten_leaves_no_process(run: Run) -> None:
    box = ki.connect(sandbox=True)
    process = box._process
    assert process is not None and process.poll() is None
    del box
    gc.collect()
    assert process.poll() is not None
    script = "import kindicators as ki; box = ki.connect(sandbox=True); print(box.execute('SELECT 1').fetchall())"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60)
    assert (done.stdout, done.stderr) == ("[(1,)]\n", "")


@pytest.mark.skipif(os.name == "nt", reason="sends a signal")
def test_ctrl_c_ends_the_query_and_not_the_sandbox(ctrl_c_counts: None) -> None:
    with ki.connect(sandbox=True, timeout=10) as box:
        first = box._process
        assert first is not None
        timer = threading.Timer(0.2, os.kill, (os.getpid(), signal.SIGINT))
        with pytest.raises(KeyboardInterrupt):
            timer.start()
            box.execute(ENDLESS["recursion"])
        assert first.poll() is not None  # nothing runs on
        assert box.execute("SELECT 1").fetchall() == [(1,)]


def test_changed_data_are_not_opened(installation: Any) -> None:
    file = installation.folder / "data" / "actors.csv"
    file.write_bytes(file.read_bytes() + b"x,y\n")
    script = "import kindicators as ki\ntry: ki.connect(sandbox=True)\nexcept ki.errors.IntegrityError as e: print(e)"
    environment = {**os.environ, "PYTHONPATH": str(installation.lib)}
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, env=environment, check=True)
    assert "actors.csv is not the released file" in done.stdout
    with pytest.raises(IntegrityError):
        ki.connect()


def test_sql_and_the_command_line_offer_it(run: Run) -> None:
    frame = ki.sql("SELECT actor_id FROM actors WHERE actor_id = ?", ["usfk"], sandbox=True)
    assert frame["actor_id"].to_list() == ["usfk"]
    assert frame.attrs == ki.sql("SELECT actor_id FROM actors WHERE actor_id = ?", ["usfk"]).attrs
    with pytest.raises(SandboxError):
        ki.sql("FROM read_csv('/etc/passwd')", sandbox=True)
    done = run(
        "sql", "--sandbox", "SELECT count(*) AS n FROM missile_launches", "--release", "0.2.0", "--format", "csv"
    )
    assert done.stdout == "n\n303\n"
    done = run("sql", "--sandbox", "-", stdin="COPY actors TO 'out.csv'")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "kindicators: a sandbox runs one query that reads, such as SELECT, FROM or SHOW; "
        "got a statement that is no SELECT (COPY)\n"
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--sandbox", "--max-rows", "3"), "the result has more than 3 rows"),
        (("--sandbox", "--memory-limit", "5"), "memory_limit must be an amount of at least 16MB"),
        (("--sandbox", "--timeout", "-1"), "timeout must be a number of seconds above 0"),
        (("--max-rows", "3"), "--timeout, --memory-limit and --max-rows are limits of a sandbox"),
    ],
)
def test_the_command_line_has_the_limits(run: Run, arguments: tuple[str, ...], said: str) -> None:
    done = run("sql", "FROM missile_launches", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"kindicators: {said}")


def test_a_retracted_release_warns_once(installation: Any) -> None:
    import json

    retraction = {"0.2.0": {"date": "2026-01-01", "reason": "It was wrong", "replacement": "0.3.0"}}
    (installation.releases / "retractions.json").write_text(json.dumps(retraction))
    with pytest.warns(RetractedReleaseWarning) as caught, pytest.raises(SandboxError):
        ki.sql("DROP TABLE actors", version="0.2.0", sandbox=True)
    assert len(caught) == 1
