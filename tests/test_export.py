"""Exports: every table comes back from every format as `load` gives it, read by programs that know nothing of us."""

from __future__ import annotations

import csv
import datetime as dt
import hashlib
import io
import json
import sqlite3
import zipfile
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import Any, get_args

import duckdb
import openpyxl
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import xlsxwriter
from frictionless import Package

import kindicators as ki
from kindicators.authoring.validate import validate
from kindicators.exporting import FILES, FRAMES, FileFormat, excel
from kindicators.exporting.content import CATALOGUE, Table
from kindicators.package import Field

Rows = list[tuple[Any, ...]]
FORMATS: tuple[FileFormat, ...] = get_args(FileFormat)
TABLES = list(ki.tables()["name"])
INDICATORS = ["usfk_personnel", "range_limit_km", "launch_success_share", "nuclear_warheads_projected"]
TYPES = {name: dict(zip(d["column"], d["type"], strict=True)) for name in TABLES for d in [ki.describe(name)]}
TYPES[CATALOGUE] = dict.fromkeys(("id", *ki.indicators().columns[1:11]), "string")
TYPES["indicators"] = {
    "indicator": "string",
    **dict(zip(ki.describe("usfk_personnel")["column"], ki.describe("usfk_personnel")["type"], strict=True)),
}


def plain(frame: pd.DataFrame) -> Rows:
    """Return the rows of a frame as Python's own values, and None where one is missing."""
    made = frame.astype(object).where(frame.notna(), None)
    return [tuple(v.date() if isinstance(v, pd.Timestamp) else v for v in row) for row in made.itertuples(index=False)]


@pytest.fixture(scope="module")
def expected() -> dict[str, Rows]:
    rows = {name: plain(ki.load(name)) for name in TABLES}
    catalogue = ki.indicators().set_index("id", drop=False).loc[INDICATORS]
    rows[CATALOGUE] = plain(catalogue[list(TYPES[CATALOGUE])])
    rows["indicators"] = [(id, *row) for id in sorted(INDICATORS) for row in plain(ki.indicator(id))]  # type: ignore[call-overload]
    return rows


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return all tables and some indicators in every format."""
    folder = tmp_path_factory.mktemp("exported")
    return {how: ki.export(folder / f"everything.{how}", how, indicators=INDICATORS) for how in FORMATS}


def typed(text: str, kind: str) -> Any:
    readers: dict[str, Any] = {"integer": int, "number": float, "boolean": "true".__eq__, "date": dt.date.fromisoformat}
    return readers.get(kind, str)(text) if text else None


def from_csv(table: str, place: Path) -> Rows:
    frame = pd.read_csv(place / f"data/{table}.csv", dtype=str, keep_default_na=False)
    kinds = [TYPES[table][column] for column in frame.columns]
    return [tuple(map(typed, row, kinds)) for row in frame.itertuples(index=False)]


def from_parquet(table: str, place: Path) -> Rows:
    return plain(pd.read_parquet(place / f"{table}.parquet", engine="pyarrow", dtype_backend="numpy_nullable"))


def days(table: str, record: dict[str, Any]) -> tuple[Any, ...]:
    assert list(record) == list(TYPES[table])
    return tuple(
        dt.date.fromisoformat(value) if value is not None and TYPES[table][name] == "date" else value
        for name, value in record.items()
    )


def from_json(table: str, place: Path) -> Rows:
    return [days(table, record) for record in document(place)[table]]


@cache
def document(place: Path) -> dict[str, Any]:
    return {r["name"]: r["data"] for r in json.loads(place.read_text(encoding="utf-8"))["resources"]}


def from_jsonl(table: str, place: Path) -> Rows:
    text = (place / f"{table}.jsonl").read_text(encoding="utf-8")
    return [days(table, json.loads(line)) for line in text.split("\n")[:-1]]


@cache
def book(place: Path) -> Any:
    return openpyxl.load_workbook(place)


def from_xlsx(table: str, place: Path) -> Rows:
    cells = book(place)[table].iter_rows(values_only=True)
    assert next(cells) == tuple(TYPES[table])
    return [tuple(v.date() if isinstance(v, dt.datetime) else v for v in row) for row in cells]


def from_sqlite(table: str, place: Path) -> Rows:
    kinds = list(TYPES[table].values())
    with closing(sqlite3.connect(f"file:{place}?mode=ro", uri=True)) as database:
        rows = database.execute(f"SELECT * FROM {table}").fetchall()
    readers: dict[str, Any] = {"date": dt.date.fromisoformat, "boolean": {0: False, 1: True}.__getitem__}
    return [
        tuple(v if v is None else readers.get(k, type(v))(v) for v, k in zip(row, kinds, strict=True)) for row in rows
    ]


def from_duckdb(table: str, place: Path) -> Rows:
    with duckdb.connect(str(place), read_only=True) as database:
        return database.execute(f"FROM {table}").fetchall()


def from_zip(table: str, place: Path) -> Rows:
    with zipfile.ZipFile(place) as archive:
        header, *rows = csv.reader(archive.read(f"data/{table}.csv").decode("utf-8").splitlines(keepends=True))
    kinds = [TYPES[table][column] for column in header]
    return [tuple(map(typed, row, kinds)) for row in rows]


READERS = {
    "csv": from_csv,
    "parquet": from_parquet,
    "json": from_json,
    "jsonl": from_jsonl,
    "xlsx": from_xlsx,
    "sqlite": from_sqlite,
    "duckdb": from_duckdb,
    "zip": from_zip,
}


@pytest.mark.parametrize("how", FORMATS)
def test_every_value_of_every_table_comes_back(how: str, exported: dict[str, Path], expected: dict[str, Rows]) -> None:
    for table, rows in expected.items():
        found = READERS[how](table, exported[how])
        assert len(found) == len(rows) > 0, table
        for ours, theirs in zip(rows, found, strict=True):
            assert theirs == ours, table
            # 1 == 1.0 == True, but a year is no float. JSON and Excel have one kind of number.
            kinds = [(type(a), type(b)) for a, b in zip(ours, theirs, strict=True) if type(a) is not type(b)]
            assert set(kinds) <= ({(float, int), (int, float)} if how in ("xlsx", "json") else set()), table


@pytest.mark.parametrize("how", [how for how in FORMATS if how != "duckdb"])
def test_the_same_data_make_the_same_bytes(how: FileFormat, exported: dict[str, Path], tmp_path: Path) -> None:
    again = ki.export(tmp_path / "again", how, indicators=INDICATORS)
    assert digests(again) == digests(exported[how])


def digests(place: Path) -> dict[str, str]:
    files = [place] if place.is_file() else [p for p in place.rglob("*") if p.is_file()]
    return {
        "" if p == place else p.relative_to(place).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest() for p in files
    }


def test_what_is_not_said_otherwise_is_readable_by_all(exported: dict[str, Path]) -> None:
    modes = {p.stat().st_mode & 0o777 for place in exported.values() for p in (place, *place.rglob("*"))}
    assert modes <= {0o644, 0o755}
    assert sorted(p.name for p in exported["csv"].parent.iterdir()) == sorted(p.name for p in exported.values())


@pytest.mark.parametrize("how", ["csv", "zip", "json"])
def test_a_stranger_finds_a_valid_data_package(how: FileFormat, tmp_path: Path) -> None:
    tables = ["opcon_milestones", "nuclear_tests", "nuclear_test_estimates", "actors", "sources"]
    place = ki.export(tmp_path / f"package.{how}", how, tables=tables, indicators=["nuclear_test_yield_kt"])
    report = Package(str(place / "datapackage.json" if place.is_dir() else place)).validate()
    assert report.valid, report.flatten(["task", "type", "note"])
    assert [task.name for task in report.tasks] == [*tables, CATALOGUE, "indicators"]


def test_csv_is_the_package_byte_for_byte(exported: dict[str, Path]) -> None:
    for resource in json.loads((ki.path() / "datapackage.json").read_text(encoding="utf-8"))["resources"]:
        assert (exported["csv"] / resource["path"]).read_bytes() == (ki.path() / resource["path"]).read_bytes()
    there = json.loads((exported["csv"] / "datapackage.json").read_text(encoding="utf-8"))
    ours = json.loads((ki.path() / "datapackage.json").read_text(encoding="utf-8"))
    assert there["resources"][: len(TABLES)] == ours["resources"]
    assert there["indicators"] == ours["indicators"]
    assert {k: v for k, v in there.items() if k != "resources"} == {k: v for k, v in ours.items() if k != "resources"}
    for item in there["indicators"]:
        assert hashlib.sha256((exported["csv"] / item["path"]).read_bytes()).hexdigest() == item["hash"][7:]
    assert digests(exported["csv"]) == {
        m: hashlib.sha256(zipfile.ZipFile(exported["zip"]).read(m)).hexdigest()
        for m in zipfile.ZipFile(exported["zip"]).namelist()
    }


def test_the_descriptor_of_every_folder_lists_its_files(exported: dict[str, Path]) -> None:
    for how in ("csv", "parquet", "jsonl"):
        described = json.loads((exported[how] / "datapackage.json").read_text(encoding="utf-8"))
        for resource in described["resources"]:
            content = (exported[how] / resource["path"]).read_bytes()
            assert (resource["bytes"], resource["hash"][7:]) == (len(content), hashlib.sha256(content).hexdigest())
        listed = {r["path"] for r in described["resources"]} | {i["path"] for i in described.get("indicators", [])}
        beside = {"datapackage.json", "LICENSE.txt", "CITATION.txt", "CITATION.bib"}
        assert set(digests(exported[how])) == listed | beside
        assert ki.__version__ in (exported[how] / "CITATION.txt").read_text(encoding="utf-8")


def test_parquet_files_say_what_they_hold(exported: dict[str, Path]) -> None:
    file = pq.ParquetFile(exported["parquet"] / "missile_range_limits.parquet")
    said = {k.decode(): v.decode() for k, v in file.metadata.metadata.items() if not k.startswith(b"ARROW")}
    resource = next(r for r in ki.tables().to_dict("records") if r["name"] == "missile_range_limits")
    assert (said["table"], said["title"], said["description"]) == (
        "missile_range_limits", resource["title"], resource["description"],
    )  # fmt: skip
    assert (said["version"], said["license"]) == (ki.__version__, "CC-BY-4.0")
    assert "source_id" in said["source"]
    columns = json.loads(said["columns"])
    assert list(columns) == file.schema.names
    described = ki.describe("missile_range_limits").set_index("column")
    assert columns["range_km"] == {"description": described.loc["range_km", "description"], "unit": "km"}
    assert list(columns["status"]["values"])
    assert file.metadata.row_group(0).column(0).compression == "ZSTD"


def test_sqlite_has_types_keys_and_comments(exported: dict[str, Path]) -> None:
    with closing(sqlite3.connect(f"file:{exported['sqlite']}?mode=ro", uri=True)) as database:

        def ask(query: str) -> list[tuple[Any, ...]]:
            return database.execute(query).fetchall()

        assert ask("PRAGMA integrity_check") == [("ok",)]
        assert ask("PRAGMA foreign_key_check") == []
        for resource in json.loads((ki.path() / "datapackage.json").read_text(encoding="utf-8"))["resources"]:
            name, schema = resource["name"], resource["schema"]
            columns = {c[1]: (c[2], bool(c[3]), c[5]) for c in ask(f"PRAGMA table_info({name})")}
            assert [c for c, (_, _, key) in columns.items() if key] == schema["primaryKey"]
            for f in schema["fields"]:
                assert columns[f["name"]][1] is f.get("constraints", {}).get("required", False)
            theirs = {(k[3], k[2], k[4]) for k in ask(f"PRAGMA foreign_key_list({name})")}
            assert theirs == {
                (k["fields"][0], k["reference"].get("resource") or name, k["reference"]["fields"][0])
                for k in schema.get("foreignKeys", [])
            }
        stored = {
            "date": "text", "boolean": "integer", "integer": "integer", "number": "real", "string": "text",
        }  # fmt: skip
        for column, kind in (TYPES["sources"] | TYPES["missile_range_limits"]).items():
            table = "sources" if column in TYPES["sources"] else "missile_range_limits"
            assert {k for (k,) in ask(f"SELECT DISTINCT typeof({column}) FROM {table}")} <= {stored[kind], "null"}
        comment = "SELECT unit, description FROM comments WHERE table_name = 'missile_range_limits' AND column_name "
        described = ki.describe("missile_range_limits").set_index("column")
        assert ask(f"{comment} = 'range_km'") == [("km", described.loc["range_km", "description"])]
        assert ask(f"{comment} IS NULL")[0][0] is None
        assert dict(ask("SELECT * FROM package"))["version"] == ki.__version__
        assert ask("SELECT count(*) FROM usfk_personnel") == [(len(ki.indicator("usfk_personnel")),)]


def test_duckdb_has_keys_comments_and_views(exported: dict[str, Path]) -> None:
    with duckdb.connect(str(exported["duckdb"]), read_only=True) as database, ki.connect() as ours:
        query = """SELECT table_name, column_name, data_type, comment FROM duckdb_columns()
                   WHERE NOT internal AND database_name = current_database() AND table_name IN ? ORDER BY ALL"""
        assert database.execute(query, [TABLES]).fetchall() == ours.execute(query, [TABLES]).fetchall()
        kinds = "SELECT constraint_type, count(*) FROM duckdb_constraints() GROUP BY ALL"
        counts = dict(database.execute(kinds).fetchall())
        described = json.loads((ki.path() / "datapackage.json").read_text(encoding="utf-8"))["resources"]
        within = [k for r in described for k in r["schema"].get("foreignKeys", []) if "resource" in k["reference"]]
        assert counts["PRIMARY KEY"] == len(TABLES) + 3  # the two tables of indicators, and package
        assert counts["FOREIGN KEY"] == len(within) + 1
        for id in INDICATORS:
            found = database.execute(f"SELECT count(*) FROM {id}").fetchone()
            assert found == ours.execute(f"SELECT count(*) FROM {id}").fetchone()
    with duckdb.connect() as other:  # under any name
        other.execute(f"ATTACH '{exported['duckdb']}' AS elsewhere (READ_ONLY)")
        assert other.execute("SELECT count(*) FROM elsewhere.range_limit_km").fetchone() == (4,)


def test_a_workbook_is_what_a_reader_of_excel_expects(exported: dict[str, Path]) -> None:
    there = book(exported["xlsx"])
    assert there.sheetnames == ["README", *TABLES, CATALOGUE, "indicators"]
    for name in (*TABLES, "indicators"):
        sheet = there[name]
        assert sheet.freeze_panes == "B2"
        assert sheet["A1"].font.bold
        assert sheet.auto_filter.ref == sheet.dimensions
        kinds = list(TYPES[name].values())
        for row in sheet.iter_rows(min_row=2, max_row=60):
            for cell, kind in zip(row, kinds, strict=True):
                if cell.value is None:
                    continue
                assert cell.hyperlink is None
                assert cell.data_type == {"string": "s", "boolean": "b", "date": "d"}.get(kind, "n"), cell
                if kind == "date":
                    assert cell.number_format == "yyyy-mm-dd"
        assert 8 <= sheet.column_dimensions["A"].width <= 62
    said = [[c for c in row if c is not None] for row in there["README"].iter_rows(values_only=True)]
    assert ["version", ki.__version__] in said
    assert any(row[:1] == ["citation"] and "kindicators maintainers" in row[1] for row in said)
    for name in TABLES:
        assert any(
            row[:2] == [name, title] for row in said for title in [ki.tables().set_index("name").loc[name, "title"]]
        )
    described = ki.describe("missile_range_limits").set_index("column")
    assert ["missile_range_limits", "range_km", "integer", "km", described.loc["range_km", "description"]] in [
        [c for c in row if c != ""][:5] for row in said
    ]


def sheet_of(*values: object) -> Any:
    """Return the cells of a sheet with one column that has these values."""
    made = io.BytesIO()
    note = Field("note", "string", "", None, False, (), {}, None, False)
    with xlsxwriter.Workbook(made, {"in_memory": True, "default_date_format": "yyyy-mm-dd"}) as workbook:
        table = Table("texts", "", "", (note,), ("note",), (), "", {})
        excel.sheet(workbook, table, "texts", [(value,) for value in values])
    return openpyxl.load_workbook(made)["texts"]["A"][1:]


def test_no_text_becomes_a_formula_an_address_or_a_number_in_excel() -> None:
    texts = ["=1+1", "{=SUM(A1)}", "+82", "@x", "http://example.org", "mailto:a@b", "internal:A1", "007", "1e5", "TRUE",
             "_x0041_", " x ", "a\nb", "화성-17형", "x" * excel.LONGEST]  # fmt: skip
    cells = sheet_of(*texts, dt.date(1899, 12, 31), dt.date(1900, 3, 1))
    assert [c.value for c in cells[:-2]] == texts
    assert {c.data_type for c in cells[:-1]} == {"s"}
    assert not any(c.hyperlink for c in cells)
    assert (cells[-2].value, cells[-1].value) == ("1899-12-31", dt.datetime(1900, 3, 1))


def test_what_excel_cannot_hold_is_an_error_that_names_it() -> None:
    with pytest.raises(
        ki.errors.UsageError, match=r"row 2 of table 'texts' has a text of 32,768 characters in column 'note'"
    ):
        sheet_of("short", "x" * (excel.LONGEST + 1))
    with pytest.raises(ki.errors.UsageError, match="table 'texts' has 1,048,576 rows"):
        sheet_of(*[None] * excel.ROWS)


@pytest.mark.parametrize("how", FORMATS)
@pytest.mark.parametrize("version", ["0.1.0", "1.0.0"])
def test_a_past_release_is_exported_as_it_was(how: FileFormat, version: str, tmp_path: Path) -> None:
    place = ki.export(tmp_path / f"past.{how}", how, version=version, tables=["opcon_milestones", "troop_deployments"])
    for table in ("opcon_milestones", "troop_deployments"):
        frame = ki.load(table, version=version)
        kinds = ki.describe(table, version=version).set_index("column")["type"]
        with pytest.MonkeyPatch.context() as patch:
            patch.setitem(TYPES, table, {str(c): str(kinds[c]) for c in frame.columns})
            assert READERS[how](table, place) == plain(frame)


@pytest.mark.parametrize("how", FORMATS)
def test_both_clocks_choose_what_load_chooses(how: FileFormat, tmp_path: Path) -> None:
    asked = {"as_of": "2014-01-01", "known_at": "2013-06-01"}
    tables = ["missile_range_limits", "command_tenures", "defense_spending", "sources"]
    place = ki.export(tmp_path / f"then.{how}", how, tables=tables, indicators=["range_limit_km"], **asked)  # type: ignore[call-overload]
    for table in tables[:3]:
        rows = plain(ki.load(table, **asked))  # type: ignore[call-overload]
        assert rows
        assert READERS[how](table, place) == rows
    assert READERS[how]("sources", place) == plain(ki.load("sources"))
    then = plain(ki.indicator("range_limit_km", **asked))  # type: ignore[call-overload]
    assert then
    assert [row[1:] for row in READERS[how]("indicators", place)] == then
    if how == "zip":
        assert Package(str(place)).validate().valid


@pytest.mark.parametrize("day", ["1995-01-01"])
@pytest.mark.parametrize("clock", ["as_of", "known_at"])
def test_databases_of_any_day_keep_their_keys(clock: str, day: str, tmp_path: Path) -> None:
    """What was not public yet is missing: a key to it, or a column that must be filled, is not promised."""
    place = ki.export(tmp_path / "then.sqlite", "sqlite", **{clock: day})  # type: ignore[call-overload]
    with closing(sqlite3.connect(place)) as database:
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        tables = {name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    with ki.connect(**{clock: day}) as con:  # type: ignore[call-overload]
        there = {name for (name,) in con.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
    assert tables - {"package", "comments"} == there - set(ki.indicators()["id"])
    ki.export(tmp_path / "then.duckdb", "duckdb", **{clock: day})  # type: ignore[call-overload]


def test_frames_are_those_of_load() -> None:
    tables = ["nuclear_tests", "actors"]
    pandas = ki.export(None, "pandas", tables=tables)
    polars = ki.export(None, "polars", tables=tables, indicators=["range_limit_km"])
    arrow = ki.export(None, "arrow", tables=tables, indicators=["range_limit_km"])
    assert list(polars) == list(arrow) == [*tables, CATALOGUE, "indicators"]
    for name in ("nuclear_tests", "actors"):
        pd.testing.assert_frame_equal(pandas[name], ki.load(name))
        assert pandas[name].attrs == ki.load(name).attrs
        assert polars[name].equals(ki.load(name, engine="polars"))
        assert arrow[name].equals(ki.load(name, engine="arrow"))
    assert polars["indicators"].drop("indicator").equals(ki.indicator("range_limit_km", engine="polars"))
    assert set(ki.export(None, "arrow", known_at="2010-01-01")) == set(TABLES)


def test_every_engine_gives_the_same_result() -> None:
    query = "SELECT date, number, latitude, title, claimed_device, number > 1 AS later FROM nuclear_tests ORDER BY ALL"
    rows = plain(ki.sql(query))
    for sandbox in (False, True):
        polars = ki.sql(query, engine="polars", sandbox=sandbox)
        arrow = ki.sql(query, engine="arrow", sandbox=sandbox)
        assert polars.rows() == rows == [tuple(row.values()) for row in arrow.to_pylist()]
        assert polars.dtypes == [pl.Date, pl.Int64, pl.Float64, pl.String, pl.String, pl.Boolean]
        assert arrow.schema.types == [pa.date32(), pa.int64(), pa.float64(), pa.string(), pa.string(), pa.bool_()]
    rows = plain(ki.indicator("usfk_personnel"))
    assert ki.indicator("usfk_personnel", engine="polars").rows() == rows
    assert [tuple(r.values()) for r in ki.indicator("usfk_personnel", engine="arrow").to_pylist()] == rows
    empty = ki.sql(
        "SELECT sum(number) AS n, 1.5 AS d, 1 AS d FROM nuclear_tests WHERE false GROUP BY ()", engine="polars"
    )
    assert empty.rows() == [(None, 1.5, 1)]
    assert empty.columns == ["n", "d", "d_1"]
    with pytest.raises(ki.errors.UnknownNameError, match="did you mean 'polars'"):
        ki.sql("FROM actors", engine="polar")  # type: ignore[call-overload]


def test_names_that_do_not_exist_have_neighbours(tmp_path: Path) -> None:
    for arguments, message in (
        ((tmp_path / "x", "parket"), "no export format 'parket'; did you mean 'parquet'"),
        ((tmp_path / "x", "excel"), "no export format 'excel'; there are: csv, parquet, json, jsonl, xlsx"),
        ((None, "csv"), "format 'csv' needs a dest"),
        ((tmp_path / "x", "arrow"), "format 'arrow' takes no dest"),
        ((3, "csv"), "dest must be the path of a file"),
        ((tmp_path / "a\0b", "csv"), "dest cannot be the path of a file"),
    ):
        with pytest.raises(ki.errors.UsageError, match=message):
            ki.export(*arguments)
    for options, message in (
        ({"tables": ["actor"]}, "no table 'actor'; did you mean 'actors'"),
        ({"tables": "actors"}, r"tables must be a list of names, for example \['actors'\]"),
        ({"tables": []}, "nothing to export"),
        ({"tables": ["range_limit_km"]}, "is an indicator and no table"),
        ({"indicators": ["range_limit"]}, "did you mean 'range_limit_km'"),
        ({"indicators": True, "version": "0.1.0"}, "has no indicators"),
        ({"version": "9.9.9"}, "there is no release '9.9.9'"),
        ({"as_of": "yesterday"}, "as_of must be a day"),
        ({"as_of": "2015-01-01", "tables": ["opcon_milestones"]}, "as_of cannot choose among the rows"),
        ({"overwrite": "no"}, "overwrite must be True or False"),
    ):
        with pytest.raises(ki.errors.UsageError, match=message):
            ki.export(tmp_path / "x", "json", **options)
    assert list(tmp_path.iterdir()) == []


def test_every_format_is_told_on_the_command_line() -> None:
    from kindicators.cli.options import EXPORTS

    assert sorted(EXPORTS) == sorted(FILES) == sorted(FORMATS)
    assert set(FRAMES) == {"pandas", "polars", "arrow"}


def test_only_excel_needs_an_extra(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    import sys

    for module in ("xlsxwriter", "pyarrow", "polars", "pandera"):
        monkeypatch.setitem(sys.modules, module, None)
    for how in FORMATS:
        if how != "xlsx":
            assert ki.export(tmp_path / how, how, tables=["actors"]).exists()
    with pytest.raises(ki.errors.MissingExtraError, match=r"pip install 'kindicators\[excel\]'"):
        ki.export(tmp_path / "x.xlsx", "xlsx")
    assert not (tmp_path / "x.xlsx").exists()


def test_an_exported_package_is_valid(tmp_path: Path) -> None:
    assert validate(ki.export(tmp_path / "package", "csv")) == []
