"""A release that is stopped, that cannot write, or that is not alone: the repository is as before or as after."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from conftest import ROOT, Run
from kindicators import releases
from kindicators.authoring.releasing import transaction
from kindicators.authoring.releasing.version import following, stated
from kindicators.errors import DataFolderError
from repository import Repository

NEW = {"actor_id": "zzz-institute", "name": "Zzz Institute"}
DAY = (datetime.now(UTC).date() + timedelta(days=1)).isoformat()


@pytest.fixture
def repository(base: Repository, tmp_path: Path) -> Repository:
    (tmp_path / "repository").mkdir()
    return Repository(tmp_path / "repository", base.folder)


@pytest.fixture(scope="module")
def outcomes(base: Repository, tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """Return what became of a release that was stopped at each of its steps; see `interrupt`."""
    folder = tmp_path_factory.mktemp("stopped") / "repository"
    folder.mkdir()
    Repository(folder, base.folder).add_row("actors", **NEW)
    result = subprocess.run(
        [sys.executable, str(ROOT / "tests/interrupt.py"), "release", str(folder), DAY],
        capture_output=True,
        text=True,
        timeout=900,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    *outcomes, end = map(json.loads, result.stdout.splitlines())
    assert end["differ"]
    assert end["steps"] > 40
    return outcomes


def test_a_killed_release_is_undone_or_completed_by_the_next_command(outcomes: list[dict[str, Any]]) -> None:
    killed = [o for o in outcomes if o["mode"] == "kill"]
    assert {(o["code"], o["next"]) for o in killed[:-1]} == {(9, 0)}
    mended = [o["mended"] for o in killed]
    turn = mended.index("after")
    assert mended == ["before"] * turn + ["after"] * (len(mended) - turn)
    assert 0 < turn < len(mended) - 1
    assert {o["left"] for o in killed} == {"before", "neither", "after"}  # so the next command had something to do


def test_a_release_that_cannot_write_leaves_everything_as_it_was(outcomes: list[dict[str, Any]]) -> None:
    failed = [o for o in outcomes if o["mode"] == "fail"]
    refused = [o for o in failed if o["code"] == 3]
    assert {(o["left"], o["mended"]) for o in refused} == {("before", "before")}
    # What fails after the last file is in its place is only the tidying up.
    assert {(o["code"], o["mended"]) for o in failed if o not in refused} == {(0, "after")}
    assert len(refused) > len(failed) / 2


def test_a_disk_that_stays_full_leaves_what_the_next_command_mends(outcomes: list[dict[str, Any]]) -> None:
    dead = [o for o in outcomes if o["mode"] == "dead"]
    assert len(dead) > 5
    assert {o["code"] for o in dead} <= {0, 3}
    assert {o["mended"] for o in dead} <= {"before", "after"}
    assert {o["next"] for o in dead} == {0}


def test_of_two_releases_at_once_one_is_made(repository: Repository) -> None:
    repository.add_row("actors", **NEW)
    minor = following(stated(repository.folder).text)["minor"]
    command = [sys.executable, "-m", "kindicators", "release", minor, "--root", str(repository.folder), "--date", DAY]
    runs = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    ended = [(*run.communicate(timeout=300), run.returncode) for run in runs]
    made = [out for out, _, code in ended if code == 0 and "wrote CHANGELOG.md" in out]
    other = [out + err for out, err, _ in ended if out not in made]
    assert (len(made), len(other)) == (1, 1)
    assert other[0].count("\n") == 1
    # The one that comes first holds the lock; were it done already, there would be nothing left to release.
    assert "another kindicators command is writing in" in other[0] or "nothing to release" in other[0]
    past = releases.read(repository.folder / releases.FOLDER)
    assert past.last is not None
    assert past.last.version == minor


@pytest.mark.parametrize("command", [["release", "--root"], ["build"]], ids=lambda c: c[0])
def test_a_command_that_is_not_alone_says_so(command: list[str], repository: Repository, run: Run) -> None:
    before = repository.state()
    with transaction.alone(repository.folder):
        result = run(*command, str(repository.folder))
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr == (
        f"kindicators: another kindicators command is writing in {repository.folder}: "
        "wait until it is done, and run this one again\n"
    )
    assert repository.state() == before


STOPPED = """
import os, sys
from pathlib import Path
from kindicators.authoring.releasing import transaction
root, stop = Path(sys.argv[1]), int(sys.argv[2])
renamed = 0
def hook(event, arguments):
    global renamed
    if event == "os.rename":
        renamed += 1
        if renamed == stop:
            os._exit(9)
sys.addaudithook(hook)
with transaction.alone(root):
    transaction.write(root, {Path("README.md"): b"new", Path("data/new.txt"): b"new", Path("CHANGELOG.md"): None})
"""


def stop(repository: Repository, at: int) -> None:
    """Stop a write of three files before its first renaming, that of the journal, or a later one, of a file."""
    code = subprocess.run([sys.executable, "-c", STOPPED, str(repository.folder), str(at)], check=False).returncode
    assert code == 9


@pytest.mark.parametrize("command", [["build"], ["validate"], ["release", "--root"]], ids=lambda c: c[0])
def test_a_command_that_writes_mends_first_and_says_what(command: list[str], repository: Repository, run: Run) -> None:
    before = repository.state()
    stop(repository, 1)
    assert repository.state() != before
    result = run(*command, str(repository.folder))
    assert result.returncode == 0
    removed = "removed .release, which an interrupted command had left; no other file had to be changed\n"
    assert (result.stdout + result.stderr).count(removed) == 1
    assert repository.state() == before
    stop(repository, 2)  # past the point of no return
    result = run(*command, str(repository.folder))
    assert result.stderr.count("Traceback") == 0
    completed = "completed what an interrupted command had begun: 3 files are as it wanted\n"
    assert (result.stdout + result.stderr).count(completed) == 1
    assert repository.text("README.md") == repository.text("data/new.txt") == "new"
    assert not (repository.folder / "CHANGELOG.md").exists()
    assert not (repository.folder / transaction.FOLDER).exists()


@pytest.mark.parametrize("option", ["--check", "--missing", "--dry-run"])
@pytest.mark.parametrize("at", [1, 2])
def test_what_writes_nothing_does_not_mend_either(option: str, at: int, repository: Repository, run: Run) -> None:
    stop(repository, at)
    left = repository.state()
    result = run("release", option, "--root", str(repository.folder))
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr == (
        f"kindicators: an interrupted command left .release in {repository.folder}: "
        "run 'kindicators build' to complete or undo it\n"
    )
    assert repository.state() == left


def test_what_a_person_changed_meanwhile_is_not_overwritten(repository: Repository) -> None:
    root = repository.folder
    stop(repository, 2)
    (root / "README.md").write_text("mine")
    with pytest.raises(DataFolderError, match=r"README.md was changed after .* copy .*\.release/old/README.md over"):
        transaction.recover(root)
    assert repository.text("README.md") == "mine"
    (root / "README.md").write_bytes((root / ".release/old/README.md").read_bytes())
    transaction.recover(root)
    assert repository.text("README.md") == "new"


def test_a_folder_that_nothing_left_is_an_error_with_a_remedy(repository: Repository) -> None:
    (repository.folder / transaction.FOLDER).mkdir()
    (repository.folder / transaction.FOLDER / transaction.FORWARD).write_text("{")
    with pytest.raises(DataFolderError, match="restore the files with git, and delete the folder"):
        transaction.recover(repository.folder)


@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may write to any file")
def test_a_read_only_file_is_left_alone(repository: Repository) -> None:
    (repository.folder / "README.md").chmod(0o444)
    before = repository.state()
    with (
        transaction.alone(repository.folder),
        pytest.raises(DataFolderError, match="read-only; every file is as it was"),
    ):
        transaction.write(repository.folder, {Path("CHANGELOG.md"): b"new", Path("README.md"): b"new"})
    assert repository.state() == before
