"""A `build`, `lock` or `export` that is killed or cannot write at any of its steps: as before or as after."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import kindicators as ki
from conftest import ROOT
from repository import Repository

KILLED, REFUSED = 9, 3


def outcomes(command: str, folder: Path) -> list[dict[str, Any]]:
    """Return what became of a command that was stopped at each of its steps; see `interrupt`."""
    *found, end = lines("interrupt.py", command, str(folder))
    assert end["differ"]
    return found


def lines(script: str, *arguments: str) -> list[dict[str, Any]]:
    """Return what a script prints."""
    line = [sys.executable, str(ROOT / "tests" / script), *arguments]
    result = subprocess.run(line, capture_output=True, text=True, timeout=600, check=False)
    assert result.returncode == 0, result.stderr
    return [json.loads(text) for text in result.stdout.splitlines()]


def of(mode: str, found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [outcome for outcome in found if outcome["mode"] == mode]


def test_a_stopped_build_is_undone_or_completed_by_the_next_command(tmp_path: Path) -> None:
    folder = tmp_path / "repository"
    folder.mkdir()
    Repository(folder).add_row("actors", actor_id="zzz-institute", name="Zzz Institute")
    found = outcomes("build", folder)
    killed = of("kill", found)
    assert {(o["code"], o["next"]) for o in killed[:-1]} == {(KILLED, 0)}
    mended = [o["mended"] for o in killed]
    turn = mended.index("after")
    assert mended == ["before"] * turn + ["after"] * (len(mended) - turn)
    assert "neither" in {o["left"] for o in killed}  # so the next command had something to do
    refused = [o for o in of("fail", found) if o["code"] == REFUSED]
    assert refused
    assert {(o["left"], o["mended"]) for o in refused} == {("before", "before")}
    assert {o["mended"] for o in of("dead", found)} <= {"before", "after"}


def test_a_stopped_lock_leaves_the_lock_file_whole(tmp_path: Path) -> None:
    folder = tmp_path / "project"
    folder.mkdir()
    ki.lock("sources", folder / "kindicators.lock", version="0.3.0")
    found = outcomes("lock", folder)
    killed = of("kill", found)
    assert len(killed) > 3
    assert {o["left"] for o in killed} == {"before", "after"}
    others = of("fail", found) + of("dead", found)
    assert {(o["code"], o["left"]) for o in others} <= {(REFUSED, "before"), (0, "after")}
    assert REFUSED in {o["code"] for o in others}


@pytest.mark.parametrize("how", ["json", "jsonl"])
def test_a_stopped_export_leaves_what_was_there(how: str, tmp_path: Path) -> None:
    """A folder is replaced in two steps: between them it is nowhere to be seen, until the next export puts it back."""
    folder = tmp_path / "exports"
    folder.mkdir()
    found = lines("interrupt_export.py", str(folder), how)
    killed, failed = of("kill", found), of("fail", found)
    assert len(killed) > 4
    assert {o["code"] for o in killed[:-1]} == {KILLED}
    assert {o["mended"] for o in found} == {"before", "after"}
    hidden = [o for o in killed if o["left"] == "neither"]
    assert [o["mended"] for o in hidden] == (["before"] if how == "jsonl" else [])
    assert {(o["code"], o["left"]) for o in failed} == {(REFUSED, "before"), (0, "after")}
