"""The place of an export: it is written beside it, and put there in one step when it is whole."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import islice
from pathlib import Path

from kindicators.errors import KindicatorsError, UnwritableFileError, UsageError, told
from kindicators.exporting.folder import COMPANIONS
from kindicators.package import DESCRIPTOR

BEFORE = ".kindicators.before."
"""So begins the name of the folder that an export is about to replace."""


@contextmanager
def written(destination: Path, folder: bool, overwrite: bool) -> Iterator[Path]:
    """Give the place to write to, a folder that is there or a file that is not, and then move it to its destination.

    Raises
    ------
    UsageError
        If something stands at the destination that may not be overwritten, or its folder is not there.
    UnwritableFileError
        If the disk is full or fails; the destination is as it was.
    """
    name = told(str(destination))[1:-1]
    # Not the name of a folder by another way to it, such as "." or "a/..", which could not be renamed.
    destination = Path(os.path.abspath(destination))  # noqa: PTH100 (resolve() would follow a link, which is replaced)
    try:
        _recover(destination)
        _check(destination, folder, overwrite, name)
        with tempfile.TemporaryDirectory(
            dir=destination.parent, prefix=".kindicators.", ignore_cleanup_errors=True
        ) as beside:
            place = Path(beside) / "new"
            if folder:
                place.mkdir()
            yield place
            _sync(place)
            _check(destination, folder, overwrite, name)  # once more: writing took its time
            _move(place, destination)
    except PermissionError as error:
        raise UsageError(f"{name} cannot be written: {error.strerror} ({told(str(destination.parent))})") from error
    except KindicatorsError:
        raise
    except OSError as error:
        reason = error.strerror or str(error)
        raise UnwritableFileError(f"{name} cannot be written: {reason}; nothing was changed") from error


def _check(destination: Path, folder: bool, overwrite: bool, name: str) -> None:
    """Raise `UsageError` if an export must not be put there."""
    if not destination.parent.is_dir():
        raise UsageError(f"{name} cannot be written: there is no folder {told(str(destination.parent))}")
    if not os.path.lexists(destination):
        return
    if destination.is_dir() and not destination.is_symlink():
        if not folder:
            raise UsageError(f"{name} cannot be written: it is a folder; name a file in it")
        others = _others(destination)
        if others:
            raise UsageError(
                f"{name} cannot be written: the folder has files that no export wrote ({', '.join(others)}); "
                "name a folder that is not there yet"
            )
        if not overwrite and any(destination.iterdir()):
            raise UsageError(f"{name} is there already; {REMEDY}")
    elif folder:
        raise UsageError(f"{name} cannot be written: it is no folder, and the export is one")
    elif destination.exists() and not destination.is_file():
        raise UsageError(f"{name} cannot be written: it is a device or a pipe; name a file")
    elif not overwrite:
        raise UsageError(f"{name} is there already; {REMEDY}")


REMEDY = "replace it with overwrite=True (on the command line: --force), or choose another place"


def _others(folder: Path) -> list[str]:
    """Return what is in a folder but was not put there by an export, whose descriptor lists its files."""
    own = set()
    with suppress(OSError, ValueError, KeyError, TypeError, AttributeError):
        described = json.loads((folder / DESCRIPTOR).read_text(encoding="utf-8"))
        paths = [item["path"] for item in described["resources"] + described.get("indicators", [])]
        own = {DESCRIPTOR, *COMPANIONS, *paths}
    there = (p.relative_to(folder).as_posix() for p in folder.rglob("*") if not p.is_dir() or p.is_symlink())
    return list(islice((path for path in there if path not in own), 3))  # not all: it may be a whole disk


def _sync(place: Path) -> None:
    """Wait until what was written is on the disk: a full one may say so only now."""
    for path in place.rglob("*") if place.is_dir() else [place]:
        if path.is_file():
            with path.open("rb+") as stream:
                os.fsync(stream.fileno())


def _move(place: Path, destination: Path) -> None:
    if not place.is_dir() or not destination.is_dir() or not any(destination.iterdir()):
        if place.is_dir() and destination.is_dir():
            destination.rmdir()
        place.replace(destination)
        return
    # No system that Python knows replaces a folder that is not empty in one step: what was there is moved aside.
    before = destination.with_name(BEFORE + destination.name)
    destination.rename(before)
    try:
        place.rename(destination)
    except BaseException:
        before.rename(destination)
        raise
    shutil.rmtree(before, ignore_errors=True)


def _recover(destination: Path) -> None:
    """Put back, or remove, the folder that an export moved aside which was killed then."""
    if not destination.name:  # the root of all folders
        return
    before = destination.with_name(BEFORE + destination.name)
    if before.is_dir():
        if destination.exists():
            shutil.rmtree(before, ignore_errors=True)
        else:
            before.rename(destination)
