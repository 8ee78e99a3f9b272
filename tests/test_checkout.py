"""A checkout is the same on every system: line ends do not break the hashes."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from conftest import ROOT


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
