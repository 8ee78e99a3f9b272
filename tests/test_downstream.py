"""The project in docs/downstream, copied as a reader would copy it: it works, now and with data that change later."""

from __future__ import annotations

import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pandas as pd
import pytest
import yaml

import kindicators as ki
from conftest import ROOT, Row
from edition import Edition
from kindicators.pinning.requirement import parse, version_of

SOURCE = ROOT / "docs" / "downstream"
LOCK = tomllib.loads((SOURCE / "kindicators.lock").read_text(encoding="utf-8"))
PINNED = [*LOCK["tables"], *LOCK["indicators"]]
README = (SOURCE / "README.md").read_text(encoding="utf-8")
DEPENDENCY = tomllib.loads((SOURCE / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"][0]
SPECIFIER = DEPENDENCY.removeprefix("kindicators")


def fits(version: str) -> bool:
    return all(clause.allows(version_of(version)) for clause in parse(SPECIFIER))


MAJOR = max(number for number in range(100) if fits(f"{number}.99.0"))
ANSWER = f"2012-01-01: the agreed date had slipped by 43.5 months (kindicators {LOCK['version']})"
DELAY = "opcon-2010-06-26-delay-to-2015-12-01"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SOURCE, tmp_path / "project"))


def outcomes(
    installation: Edition, project: Path
) -> tuple[subprocess.CompletedProcess[str], subprocess.CompletedProcess[str], subprocess.CompletedProcess[str]]:
    """Do what the project's README says: ask, verify, test."""
    options = ["-q", "-n", "0", "-p", "no:cacheprovider", "-p", "kindicators.pytest_plugin"]
    return (
        installation.run("slippage.py", "2012-01-01", cwd=project),
        installation.command("verify", cwd=project),
        installation.run("-m", "pytest", *options, cwd=project),
    )


def test_the_project_works_with_the_present_version(project: Path, tmp_path: Path) -> None:
    present = Edition(tmp_path)
    asked, verified, tested = outcomes(present, project)
    if not fits(ki.__version__):
        assert asked.returncode == 1
        assert f"RequirementError: kindicators {SPECIFIER} is required" in asked.stderr
        return
    assert asked.stdout == f"{ANSWER}\n", asked.stderr
    changed = [row for name in PINNED for row in ki.diff(LOCK["version"], table=name).to_dict("records")]
    assert verified.returncode == tested.returncode == (1 if changed else 0), tested.stdout
    listed = present.command("verify", "--format", "csv", cwd=project).stdout
    for row in changed:
        assert str(row["table"] if pd.isna(row["row_id"]) else row["row_id"]) in listed
    # Whatever changed since: the answers are those of the locked release.
    assert "5 passed, 1 error" in tested.stdout if changed else "6 passed" in tested.stdout


@pytest.fixture
def later(tmp_path: Path) -> Edition:
    """A later minor version, with the locked data as long as nobody edits them."""
    return Edition(tmp_path, f"{MAJOR}.99.0", data=LOCK["version"])


def corrected(rows: list[Row]) -> None:
    next(row for row in rows if row["milestone_id"] == DELAY).update(target_from="2015-12-31", target_to="2015-12-31")


def test_nothing_fails_as_long_as_the_data_are_the_same(later: Edition, project: Path) -> None:
    asked, verified, tested = outcomes(later, project)
    assert (asked.stdout, verified.returncode, tested.returncode) == (f"{ANSWER}\n", 0, 0), tested.stdout
    assert "6 passed" in tested.stdout


def test_a_correction_is_named_and_changes_no_answer_until_it_is_accepted(later: Edition, project: Path) -> None:
    later.edit("opcon_milestones", corrected)
    asked, verified, tested = outcomes(later, project)
    assert asked.stdout == f"{ANSWER}\n"
    assert (verified.returncode, tested.returncode) == (1, 1)
    for text in (verified.stdout, tested.stdout):
        assert re.search(rf"~ {DELAY}\n(?:      .*\n)*      target_to: 2015-12-01 -> 2015-12-31\n", text)
    assert "5 passed, 1 error" in tested.stdout
    assert "schema: compatible" in verified.stderr
    # What the README says to type is what verify says.
    said = verified.stderr.splitlines()[-1].partition(": ")[2]
    assert f"\n{said}\n" in README


def test_a_new_major_version_stops_it_with_reason_and_remedy(project: Path, tmp_path: Path) -> None:
    asked, _, tested = outcomes(Edition(tmp_path, f"{MAJOR + 1}.0.0", data=LOCK["version"]), project)
    assert asked.returncode == 1
    assert asked.stderr.splitlines()[-1].startswith(
        f"kindicators.errors.RequirementError: kindicators {SPECIFIER} is required, and {MAJOR + 1}.0.0 is installed, "
        "a later major version: tables and columns may be gone, renamed or of another meaning"
    )
    assert f"pip install 'kindicators{SPECIFIER}'" in asked.stderr
    assert "RequirementError" in tested.stdout


def test_its_lock_file_is_what_lock_writes(tmp_path: Path) -> None:
    again = ki.lock("opcon_target_slippage_months", tmp_path / "kindicators.lock", LOCK["version"])
    assert again.read_bytes() == (SOURCE / "kindicators.lock").read_bytes()


def test_its_parts_say_the_same() -> None:
    assert f'ki.require("{SPECIFIER}")' in (SOURCE / "slippage.py").read_text(encoding="utf-8")
    assert f"```text\n{ANSWER}\n```" in README
    workflow = yaml.safe_load((SOURCE / ".github/workflows/test.yml").read_text(encoding="utf-8"))
    commands = [step["run"] for step in workflow["jobs"]["test"]["steps"] if "run" in step]
    assert commands == ["pip install -e '.[test]'", "kindicators verify", "pytest"]
    assert all(f"\n{command}\n" in README for command in commands)
    for file in SOURCE.rglob("*.*"):
        if file.is_file() and file.name != "README.md" and "__pycache__" not in file.parts:
            assert f"`{file.relative_to(SOURCE)}`" in README, file
