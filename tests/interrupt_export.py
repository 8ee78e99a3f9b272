"""Stop an export at its n-th step, for each n, and tell what is left: ``python interrupt_export.py FOLDER FORMAT``.

A step is what the operating system is asked to change in the folder, see `interrupt`. There it ends without a word
(``kill``), or the step fails as on a full disk (``fail``). Then the next export begins, which is refused. Prints a JSON
object a line: mode, step, the exit code, and whether the destination is as before, as after, or neither: right then
(``left``) and after the next export (``mended``).
"""

from __future__ import annotations

import errno
import json
import os
import shutil
import sys
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import Any, cast

import kindicators as ki
from interrupt import COMPLETE, EVENTS, KILLED, REFUSED
from kindicators.exporting import FileFormat


class Steps:
    """Counts the changes in a folder and stops at one of them."""

    def __init__(self, folder: Path, mode: str, stop: int) -> None:
        self.folder, self.mode, self.stop, self.step = str(folder), mode, stop, 0

    def hook(self, event: str, arguments: tuple[Any, ...]) -> None:
        path = str(arguments[0]) if arguments else ""
        # Names relative to an open folder count as within it: so does `shutil.rmtree` name what it removes.
        if event not in EVENTS or not (path.startswith(self.folder) or not path.startswith("/")):
            return
        if event == "open" and not (isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR)):
            return
        self.step += 1
        if self.step == self.stop:
            if self.mode == "kill":
                os._exit(KILLED)
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), path)


def main(folder: Path, how: FileFormat) -> None:
    sys.dont_write_bytecode = True
    place = folder / "out"

    def seen() -> dict[str, bytes]:
        files = [place] if place.is_file() else [p for p in place.rglob("*") if p.is_file()]
        return {str(p.relative_to(folder)): p.read_bytes() for p in files}

    ki.export(place, how, tables=["nuclear_tests", "actors"], overwrite=True)
    after = seen()
    ki.export(place, how, tables=["opcon_milestones", "actors"], overwrite=True)
    before, kept = seen(), folder.with_name("kept")
    shutil.copytree(folder, kept)
    for mode in ("kill", "fail"):
        for stop in count(1):
            shutil.rmtree(folder)
            shutil.copytree(kept, folder)
            child = os.fork()
            if child == 0:
                sys.addaudithook(Steps(folder, mode, stop).hook)
                try:
                    ki.export(place, how, tables=["nuclear_tests", "actors"], overwrite=True)
                except ki.errors.KindicatorsError:
                    os._exit(REFUSED)
                os._exit(COMPLETE)
            code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
            left = seen()
            with suppress(ki.errors.UsageError):
                ki.export(place, how, tables=["actors"])
            told = {name: "before" if s == before else "after" if s == after else "neither"
                    for name, s in (("left", left), ("mended", seen()))}  # fmt: skip
            print(json.dumps({"mode": mode, "step": stop, "code": code} | told), flush=True)
            if code == COMPLETE and mode == "kill":
                steps = stop - 1
                break
            if mode == "fail" and stop == steps:
                break


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve(), cast("FileFormat", sys.argv[2]))
