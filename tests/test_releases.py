"""Every release loads as it was: its bytes, its columns, its types, its indicators."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pandas as pd
import polars as pl
import pytest

import kindicators as ki
from conftest import ROOT, Installation, Run
from kindicators import errors
from kindicators.frames import pandas_dtype
from kindicators.package import Resource
from kindicators.releases import released, releases

MANIFESTS: dict[str, dict[str, Any]] = {
    version: json.loads((ki.path() / "data/releases" / f"{version}.json").read_text(encoding="utf-8"))
    for version in releases().manifests
}
VERSIONS = list(MANIFESTS)
LAST = VERSIONS[-1]
TABLES = [(version, name) for version in VERSIONS for name in MANIFESTS[version]["tables"]]
TYPES = {"string": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE", "boolean": "BOOLEAN", "date": "DATE"}
HISTORY = {"0.1.0": (8, 3871), "0.2.0": (44, 16076), "0.3.0": (44, 16918)}


def load(name: str, version: str, **choices: Any) -> Any:
    frame: Any = ki.load(name, version=version, **choices)
    return frame


def as_text(content: bytes) -> pd.DataFrame:
    """Read a file without any code of kindicators: every cell as its text."""
    rows = list(csv.reader(io.StringIO(content.decode("utf-8"), newline="")))
    return pd.DataFrame(rows[1:], columns=rows[0], dtype="string").replace("", pd.NA)


def typed(resource: Resource) -> pd.DataFrame:
    """Return the table that the file's text holds, with the types that the release's descriptor names."""
    frame = as_text(resource.read_bytes())
    for field in resource.fields:
        column: Any = frame[field.name]
        if field.type in ("integer", "number"):
            column = pd.to_numeric(column)
        elif field.type == "boolean":
            column = column.map({"true": True, "false": False})
        frame[field.name] = column.astype(pandas_dtype(field))
    return frame


def test_the_history_is_that_of_the_changelog() -> None:
    listed = ki.versions().set_index("version")
    dates = listed["date"].dt.strftime("%Y-%m-%d")
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    for version, (tables, rows) in HISTORY.items():
        assert tuple(listed.loc[version, ["tables", "rows"]]) == (tables, rows)
        assert f"## {version} ({dates[version]})" in changelog
    assert list(listed["rows"]) == list((listed["added"] - listed["removed"]).cumsum())


@pytest.mark.parametrize(("version", "name"), TABLES)
def test_every_table_of_every_release_is_byte_for_byte_what_was_released(version: str, name: str) -> None:
    resource = released(version).resource(name)
    content = resource.read_bytes()
    listed = MANIFESTS[version]["tables"][name]
    assert hashlib.sha256(content).hexdigest() == listed["sha256"] == resource.sha256
    frame = load(name, version)
    assert len(frame) == listed["rows"] == resource.rows
    expected = typed(resource)
    pd.testing.assert_frame_equal(frame, expected)
    assert frame.attrs["kindicators"] == {"table": name, "version": version, "license": "CC-BY-4.0"}
    some = list(reversed(frame.columns[:3]))
    pd.testing.assert_frame_equal(load(name, version, columns=some), expected[some])


@pytest.mark.parametrize(("version", "name"), [t for t in TABLES if t[0] == "0.2.0"])
def test_the_other_engines_agree(version: str, name: str) -> None:
    frame = load(name, version)
    plain = frame.astype(object).where(frame.notna(), None)
    polars = load(name, version, engine="polars")
    arrow = load(name, version, engine="arrow")
    for field in released(version).resource(name).fields:
        expected = [v.date() if field.type == "date" and v is not None else v for v in plain[field.name]]
        assert polars[field.name].to_list() == expected
        assert arrow.column(field.name).to_pylist() == expected
        if field.categories:
            assert polars.schema[field.name] == pl.Enum([value for value, _ in field.categories])


@pytest.mark.parametrize("version", VERSIONS)
def test_sql_and_connect_give_what_load_gives(version: str) -> None:
    pack = released(version)
    with ki.connect(version=version) as con:
        names = {*pack.resources, *pack.indicators, *(["indicators"] if pack.indicators else [])}
        assert {str(row[0]) for row in con.execute("SELECT name FROM (SHOW ALL TABLES)").fetchall()} == names
        for name, resource in pack.resources.items():
            frame = load(name, version)
            plain = frame.astype(dict.fromkeys(frame.select_dtypes("category"), "string"))
            result = ki.sql(f"FROM {name}", version=version)
            pd.testing.assert_frame_equal(result, plain)
            assert result.attrs["kindicators"]["version"] == version
            columns = con.execute(
                "SELECT column_name, data_type, comment FROM duckdb_columns() "
                "WHERE table_name = ? ORDER BY column_index",
                [name],
            ).fetchall()
            meanings = [f.description + (f" Unit: {f.unit}." if f.unit else "") for f in resource.fields]
            assert columns == [(f.name, TYPES[f.type], m) for f, m in zip(resource.fields, meanings, strict=True)]
            assert con.execute(f"SELECT count(*) FROM {name}").fetchone() == (resource.rows,)


def everything(con: Any) -> dict[str, Any]:
    """Return the columns with their types and comments, and the rows, of all that a database shows."""
    columns = con.execute("SELECT table_name, column_name, data_type FROM information_schema.columns ORDER BY ALL")
    found: dict[str, Any] = {"": columns.fetchall()}
    for (name,) in con.execute("SELECT name FROM (SHOW ALL TABLES)").fetchall():
        found[name] = sorted(con.execute(f'FROM "{name}"').fetchall(), key=repr)
    return found


def restore(version: str, folder: Path) -> None:
    """Put the files of a release where the installed ones are."""
    archives = releases().archives()
    for place, sha256 in releases().manifest(version).files().items():
        file = folder / place
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(archives.read(sha256))


@pytest.mark.parametrize(
    "clocks",
    [{}, {"known_at": "2012-01-01"}, {"as_of": "2015-06-01"}, {"as_of": "2010-08-01", "known_at": "2011-01-01"}],
)
def test_a_release_from_the_archives_is_what_it_was_when_it_was_installed(
    installation: Installation, clocks: dict[str, Any]
) -> None:
    restore(LAST, installation.folder)
    installation.archive_everything()
    installation.forget()
    assert released(LAST).resources["actors"].archives is not None
    assert released().resources["actors"].archives is None
    with ki.connect(**clocks) as then, ki.connect(version=LAST, **clocks) as now:
        assert everything(now) == everything(then)
    choices: dict[str, Any] = {**clocks, "version": LAST}
    pd.testing.assert_frame_equal(load("command_tenures", **choices), ki.load("command_tenures", **clocks))
    pd.testing.assert_frame_equal(
        ki.indicator("opcon_target_year", **choices), ki.indicator("opcon_target_year", **clocks)
    )
    query = "FROM opcon_target_year"
    pd.testing.assert_frame_equal(ki.sql(query, **choices), ki.sql(query, **clocks))


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="needs sha256sum")
def test_sha256sum_alone_checks_a_release_as_the_documentation_says(tmp_path: Path) -> None:
    command = "sha256sum data/*.csv data/indicators/*.sql | LC_ALL=C sort -k 2 | sha256sum"
    assert command in (ROOT / "docs/versions.md").read_text(encoding="utf-8")
    restore(LAST, tmp_path)
    printed = subprocess.run(["bash", "-c", command], cwd=tmp_path, capture_output=True, text=True, check=True).stdout
    assert printed.split()[0] == MANIFESTS[LAST]["digest"]


def test_money_of_a_release_converts_with_its_own_rates(installation: Installation) -> None:
    restore(LAST, installation.folder)
    installation.archive_everything()
    installation.forget()
    asked: dict[str, Any] = {"prices": "constant:2020", "currency": "USD"}
    expected = ki.indicator("rok_defense_budget_krw", **asked)
    (installation.folder / "data" / "economic_context.csv").write_bytes(b"")  # what is installed must not be read
    pd.testing.assert_frame_equal(ki.indicator("rok_defense_budget_krw", version=LAST, **asked), expected)
    with pytest.raises(errors.UsageError, match="there is one from 19"):
        ki.indicator("rok_defense_budget_krw", version=LAST, prices="constant:1901")
    with pytest.raises(errors.UnknownNameError, match="no subject of indicator 'opcon_target_year' named 'jont'"):
        ki.indicator("opcon_target_year", version=LAST, subject="jont")


def test_a_release_has_the_columns_values_and_numbers_of_then() -> None:
    assert "metric" in load("launch_reports", "0.2.0")
    assert "measure" in load("launch_reports", "0.3.0")
    query = "SELECT min(metric) AS first FROM launch_reports"
    assert ki.sql(query, version="0.2.0")["first"].to_list() == ["apogee_km"]
    assert "t" in load("sanctions_figures", "0.2.0")["unit"].cat.categories
    assert "tonnes" in load("sanctions_figures", "0.3.0")["unit"].cat.categories
    query = "SELECT value FROM troop_deployments WHERE deployment_id = 'usa-kor-dmdc-1954-06-30-marine-corps'"
    assert [ki.sql(query, version=v)["value"][0] for v in ("0.2.0", "0.3.0")] == [28358, 28359]
    gone = "asan-own-weapons-2012-11-support-e2"
    assert [gone in set(load("evidence", v)["evidence_id"]) for v in ("0.2.0", "0.3.0")] == [True, False]


def test_the_catalogue_is_that_of_the_release() -> None:
    assert list(ki.tables(version="0.1.0")["name"]) == list(MANIFESTS["0.1.0"]["tables"])
    assert list(ki.tables(version="0.2.0")["rows"]) == [t["rows"] for t in MANIFESTS["0.2.0"]["tables"].values()]
    assert "metric" in set(ki.describe("launch_reports", version="0.2.0")["column"])
    assert list(ki.indicators(version="0.3.0")["id"]) == list(MANIFESTS["0.3.0"]["indicators"])
    assert ki.describe("usfk_personnel", version="0.3.0")["unit"].notna().any()
    with pytest.raises(errors.UnknownTableError, match="no table 'missile_launches'"):
        load("missile_launches", "0.1.0")
    with pytest.raises(errors.UnknownColumnError, match="no column of table 'launch_reports' named 'measure'"):
        load("launch_reports", "0.2.0", columns=["measure"])
    with pytest.raises(errors.QueryError, match=r"tables: missile_range_limits, .*, actors"):
        ki.sql("FROM no_such_table", version="0.1.0")
    with pytest.raises(errors.QueryError, match=r"'missile_launches' is there since 0\.2\.0"):
        ki.sql("FROM missile_launches", version="0.1.0")


@pytest.mark.parametrize("version", ["0.1.0", "0.2.0"])
@pytest.mark.parametrize(
    "ask",
    [
        lambda v: ki.load("opcon_milestones", version=v, as_of="2015-01-01"),
        lambda v: ki.load("actors", version=v, known_at="2015-01-01"),
        lambda v: ki.sql("FROM actors", version=v, known_at="2015-01-01"),
        lambda v: ki.connect(version=v, as_of="2015-01-01"),
    ],
)
def test_the_clocks_are_refused_before_there_were_any(version: str, ask: Callable[[str], object]) -> None:
    message = f"release {version} was made before the two clocks, which came with 0.3.0"
    with pytest.raises(errors.UsageError, match=message):
        ask(version)


@pytest.mark.parametrize(
    "ask",
    [
        lambda v: ki.indicators(version=v),
        lambda v: ki.indicator("usfk_personnel", version=v),
        lambda v: ki.plot("usfk_personnel", version=v),
    ],
)
def test_indicators_are_refused_before_there_were_any(ask: Callable[[str], object]) -> None:
    with pytest.raises(errors.UsageError, match=r"release 0\.2\.0 has no indicators, which came with 0\.3\.0"):
        ask("0.2.0")


def test_only_a_present_schema_is_validated() -> None:
    assert len(load("opcon_milestones", "0.1.0", validate=True)) == 114
    with pytest.raises(errors.UsageError, match=r"launch_reports of release 0\.2\.0 has another schema"):
        load("launch_reports", "0.2.0", validate=True)


@pytest.mark.parametrize(
    ("version", "message"),
    [
        ("0.3", r"did you mean '0\.3\.0'\?$"),
        ("0", r"did you mean .*'0\.3\.0'\?$"),
        ("v0.2.0", r"did you mean '0\.2\.0'\?$"),
        (" 0.2.0", r"did you mean '0\.2\.0'\?$"),
        ("latest", r"a release has three numbers; there are: 0\.1\.0, 0\.2\.0, 0\.3\.0"),
        ("", "a release has three numbers"),
        ("0.2.7", r"^there is no release '0\.2\.7' here; there are: 0\.1\.0, 0\.2\.0, 0\.3\.0(?!.*install)"),
        ("99.0.0", r"there are: .*; if it is a newer one, install it: pip install kindicators==99\.0\.0$"),
        ("1.0.0rc1", "a release has three numbers"),
    ],
)
def test_an_unknown_version_names_those_that_are_held(version: str, message: str) -> None:
    for ask in (
        lambda: load("actors", version),
        lambda: ki.connect(version=version),
        lambda: ki.tables(version=version),
    ):
        with pytest.raises(errors.UnknownVersionError, match=message) as caught:
            ask()
        assert caught.value.known == VERSIONS


@pytest.mark.parametrize("version", [1.0, 3, ["0.1.0"], b"0.1.0", True])
def test_a_version_is_text(version: Any) -> None:
    with pytest.raises(errors.UsageError, match="version is text, for example"):
        ki.load("actors", version=version)
    with pytest.raises(errors.UsageError, match="version is text, for example"):
        ki.sql("FROM actors", version=version)


def test_the_installed_version_may_be_named() -> None:
    pd.testing.assert_frame_equal(load("actors", ki.__version__), ki.load("actors"))
    assert ki.sql("FROM actors", version=ki.__version__).equals(ki.sql("FROM actors"))


def test_a_frame_of_a_release_is_cited_as_that_release() -> None:
    frame = load("troop_deployments", "0.1.0")
    first, *sources = ki.cite(frame.head(3)).splitlines()
    assert "Version 0.1.0." in first
    assert "Table troop_deployments" in first
    assert len(sources) == frame.head(3)["source_id"].nunique()
    known = load("sources", "0.1.0").set_index("source_id")["title"]
    assert all(known[i] in "\n".join(sources) for i in frame.head(3)["source_id"])
    query = ki.sql("SELECT source_id FROM launch_reports WHERE metric = 'count' LIMIT 2", version="0.2.0")
    assert "Result of a query. Version 0.2.0." in ki.cite(query)
    # Without the column source_id the rows lead to their sources: those of then, not of today.
    assert ki.cite(frame[["deployment_id"]].head(3).copy()).splitlines()[1:] == sources
    gone = load("evidence", "0.2.0").query("evidence_id == 'asan-own-weapons-2012-11-support-e2'")
    assert len(ki.cite(gone).splitlines()) == 2


def test_a_plot_of_a_release_says_so(installation: Installation) -> None:
    installation.archive_everything()
    installation.forget()
    figure = ki.plot("opcon_target_year", version="0.3.0")
    assert any("kindicators 0.3.0" in text.get_text() for text in figure.texts)
    frame = ki.indicator("opcon_target_year", version="0.3.0")
    (installation.folder / "data" / "sources.csv").write_bytes(b"")  # what is installed must not be read
    assert [t.get_text() for t in ki.plot(frame).texts] == [t.get_text() for t in figure.texts]
    with pytest.raises(errors.UsageError, match="a frame is of one already"):
        ki.plot(frame, version="0.3.0")


def test_versions_by_table_add_up_and_show_what_was_dropped(installation: Installation) -> None:
    total, by_table = ki.versions(), ki.versions(by_table=True)
    assert list(by_table.columns) == ["version", "table", "rows", "added", "changed", "removed"]
    for column in ("rows", "added", "changed", "removed"):
        assert list(by_table.groupby("version")[column].sum().loc[total["version"]]) == list(total[column])
    assert list(map(tuple, by_table[["version", "table"]].to_numpy())) == TABLES
    assert total.dtypes.astype(str).to_dict() == {
        "version": "string", "date": "datetime64[ns]", "bump": "string",
        "tables": "int64", "rows": "int64", "added": "int64", "changed": "int64", "removed": "int64",
        "retracted": "string",
    }  # fmt: skip
    # A release that drops a table: written as the release command writes it, with the hash of the one before.
    before = (installation.releases / f"{LAST}.json").read_bytes()
    manifest = json.loads(before)
    dropped = manifest["tables"].pop("tariff_rates")
    manifest |= {"version": "99.0.0", "bump": "major", "previous": LAST}
    manifest["previous_manifest"] = hashlib.sha256(before).hexdigest()
    files = {t["path"]: t["sha256"] for t in manifest["tables"].values()} | dict(manifest["indicators"].values())
    lines = "".join(f"{sha256}  {file}\n" for file, sha256 in sorted(files.items()))
    manifest["digest"] = hashlib.sha256(lines.encode()).hexdigest()
    for table in manifest["tables"].values():
        table.update(added=0, changed=0, removed=0)
    (installation.releases / "99.0.0.json").write_text(json.dumps(manifest, indent=1) + "\n")
    installation.forget()
    last = ki.versions().iloc[-1]
    assert (last["version"], last["removed"], last["tables"]) == ("99.0.0", dropped["rows"], len(manifest["tables"]))
    row = ki.versions(by_table=True).iloc[-1].to_dict()
    assert row == {
        "version": "99.0.0", "table": "tariff_rates", "rows": 0, "added": 0, "changed": 0, "removed": dropped["rows"]
    }  # fmt: skip


@pytest.fixture
def retracted(installation: Installation) -> Installation:
    reason = {"date": "2026-12-01", "reason": "two tables were mixed up.", "replacement": "0.2.0"}
    (installation.releases / "retractions.json").write_text(json.dumps({"0.1.0": reason}), encoding="utf-8")
    return installation


WARNING = "release 0.1.0 was retracted on 2026-12-01: two tables were mixed up; use 0.2.0 instead"


def test_a_retracted_release_still_loads_and_warns_where_it_is_asked_for(retracted: Installation) -> None:
    asks: list[Callable[[str], Any]] = [
        lambda v: ki.load("opcon_milestones", version=v),
        lambda v: ki.sql("FROM opcon_milestones", version=v),
        lambda v: ki.connect(version=v).close(),
        lambda v: ki.tables(version=v),
        lambda v: ki.describe("opcon_milestones", version=v),
    ]
    for ask in asks:
        with pytest.warns(errors.RetractedReleaseWarning) as caught:
            ask("0.1.0")
        assert [str(w.message) for w in caught] == [WARNING]
        assert caught[0].filename == __file__
        ask("0.2.0")  # a warning would be an error here
    listed = ki.versions().set_index("version")["retracted"]
    assert listed["0.1.0"] == "2026-12-01: two tables were mixed up; use 0.2.0"
    assert listed.drop("0.1.0").isna().all()


def test_the_command_line_warns_in_one_line(retracted: Installation) -> None:
    result = retracted.run("show", "opcon_milestones", "--release", "0.1.0", "--limit", "1", "--format", "csv")
    assert (result.returncode, result.stderr) == (0, f"kindicators: warning: {WARNING}\n")
    assert len(result.stdout.splitlines()) == 2
    assert retracted.run("tables", "--release", "0.2.0").stderr == ""


def test_the_command_line_reads_any_release(run: Run) -> None:
    for version, name in (("0.1.0", "actors"), ("0.2.0", "launch_reports")):
        printed = run("show", name, "--release", version, "--format", "csv").stdout
        content = released(version).resource(name).read_bytes().decode("utf-8")
        assert list(csv.reader(io.StringIO(printed))) == list(csv.reader(io.StringIO(content)))
    query = ("sql", "SELECT count(*) AS n FROM sources", "--format", "csv")
    assert run(*query, "--release", "0.1.0").stdout == "n\n867\n"
    names = run("tables", "--release", "0.1.0", "--format", "csv").stdout
    assert [r["name"] for r in csv.DictReader(io.StringIO(names))] == list(MANIFESTS["0.1.0"]["tables"])
    assert "metric" in run("describe", "launch_reports", "--release", "0.2.0").stdout
    assert run("indicators", "--release", LAST, "--format", "json").stdout.count('"id"') == len(
        MANIFESTS[LAST]["indicators"]
    )
    expected = ki.indicator("opcon_target_year", subject="joint", version="0.3.0")
    printed = run(
        "indicator", "opcon_target_year", "--subject", "joint", "--release", "0.3.0", "--format", "json"
    ).stdout
    assert [r["value"] for r in json.loads(printed)] == [None if pd.isna(v) else v for v in expected["value"]]


def test_the_command_line_draws_a_release(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "target.svg"
    result = run("plot", "opcon_target_year", "--release", "0.3.0", "-o", str(file))
    assert (result.returncode, result.stderr) == (0, "")
    assert "kindicators 0.3.0" in file.read_text(encoding="utf-8")
    refused = run("plot", "opcon_target_year", "--release", "0.2.0", "-o", str(file))
    assert (refused.returncode, refused.stderr.count("\n")) == (2, 1)


def test_the_command_line_lists_the_releases(run: Run) -> None:
    for options, frame in (((), ki.versions()), (("--by-table",), ki.versions(by_table=True))):
        printed = json.loads(run("versions", *options, "--format", "json").stdout)
        expected = json.loads(frame.to_json(orient="records", date_format="iso"))
        assert [r | ({"date": f"{r['date']}T00:00:00.000"} if "date" in r else {}) for r in printed] == expected


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["sql", "FROM actors", "--release", "0.2"], "there is no release '0.2' here; did you mean '0.2.0'?"),
        (["show", "actors", "--release", "0.1.0", "--as-of", "2015-01-01"], "before the two clocks"),
        (["indicators", "--release", "0.1.0"], "has no indicators, which came with 0.3.0"),
        (["indicator", "usfk_personnel", "--release", "0.1.0"], "has no indicators, which came with 0.3.0"),
        (["describe", "missile_launches", "--release", "0.1.0"], "no table or indicator 'missile_launches'"),
    ],
)
def test_mistakes_with_releases_exit_2(run: Run, arguments: list[str], message: str) -> None:
    result = run(*arguments)
    assert (result.returncode, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert message in result.stderr


def test_threads_read_releases_at_once(installation: Installation) -> None:
    asked = [("0.1.0", "actors"), ("0.2.0", "launch_reports"), ("0.2.0", "sources"), (LAST, "evidence")] * 4
    expected = [load(name, version) for version, name in asked]
    installation.archive_everything()
    installation.forget()  # all threads begin with the first look at the releases
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda pair: load(pair[1], pair[0]), asked))
        counts = list(pool.map(lambda pair: len(ki.sql(f"FROM {pair[1]}", version=pair[0])), asked))
    for frame, count, one in zip(found, counts, expected, strict=True):
        pd.testing.assert_frame_equal(frame, one)
        assert count == len(one)


def test_reading_a_release_writes_nothing_and_needs_no_network(tmp_path: Path) -> None:
    script = """
import sys
import pandas, duckdb, kindicators as ki
def watch(event, arguments):
    if event == "open" and any(letter in str(arguments[1] or "") for letter in "wax+"):
        raise SystemExit(f"wrote {arguments}")
    if event.startswith(("socket.", "tempfile.", "os.mkdir", "os.rename", "os.remove", "subprocess.")):
        raise SystemExit(f"{event} {arguments}")
sys.addaudithook(watch)
sys.dont_write_bytecode = True
ki.load("launch_reports", version="0.2.0")
ki.sql("FROM launch_reports", version="0.2.0")
ki.connect(version="0.2.0").close()
ki.versions(by_table=True)
"""
    environment = {"HOME": str(tmp_path), "TMPDIR": str(tmp_path), "PYTHONPATH": str(ROOT / "src")}
    result = subprocess.run(
        [sys.executable, "-c", script], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert (result.returncode, result.stderr) == (0, "")
    assert list(tmp_path.iterdir()) == []
