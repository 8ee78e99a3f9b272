"""A checkout is the same on every system, and keeps what was released as it was released."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from conftest import ROOT, Run
from kindicators.releases import FOLDER, RETRACTIONS


def test_a_checkout_with_windows_line_ends_keeps_the_released_bytes(tmp_path: Path) -> None:
    def git(folder: Path, *arguments: str) -> None:
        identity = ["-c", "user.name=test", "-c", "user.email=test@example.org"]
        subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)

    origin, clone = tmp_path / "origin", tmp_path / "clone"
    origin.mkdir()
    for name in (".gitattributes", "datapackage.json", "data/actors.csv"):
        (origin / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, origin / name)
    git(origin, "init")
    git(origin, "add", ".")
    git(origin, "commit", "-m", "files")
    git(tmp_path, "-c", "core.autocrlf=true", "clone", str(origin), str(clone))
    for name in ("datapackage.json", "data/actors.csv"):
        assert (clone / name).read_bytes() == (ROOT / name).read_bytes()


def git(*arguments: str) -> bytes:
    result = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, check=False)
    if result.returncode:
        pytest.skip("this is no checkout with its history")
    return result.stdout


def test_what_was_released_is_as_it_was_when_it_was_committed() -> None:
    """The next manifest has the hash of each but the newest; for this one and the archives the history vouches."""
    if git("rev-parse", "--is-shallow-repository").strip() == b"true":
        pytest.skip("this checkout is shallow: it has no history to compare with")
    added = git("log", "--reverse", "--format=%H", "--name-status", "--diff-filter=A", "--no-renames", "--", FOLDER)
    first: dict[str, str] = {}
    commit = ""
    for line in added.decode().splitlines():
        if line.startswith("A\t"):
            first.setdefault(line.removeprefix("A\t"), commit)
        elif line:
            commit = line
    first.pop(f"{FOLDER}/{RETRACTIONS}", None)
    assert len(first) >= 6
    for path, commit in first.items():
        # When a major version is over, the archives of its releases are joined; a manifest never goes.
        joined = Path(path).name.partition(".")[0] + ".x.tar.xz"
        if path.endswith(".tar.xz") and not (ROOT / path).exists() and (ROOT / FOLDER / joined).exists():
            continue
        assert (ROOT / path).exists(), path
        assert (ROOT / path).read_bytes() == git("show", f"{commit}:{path}"), path


def test_the_version_is_high_enough_for_what_changed_since_the_last_release(run: Run) -> None:
    result = run("release", "--check", "--root", str(ROOT))
    assert (result.returncode, result.stdout) == (0, "")
