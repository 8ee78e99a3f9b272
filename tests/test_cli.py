"""The command line as a user runs it: formats, pipes, terminals and mistakes."""

from __future__ import annotations

import csv
import io
import json
import os
import pty
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from click.testing import CliRunner

import kindicators as ki
from conftest import ROOT, Copy, Run
from kindicators.authoring.pages import BEGIN, END
from kindicators.cli import cli


def test_tables_lists_every_table(run: Run) -> None:
    result = run("tables", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert [r["name"] for r in rows] == list(ki.tables()["name"])
    assert [int(r["rows"]) for r in rows] == list(ki.tables()["rows"])


def shown(name: str) -> str:
    """Return what the command prints of a table, without a process for each."""
    result = CliRunner().invoke(cli, ["show", name, "--format", "csv"])
    assert result.exit_code == 0, result.output
    return result.stdout


def test_show_gives_the_file_itself_as_csv(run: Run) -> None:
    assert run("show", "actors", "--format", "csv").stdout == shown("actors")
    for name in ki.tables()["name"]:
        printed = shown(name)
        file = (ki.path() / "data" / f"{name}.csv").read_text(encoding="utf-8")
        assert list(csv.reader(io.StringIO(printed))) == list(csv.reader(io.StringIO(file)))


def test_show_chooses_columns_and_rows(run: Run) -> None:
    result = run("show", "actors", "--columns", "actor_id, name_ko", "--limit", "2", "--format", "json")
    records = json.loads(result.stdout)
    assert [list(r) for r in records] == [["actor_id", "name_ko"]] * 2


def test_json_keeps_numbers_and_missing_values(run: Run) -> None:
    result = run("sql", "SELECT 1 AS i, NULL AS n, DATE '2012-04-17' AS d, '한국' AS s, true AS b", "--format", "json")
    assert json.loads(result.stdout) == [{"i": 1, "n": None, "d": "2012-04-17", "s": "한국", "b": True}]
    assert json.loads(run("sql", "SELECT 1 AS i WHERE false", "--format", "json").stdout) == []


def test_markdown_is_a_table(run: Run) -> None:
    lines = run("sql", "SELECT 'a|b' AS x, 2 AS y", "--format", "markdown").stdout.splitlines()
    assert lines == ["| x | y |", "| --- | --- |", "| a\\|b | 2 |"]


def test_describe_gives_unit_values_and_meaning(run: Run) -> None:
    records = json.loads(run("describe", "missile_range_limits", "--format", "json").stdout)
    by_column = {r["column"]: r for r in records}
    assert by_column["range_km"]["unit"] == "km"
    assert "unlimited (no limit of range)" in by_column["range_rule"]["values"]


def test_sql_reads_standard_input(run: Run) -> None:
    assert run("sql", "-", "--format", "csv", stdin="SELECT 1 AS one").stdout == "one\n1\n"


def test_standard_input_that_is_not_utf8_or_not_there(run: Run) -> None:
    command = [sys.executable, "-m", "kindicators", "sql", "-"]
    result = subprocess.run(command, input=b"SELECT '\xff'", capture_output=True, timeout=60, check=False)
    assert (result.returncode, result.stderr) == (2, b"kindicators: standard input is not UTF-8 (byte 0xff)\n")
    closed = subprocess.run(["bash", "-c", f"{' '.join(command)} <&-"], capture_output=True, timeout=60, check=False)
    assert closed.returncode == 2
    assert closed.stderr.startswith(b"kindicators: there is no standard input")


def test_hangul_reaches_a_pipe_whatever_the_locale(run: Run) -> None:
    for encoding in ("ascii", "cp949"):
        assert "주한미군–" in run("sql", "SELECT '주한미군–' AS x", PYTHONIOENCODING=encoding).stdout


def test_json_is_valid_for_any_result(run: Run) -> None:
    query = "SELECT 'nan'::DOUBLE AS x, 'inf'::DOUBLE AS y, 1 AS x, 270.5::DECIMAL(5,1) AS d"
    assert json.loads(run("sql", query, "--format", "json").stdout) == [{"x": None, "y": None, "x_2": 1, "d": 270.5}]


def test_evidence_prints_a_card_or_its_sources(run: Run) -> None:
    row = "kor-1979-ballistic-180km-500kg"
    assert run("evidence", row).stdout == f"{ki.evidence(row)}\n"
    sources = ki.evidence(row).sources
    records = json.loads(run("evidence", row, "--format", "json").stdout)
    assert [list(r) for r in records] == [list(sources.columns)] * len(sources)
    assert [r["url"] for r in records] == list(sources["url"])
    assert [r["is_mirror"] for r in records] == list(sources["is_mirror"])


def test_disagreements_are_those_of_python(run: Run) -> None:
    printed = json.loads(run("disagreements", "--format", "json").stdout)
    frame = ki.disagreements()
    assert printed == [{k: None if v is pd.NA else v for k, v in r.items()} for r in frame.to_dict("records")]
    assert len(run("disagreements", "actors", "--format", "csv").stdout.splitlines()) == 1
    assert json.loads(run("disagreements", "actors", "--format", "json").stdout) == []


@pytest.mark.parametrize("how", ["text", "bibtex", "csl-json", "ris"])
def test_cite_prints_or_writes_what_python_returns(run: Run, tmp_path: Path, how: str) -> None:
    expected = ki.cite("opcon_milestones", format=how) + "\n"
    assert run("cite", "opcon_milestones", "--format", how).stdout == expected
    file = tmp_path / "references"
    file.write_text("old")
    result = run("cite", "opcon_milestones", "--format", how, "-o", str(file))
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")
    assert file.read_text(encoding="utf-8") == expected
    assert list(tmp_path.iterdir()) == [file]


def test_cite_alone_cites_the_package(run: Run) -> None:
    assert run("cite").stdout == ki.cite() + "\n"


def test_path_and_version(run: Run) -> None:
    assert Path(run("path").stdout.strip()) == ki.path()
    assert run("--version").stdout == f"kindicators {ki.__version__} (package and dataset)\n"


def test_no_command_shows_the_help(run: Run) -> None:
    result = run()
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.startswith("Usage: ")
    assert result.stdout == run("--help").stdout


def test_a_pipe_gets_no_truncation_and_no_colour(run: Run) -> None:
    title = max(ki.load("sources")["title"], key=len)
    output = run("show", "sources", COLUMNS="40").stdout
    assert title in output
    assert "\x1b" not in output


def terminal(columns: int, *arguments: str) -> list[str]:
    """Run the command line on a terminal of that width and return the lines that it prints."""
    main, second = pty.openpty()
    environment = {**os.environ, "COLUMNS": str(columns), "LINES": "50"}
    with subprocess.Popen(
        [sys.executable, "-m", "kindicators", *arguments], stdout=second, stderr=second, env=environment
    ) as process:
        os.close(second)
        chunks = []
        try:
            while chunk := os.read(main, 65536):
                chunks.append(chunk)
        except OSError:  # the end of a pseudo-terminal's output on Linux
            pass
        process.wait()
    os.close(main)
    return b"".join(chunks).decode().splitlines()


@pytest.mark.parametrize("columns", [40, 80, 120])
def test_describe_tells_a_terminal_everything(columns: int) -> None:
    lines = terminal(columns, "describe", "troop_deployments")
    assert max(map(len, lines)) <= columns
    text = " ".join(" ".join(lines).split())
    for column in ki.describe("troop_deployments").to_dict("records"):
        assert f"{column['column']} ({column['type']}" in text
        assert column["description"] in text
    assert "stated_level: political figure of the strength" in text


@pytest.mark.parametrize("columns", [60, 80, 200])
def test_a_terminal_gets_a_table_that_fits(columns: int) -> None:
    from unicodedata import east_asian_width

    for table in ("opcon_milestones", "actors"):
        lines = terminal(columns, "show", table)
        assert len(lines) >= len(ki.load(table)) + 2
        assert max(sum(2 if east_asian_width(c) in "WF" else 1 for c in line) for line in lines) <= columns
    assert any(line.startswith("(no room for") for line in terminal(60, "show", "opcon_milestones"))


def test_output_can_be_cut_by_head() -> None:
    command = f"{sys.executable} -m kindicators show troop_deployments --format csv | head -n 1"
    result = subprocess.run(["bash", "-c", command], capture_output=True, text=True, timeout=60, check=False)
    assert result.stdout.startswith("deployment_id,")
    assert result.stderr == ""


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["show", "troops"], 2, "there is no table 'troops'; did you mean 'troop_deployments'?"),
        (["describe", "opcon_milestone"], 2, "there is no table or indicator 'opcon_milestone'; did you mean"),
        (["show", "actors", "--columns", "nam"], 2, "did you mean 'name'"),
        (["sql", "SELECT * FROM nowhere"], 2, "Table with name nowhere does not exist"),
        (["sql", "SELEC"], 2, "syntax error"),
        (["sql", ""], 2, "the query is empty"),
        (["sql"], 2, "Missing argument 'QUERY'"),
        (["evidence", "kor-1979-balistic-180km"], 2, "did you mean 'kor-1979-ballistic-180km-500kg'"),
        (["disagreements", "launch"], 2, "did you mean 'launch_totals', 'launch_reports' or 'missile_launches'?"),
        (["cite", "opcon"], 2, "there is no table, indicator or row 'opcon'"),
        (["cite", "--format", "bib"], 2, "'bib' is not one of"),
        (["cite", "-o", "/nowhere/references.bib"], 2, "there is no folder /nowhere"),
        (["cite", "-o", "/"], 2, "is a directory"),
        (["shw"], 2, "No such command 'shw'"),
        (["tables", "--format", "xml"], 2, "'xml' is not one of"),
        (["show", "actors", "--limit", "-1"], 2, "-1 is not in the range"),
        (["show", "actors", "--columns", ""], 2, "there is no column of table 'actors' named ''"),
        (["validate", "/nowhere"], 2, "Path '/nowhere' does not exist"),
        (["validate", "/"], 1, "/datapackage.json does not exist"),
        (["build", "/"], 1, "is not the repository of kindicators"),
    ],
)
def test_a_mistake_gives_one_line_and_its_exit_code(run: Run, arguments: list[str], code: int, message: str) -> None:
    result = run(*arguments)
    assert result.returncode == code
    assert result.stdout == ""
    assert message in result.stderr
    assert result.stderr.startswith("kindicators: ")
    assert result.stderr.count("\n") == 1


def test_validate_says_valid_and_exits_0(run: Run) -> None:
    result = run("validate")
    assert (result.returncode, result.stdout) == (0, f"{ki.path()}: valid\n")


def test_validate_takes_the_descriptor_and_gives_an_empty_list_when_all_is_well(run: Run) -> None:
    result = run("validate", str(ki.path() / "datapackage.json"), "--format", "json")
    assert (result.returncode, json.loads(result.stdout)) == (0, [])


def test_validate_lists_findings_and_exits_1(run: Run, copy: Copy) -> None:
    copy.change("actors", lambda r: r["actor_id"] == "KOR", kind="kingdom")
    result = run("validate", str(copy.folder), "--format", "json")
    assert result.returncode == 1
    cell = {"table": "actors", "row": "KOR", "column": "kind", "value": "kingdom"}
    assert [cell.items() <= f.items() for f in json.loads(result.stdout)].count(True) == 1
    assert result.stderr.startswith(f"kindicators: {copy.folder}: 2 findings")
    lines = terminal(60, "validate", str(copy.folder))
    assert any("KOR: kind='kingdom' is not one of state, former_state" in line for line in lines)


def test_build_writes_the_descriptor_of_a_repository(run: Run, copy: Copy) -> None:
    names = copy.folder / "src" / "kindicators" / "names.py"
    names.parent.mkdir(parents=True)
    shutil.copytree(ROOT / "docs/tables", copy.folder / "docs/tables")
    page = copy.folder / "docs/tables/opcon_milestones.md"
    pages = page.read_text(encoding="utf-8")
    page.write_text(pages[pages.index(BEGIN) : pages.index(END) + len(END)], encoding="utf-8")
    before = (copy.folder / "datapackage.json").read_bytes()
    (copy.folder / "datapackage.json").unlink()
    assert run("build", str(copy.folder)).returncode == 0
    assert (copy.folder / "datapackage.json").read_bytes() == before
    assert "opcon_milestones" in names.read_text()
    assert page.read_text(encoding="utf-8") == pages
    assert run("build", str(copy.folder)).stdout == "nothing changed\n"


@pytest.mark.parametrize(
    ("break_page", "message"),
    [
        (lambda page: page.unlink(), "write the page of the table"),
        (lambda page: page.write_text("# Actors\n", encoding="utf-8"), "must have the lines"),
    ],
)
def test_build_refuses_a_table_without_a_page_and_writes_nothing(
    run: Run, copy: Copy, break_page: Callable[[Path], object], message: str
) -> None:
    (copy.folder / "src" / "kindicators").mkdir(parents=True)
    shutil.copytree(ROOT / "docs/tables", copy.folder / "docs/tables")
    break_page(copy.folder / "docs/tables/actors.md")
    result = run("build", str(copy.folder))
    assert (result.returncode, result.stderr.count("\n")) == (1, 1)
    assert "actors.md" in result.stderr
    assert message in result.stderr
    assert not list((copy.folder / "src" / "kindicators").iterdir())


def test_build_refuses_what_it_cannot_read_and_writes_nothing(run: Run, copy: Copy) -> None:
    (copy.folder / "src" / "kindicators").mkdir(parents=True)
    before = (copy.folder / "datapackage.json").read_bytes()
    row = copy.change("opcon_milestones", lambda r: True, date="17 April 2012")
    result = run("build", str(copy.folder))
    assert result.returncode == 1
    for part in ("opcon_milestones.csv", "line 2", row["milestone_id"], "date='17 April 2012'", "is not a date"):
        assert part in result.stderr
    assert (copy.folder / "datapackage.json").read_bytes() == before
    assert not list((copy.folder / "src" / "kindicators").iterdir())
