"""The fixture `kindicators_lock`, in the tests of a project that pinned real data."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import kindicators as ki
from edition import Edition

NEXT = "99.0.0"
USES_THE_FIXTURE = """
def test_the_data(kindicators_lock):
    assert kindicators_lock.version == "0.3.0"
    assert kindicators_lock.tables.keys() & {"actors", "sources"}
"""
USES_IT_NOT = """
import sys

def test_nothing_is_imported():
    assert not {"pandas", "duckdb", "numpy", "kindicators.pinning.pins", "kindicators.releases"} & {*sys.modules}
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with a test that uses the fixture, and a lock file of 0.3.0."""
    folder = tmp_path / "project"
    folder.mkdir()
    (folder / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
    (folder / "test_data.py").write_text(USES_THE_FIXTURE, encoding="utf-8")
    ki.lock(["opcon_target_year", "actors"], folder / "kindicators.lock", "0.3.0")
    return folder


@pytest.fixture
def later(tmp_path: Path) -> Edition:
    return Edition(tmp_path, NEXT, data="0.3.0")


def outcome(
    installation: Edition, project: Path, *arguments: str, cwd: Path | None = None
) -> subprocess.CompletedProcess[str]:
    options = ["-q", "-p", "no:cacheprovider", "-p", "kindicators.pytest_plugin"]
    return installation.run("-m", "pytest", *options, *arguments, cwd=cwd or project)


def test_unchanged_data_pass_and_the_test_gets_what_is_pinned(later: Edition, project: Path) -> None:
    result = outcome(later, project, "-W", "error")
    assert (result.returncode, result.stderr) == (0, ""), result.stdout
    assert "1 passed" in result.stdout


def test_changed_data_fail_with_the_rows_that_differ_and_the_way_to_go_on(later: Edition, project: Path) -> None:
    later.edit("actors", lambda rows: [row.update(name="Another") for row in rows if row["actor_id"] == "KOR"])
    result = outcome(later, project)
    assert result.returncode == 1
    report = result.stdout[result.stdout.index("kindicators: ") :].partition("\n=")[0]
    assert report.splitlines() == [
        "kindicators: kindicators.lock (2 tables and 1 indicator of 0.3.0): actors differs in 99.0.0, "
        "which is installed (rows: 0 added, 1 changed, 0 removed)",
        "",
        "0.3.0 -> 99.0.0 (installed): 0 rows added, 1 changed, 0 removed in actors",
        "",
        "table   added  changed  removed  changed cells",
        "------  -----  -------  -------  -------------",
        "actors      0        1        0  name 1",
        "",
        "  ~ KOR",
        "      name: Republic of Korea -> Another",
        "",
        "schema: compatible; what reads 0.3.0 reads 99.0.0 too, and may give other results",
        "to stay with 0.3.0: read it with version='0.3.0', or pip install 'kindicators==0.3.0'",
        "to take what 99.0.0 has: kindicators lock actors opcon_target_year",
    ]
    assert "pytest_plugin.py" not in result.stdout  # no traceback of ours


def test_many_differences_are_cut_and_the_command_that_shows_all_is_named(later: Edition, project: Path) -> None:
    later.edit("actors", lambda rows: [row.update(note="Renewed.") for row in rows])
    lines = outcome(later, project).stdout.splitlines()
    shown = lines.index(next(line for line in lines if line.startswith("… and so on, in ")))
    assert lines[shown].endswith(" lines: kindicators verify kindicators.lock")
    assert shown < 75
    assert lines[shown + 2].startswith("schema: compatible")


def test_an_ini_option_says_where_the_lock_file_is(later: Edition, project: Path) -> None:
    (project / "data").mkdir()
    (project / "kindicators.lock").rename(project / "data" / "my.lock")
    result = outcome(later, project)
    assert "there is no lock file kindicators.lock; write one with 'kindicators lock'" in result.stdout
    assert "Traceback" not in result.stdout
    assert "direct cause" not in result.stdout
    (project / "pytest.ini").write_text("[pytest]\nkindicators_lock = data/my.lock\n", encoding="utf-8")
    assert outcome(later, project).returncode == 0
    assert outcome(later, project, str(project), cwd=project.parent).returncode == 0  # it is relative to rootdir


def test_a_broken_lock_file_fails_the_test_with_the_reason(later: Edition, project: Path) -> None:
    (project / "kindicators.lock").write_text("version = 3\n", encoding="utf-8")
    result = outcome(later, project)
    assert result.returncode == 1
    assert "kindicators.lock is no sound lock file: version must be a version such as 1.0.0; got 3;" in result.stdout


def test_a_lock_file_of_a_newer_release_fails_the_test(project: Path, tmp_path: Path) -> None:
    file = project / "kindicators.lock"
    file.write_text(file.read_text(encoding="utf-8").replace("0.3.0", "99.0.0"), encoding="utf-8")
    result = outcome(Edition(tmp_path, "98.0.0"), project)
    assert "newer than the installed 98.0.0; install it with: pip install 'kindicators==99.0.0'" in result.stdout


def test_a_retracted_release_is_warned_of(later: Edition, project: Path) -> None:
    later.retract("0.3.0", "0.2.0")
    result = outcome(later, project)
    assert result.returncode == 0
    assert "RetractedReleaseWarning: kindicators.lock pins 0.3.0, which was retracted on 2026-12-01" in result.stdout


@pytest.fixture(scope="module")
def site(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built wheel, installed into a folder of its own."""
    folder = tmp_path_factory.mktemp("site")
    install = ["install", "--quiet", "--no-deps", "--no-index", "--no-compile", "--disable-pip-version-check"]
    subprocess.run([sys.executable, "-m", "pip", *install, "--target", str(folder), str(wheel)], check=True)
    return folder


@pytest.mark.parametrize("options", [[], ["-p", "kindicators.pytest_plugin"]])
def test_pytest_finds_the_fixture_where_the_wheel_is_installed(site: Path, project: Path, options: list[str]) -> None:
    (project / "test_more.py").write_text(USES_IT_NOT, encoding="utf-8")
    ki.lock(["actors"], project / "kindicators.lock", "0.3.0")

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-W", "error", *options, *arguments],
            cwd=project,
            env={**os.environ, "PYTHONPATH": str(site)},
            capture_output=True,
            text=True,
            check=False,
        )

    alone = run("test_more.py")
    assert alone.returncode == 0, alone.stdout + alone.stderr
    assert "kindicators_lock" in run("--fixtures", "test_data.py").stdout
    together = run("test_data.py")
    assert together.returncode == (0 if ki.verify(project / "kindicators.lock").empty else 1), together.stdout
