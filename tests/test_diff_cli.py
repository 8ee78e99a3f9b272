"""`kindicators diff` as a user runs it: text for a reader, rows for a program, exit codes."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import kindicators as ki
from conftest import Run
from edition import Edition


def test_every_row_is_there_in_formats_for_programs(run: Run) -> None:
    frame = ki.diff("0.2.0", "0.3.0", "missile_systems")
    expected = [[None if pd.isna(v) else v for v in row] for row in frame.to_numpy().tolist()]
    records = json.loads(run("diff", "0.2.0", "0.3.0", "missile_systems", "--format", "json").stdout)
    assert [list(r.values()) for r in records] == expected
    assert list(records[0]) == list(frame.columns)
    printed = run("diff", "0.2.0", "0.3.0", "missile_systems", "--format", "csv").stdout
    assert list(csv.reader(io.StringIO(printed)))[1:] == [[v or "" for v in row] for row in expected]
    lines = run("diff", "0.2.0", "0.3.0", "missile_systems", "--format", "markdown").stdout.splitlines()
    assert len(lines) == len(frame) + 2


def test_a_table_that_was_asked_for_is_told_row_by_row(run: Run) -> None:
    result = run("diff", "0.2.0", "0.3.0", "tariff_rates")
    assert result.stdout.startswith("0.2.0 -> 0.3.0: 2 rows added, 5 changed, 0 removed in tariff_rates\n")
    assert "      rate_rule: cap -> floor_with_duty\n" in result.stdout
    assert "      valid_to: (empty) -> 2025-04-10\n" in result.stdout
    assert sum(line.startswith("  + ") for line in result.stdout.splitlines()) == 2
    assert all(len(line) <= 100 for line in result.stdout.splitlines() if line.startswith("  "))
    # The version to compare with may be left out.
    assert run("diff", "0.3.0", "tariff_rates").stdout.startswith("0.3.0 -> ")


def test_an_indicator_is_told_with_what_it_rests_on(run: Run) -> None:
    result = run("diff", "0.3.0", "arms_exports_contracts_usd", "--exit-code")
    assert result.returncode == 1
    lines = result.stdout.splitlines()
    assert lines[1] == "arms_exports_contracts_usd rests on arms_exports"
    assert lines[lines.index("arms_exports") + 1] == "  ~ exports-contracts-2016"
    assert "      value: 2558000000 -> 2548000000" in lines
    same = run("diff", "0.3.0", "0.3.0", "arms_exports_contracts_usd", "--exit-code")
    assert same.returncode == 0
    assert "nothing differs in arms_exports_contracts_usd, nor in what it rests on: arms_exports" in " ".join(
        same.stdout.split()
    )


def test_a_file_that_was_changed_on_disk_is_not_compared(tmp_path: Path) -> None:
    copy = Edition(tmp_path, "9.0.0.dev0")
    file = copy.folder / "data" / "troop_deployments.csv"
    file.write_bytes(file.read_bytes().replace(b"2", b"3", 1))
    for arguments in (["troop_deployments"], []):
        result = copy.command("diff", "0.3.0", *arguments, cwd=copy.folder)
        assert result.returncode == 1
        assert "is not the released file of table 'troop_deployments'" in result.stderr


@pytest.mark.parametrize(("a", "table"), [(None, None), (1.0, None), ("0.2.0", ["actors"])], ids=str)
def test_what_is_no_text_is_refused(a: Any, table: Any) -> None:
    with pytest.raises(ki.errors.UsageError, match="diff compares two versions"):
        ki.diff(a, "0.3.0", table)


def test_a_long_list_gives_way_to_numbers(run: Run) -> None:
    lines = run("diff", "0.1.0", "0.2.0").stdout.splitlines()
    assert lines[0] == "0.1.0 -> 0.2.0: 12,205 rows added, 0 changed, 0 removed in 40 tables"
    assert lines[2] == "  major  actors.name: constraint tightened (unique)"
    assert [line.split() for line in lines if line.startswith("tariff_rates ")] == [["tariff_rates", "30", "0", "0"]]
    assert lines[-1] == "All rows, with all their cells: kindicators diff 0.1.0 0.2.0 --format csv"
    assert len(lines) < 60
    long = run("diff", "0.1.0", "0.2.0", "force_levels").stdout.splitlines()
    assert len(long) < 70
    assert "  + … and 897 more" in long
    short = run("diff", "0.2.0", "0.3.0", "tariff_rates", "--summary").stdout
    assert "rate_rule: " not in short
    assert "\ntariff_rates      2        5        0  note 5" in short


def test_the_summary_can_be_read_by_programs(run: Run) -> None:
    records = json.loads(run("diff", "0.2.0", "0.3.0", "--summary", "--format", "json").stdout)
    by_name = {r["name"]: r for r in records}
    assert by_name["tariff_rates"]["rows_changed"] == 5
    assert by_name["tariff_rates"]["bump"] == "minor"
    assert by_name["sanctions_figures"]["bump"] == "major"
    assert by_name["sanctions_figures"]["changes"].split("; ") == [
        "period_start: clock added (from)",
        "period_end: clock added (to)",
        "unit: values added (tonnes)",
        "unit: values removed (t)",
        "reported_on: clock added (known)",
    ]
    assert by_name["usfk_personnel"]["changes"] == "indicator added"


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["0.2.0", "0.3.0", "actors"], 0),
        (["0.2.0", "0.3.0", "actors", "--exit-code"], 1),
        (["0.2.0", "0.3.0", "actors", "--exit-code", "--format", "json"], 1),
        (["0.2.0", "0.2.0", "--exit-code"], 0),
        (["0.1.0", "0.2.0", "missile_range_limits", "--exit-code"], 0),
        (["0.2.0", "0.3.0", "nuclear_tests", "--exit-code"], 1),  # no row differs, but it got a clock
        (["0.2.0", "0.3.0", "actor", "--exit-code"], 2),
        (["0.2", "--exit-code"], 2),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else str(value),
)
def test_the_exit_code_tells_whether_anything_differs(run: Run, arguments: list[str], code: int) -> None:
    result = run("diff", *arguments)
    assert result.returncode == code, result.stderr
    assert bool(result.stderr) == (code == 2)
    if code == 0 and "--exit-code" in arguments:
        assert "nothing differs" in result.stdout


def test_what_cannot_be_compared_is_no_difference(tmp_path: Path) -> None:
    damaged = Edition(tmp_path)
    for file in (damaged.folder / "data" / "releases").glob("*.tar.xz"):
        file.unlink()
    for arguments, code in (([], 1), (["--exit-code"], 2)):
        result = damaged.command("diff", "0.2.0", "0.3.0", *arguments, cwd=tmp_path)
        assert (result.returncode, result.stdout) == (code, "")
        assert ".tar.xz cannot be read" in result.stderr
        assert "Traceback" not in result.stderr


def test_nothing_is_written(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("diff", "0.1.0", "0.2.0", TMPDIR=str(tmp_path)).returncode == 0
    assert list(tmp_path.iterdir()) == []
