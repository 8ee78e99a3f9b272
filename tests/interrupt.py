"""Stop a command at its n-th step, for many n, and tell what is left: ``python interrupt.py COMMAND ROOT [DAY]``.

Everything is prepared once; at the first step that touches the repository the process forks for each n. A step is what
the operating system is asked to change: a file opened for writing, renamed, removed, or a folder made or removed. The
child ends there without a word (``kill``), or the step, or that step and each later one, fails as on a full disk
(``fail``, ``dead``). Then another child does what the next authoring command does first. Prints a JSON object a line:
mode, step, the exit codes of the child and of the next command, and whether the files are as before, as after, or
neither: right then (``left``) and after the next command (``mended``).
"""

from __future__ import annotations

import errno
import fcntl
import json
import os
import shutil
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, NoReturn

from kindicators.authoring.build import build
from kindicators.authoring.releasing import release, transaction
from kindicators.errors import KindicatorsError
from kindicators.pinning.pins import lock
from repository import state

EVENTS = {"open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.chmod"}
EVERY = {"kill": 1, "fail": 3, "dead": 5}
"""Which steps are tried, to keep it short: each one, each third, each fifth."""
KILLED, REFUSED, COMPLETE = 9, 3, 0
MOST = 500
"""No release takes so many steps."""


class Driver:
    """Counts the steps and stops at one of them."""

    def __init__(self, root: Path, first: Path) -> None:
        self.root = root
        self.first = first
        """What is changed first lies here."""
        self.began = False
        self.mode, self.stop, self.step = "", 0, 0

    def hook(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event not in EVENTS or not self._changes(event, arguments):
            return
        if not self.began:
            self.began = True
            self.drive()  # each child comes back from here
        self.step += 1
        if self.stop and (self.step == self.stop or (self.mode == "dead" and self.step > self.stop)):
            if self.mode == "kill":
                os._exit(KILLED)
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(arguments[0]))

    def _changes(self, event: str, arguments: tuple[Any, ...]) -> bool:
        """Tell whether an event is a change in the repository; names relative to an open folder count as such."""
        path = str(arguments[0])
        if event == "open":
            flags = arguments[2]
            if not isinstance(flags, int) or not flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
                return False
        if not self.began:
            return Path(path).is_relative_to(self.first)
        inside = path.startswith(str(self.root)) or not path.startswith("/")
        return inside and transaction.LOCK not in path

    def drive(self) -> None:
        """Fork a child for each mode and step; return in the children alone."""
        unlock(self.root / transaction.LOCK)
        before = visible(self.root)
        kept = self.root.with_name("kept")
        shutil.copytree(self.root, kept)
        child = os.fork()
        if child == 0:
            self.step = 0
            return  # undisturbed, to see how it ends
        os.waitpid(child, 0)
        after = visible(self.root)
        restore(self.root, kept, before)

        def seen() -> str:
            now = visible(self.root)
            return "before" if now == before else "after" if now == after else "neither"

        for mode in ("kill", "fail", "dead"):
            for stop in range(1, MOST, EVERY[mode]):
                child = os.fork()
                if child == 0:
                    self.mode, self.stop, self.step = mode, stop, 0
                    return
                code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
                left = seen()
                mended = in_child(lambda: transaction.recover(self.root))
                line = {"mode": mode, "step": stop, "code": code, "left": left, "mended": seen(), "next": mended}
                print(json.dumps(line), flush=True)
                restore(self.root, kept, before)
                if mode == "kill" and code == COMPLETE:
                    steps = stop - 1
                    break
                if mode != "kill" and stop + EVERY[mode] > steps:
                    break
        print(json.dumps({"steps": steps, "differ": before != after}), flush=True)
        os._exit(0)


def in_child(action: Callable[[], object]) -> int:
    child = os.fork()
    if child == 0:
        try:
            action()
        except KindicatorsError:
            os._exit(REFUSED)
        os._exit(COMPLETE)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def visible(root: Path) -> dict[str, str]:
    """Return the state of the files that are not left over from one that was being written."""
    return {name: sha256 for name, sha256 in state(root).items() if not Path(name).name.startswith(".kindicators.")}


def restore(root: Path, kept: Path, wanted: dict[str, str]) -> None:
    """Make the repository what it was."""
    there = state(root)
    for path in there.keys() | wanted.keys():
        if path not in wanted:
            (root / path).unlink()
        elif there.get(path) != wanted[path]:
            shutil.copy2(kept / path, root / path)
    shutil.rmtree(root / transaction.FOLDER, ignore_errors=True)


def unlock(file: Path) -> None:
    """Let go of the lock that this process holds, so that the children can take it as other commands do."""
    for handle in Path("/proc/self/fd").iterdir():
        with suppress(OSError):
            if handle.readlink() == file:
                fcntl.flock(int(handle.name), fcntl.LOCK_UN)


def main(command: str, root: Path, day: str | None = None) -> NoReturn:
    sys.dont_write_bytecode = True
    actions: dict[str, Callable[[], object]] = {
        "release": lambda: release.release(root, None, day, say=lambda line: None),
        "build": lambda: build(root),
        "lock": lambda: lock("actors", root / "kindicators.lock", version="1.0.0"),
    }
    driver = Driver(root, root if command == "lock" else root / transaction.FOLDER)
    sys.addaudithook(driver.hook)
    try:
        actions[command]()
    except KindicatorsError:
        os._exit(REFUSED)
    os._exit(COMPLETE)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]).resolve(), *sys.argv[3:])
