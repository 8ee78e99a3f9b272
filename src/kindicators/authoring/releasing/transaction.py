"""Write many files as one: all of them or none, whatever stops the program.

The new and the old bytes of each file are first laid down in ``.release/``. That the journal gets its name is the
point of no return: before it the files are as they were, and after it `recover` can put every new one in its place,
because all that it needs lies in the folder. If a file cannot be put in its place, the journal is renamed once more,
and the old ones are put back. The next authoring command completes or undoes what a killed one has left.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from filelock import FileLock, Timeout

from kindicators.errors import DataFolderError

FOLDER = ".release"
LOCK = ".release.lock"
FORWARD = "forward.json"
"""The journal of files that are being put in their places."""
BACK = "back.json"
"""The same journal when the old files are being put back."""


class Entry(NamedTuple):
    """One file of the journal; a hash is None where there is no file."""

    path: str
    old: str | None
    new: str | None


def warn(line: str) -> None:
    """Print a line beside the output of a command."""
    print(line, file=sys.stderr)


@contextmanager
def alone(root: Path, say: Callable[[str], None] = warn) -> Iterator[None]:
    """Keep every other authoring command away from a repository, and mend first what a killed one has left.

    Parameters
    ----------
    root : pathlib.Path
        The repository.
    say : callable, optional
        Is told in a line what was mended; by default it is printed to the standard error output.

    Raises
    ------
    DataFolderError
        If another one is at work.
    """
    try:
        lock = FileLock(root / LOCK, timeout=0)
        lock.acquire()
    except Timeout as error:
        raise DataFolderError(
            f"another kindicators command is writing in {root}: wait until it is done, and run this one again"
        ) from error
    except OSError as error:
        raise DataFolderError(f"{root} cannot be written in ({error.strerror}): nothing was changed") from error
    try:
        mended = _recover(root)
        if mended:
            say(mended)
        yield
    finally:
        lock.release()


def recover(root: Path) -> None:
    """Complete or undo what a killed command has left in the repository at `root`, if it has left anything.

    Raises
    ------
    DataFolderError
        If another command is at work, or a file cannot be put in its place.
    """
    if (root / FOLDER).exists():
        with alone(root):
            pass


def refuse_left(root: Path) -> None:
    """Refuse to go on where a killed command has left something: for what must not write.

    Raises
    ------
    DataFolderError
        If it has.
    """
    if (root / FOLDER).exists():
        raise DataFolderError(
            f"an interrupted command left {FOLDER} in {root}: run 'kindicators build' to complete or undo it"
        )


def write(root: Path, files: Mapping[Path, bytes | None]) -> list[Path]:
    """Give files new bytes, all of them or none; None takes a file away. Call it within `alone`.

    Parameters
    ----------
    root : pathlib.Path
        The repository.
    files : mapping of pathlib.Path to bytes or None
        For each path, relative to `root`, what the file shall hold.

    Returns
    -------
    list of pathlib.Path
        The paths that changed.

    Raises
    ------
    DataFolderError
        If a file cannot be written; all files are as they were.
    """
    folder = root / FOLDER
    try:
        entries = _stage(root, files)
        if not entries:
            return []
        _sync_all(root)  # the journal must not last longer than what it names
        _rename(folder / "journal", folder / FORWARD)  # the point of no return
    except BaseException as error:
        shutil.rmtree(folder, ignore_errors=True)
        if isinstance(error, OSError):
            raise _failed(error) from error
        raise
    try:
        _place(root, entries, "new")
    except BaseException as error:
        try:
            _rename(folder / FORWARD, folder / BACK)
            _place(root, entries, "old")
            _clear(folder, BACK)
        except OSError as second:
            raise _stuck(root, second) from error
        if isinstance(error, OSError):
            raise _failed(error) from error
        raise
    with suppress(OSError):  # every file is in its place, and the next command clears the folder
        _clear(folder, FORWARD)
    return [Path(entry.path) for entry in entries]


def _stage(root: Path, files: Mapping[Path, bytes | None]) -> list[Entry]:
    """Lay down the new and the old bytes of every file that changes, and the journal under a name for now."""
    entries = []
    for path, content in sorted(files.items()):
        file = root / path
        old = _content(file)
        if old == content:
            continue
        if old is not None and not os.access(file, os.W_OK):
            raise PermissionError(13, "the file is read-only", str(file))
        entries.append(Entry(path.as_posix(), _hash(old), _hash(content)))
        for kind, staged in (("old", old), ("new", content)):
            if staged is not None:
                place = root / FOLDER / kind / path
                place.parent.mkdir(parents=True, exist_ok=True)
                _write(place, staged)
                if file.exists():
                    shutil.copymode(file, place)
    if entries:
        _write(root / FOLDER / "journal", json.dumps([e._asdict() for e in entries], indent=1).encode())
    return entries


def _recover(root: Path) -> str:
    """Mend what a killed command has left, and return a line that says what was done, empty if there was nothing."""
    folder = root / FOLDER
    if not folder.exists():
        return ""
    try:
        for journal, kind in ((BACK, "old"), (FORWARD, "new")):
            if (folder / journal).exists():
                entries = [Entry(**e) for e in json.loads((folder / journal).read_text(encoding="utf-8"))]
                _foreign(root, entries)
                _place(root, entries, kind)
                _clear(folder, journal)
                count = f"{len(entries)} file{'s are' if len(entries) != 1 else ' is'}"
                if kind == "old":
                    return f"undid what an interrupted command had begun: {count} as before it"
                return f"completed what an interrupted command had begun: {count} as it wanted"
        shutil.rmtree(folder)  # stopped before the point of no return
        return f"removed {FOLDER}, which an interrupted command had left; no other file had to be changed"
    except OSError as error:
        raise _stuck(root, error) from error
    except (ValueError, TypeError, RecursionError) as error:
        raise DataFolderError(
            f"{folder} is not what an interrupted command leaves ({error}): "
            "restore the files with git, and delete the folder"
        ) from error


def _place(root: Path, entries: list[Entry], kind: str) -> None:
    """Put the staged files of a kind in their places; those that are there already stay."""
    for entry in entries:
        wanted = entry.new if kind == "new" else entry.old
        file = root / entry.path
        if _hash(_content(file)) == wanted:
            continue
        if wanted is None:
            file.unlink()
            _sync(file.parent)
        else:
            _rename(root / FOLDER / kind / entry.path, file)


def _foreign(root: Path, entries: list[Entry]) -> None:
    """Refuse to replace what a person has changed since the command was stopped."""
    for entry in entries:
        if _hash(_content(root / entry.path)) not in (entry.old, entry.new):
            raise DataFolderError(
                f"{root / entry.path} was changed after a command that was writing it was stopped: "
                f"copy {root / FOLDER / 'old' / entry.path} over it, and run this again"
            )


def _clear(folder: Path, journal: str) -> None:
    # The journal first: a folder without one is rubbish, whatever else is left in it.
    (folder / journal).unlink()
    _sync(folder)
    shutil.rmtree(folder)


def _write(file: Path, content: bytes) -> None:
    with file.open("wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


def _rename(source: Path, target: Path) -> None:
    source.replace(target)
    _sync(target.parent)


def _sync(folder: Path) -> None:
    """Make the names in a folder last, where the system can."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _sync_all(root: Path) -> None:
    """Make the names of all that is staged last, and that of the folder itself."""
    folders = [path for path in (root / FOLDER).rglob("*") if path.is_dir()]
    for folder in (*reversed(folders), root / FOLDER, root):
        _sync(folder)


def _content(file: Path) -> bytes | None:
    return file.read_bytes() if file.exists() else None


def _hash(content: bytes | None) -> str | None:
    return None if content is None else hashlib.sha256(content).hexdigest()


def _failed(error: OSError) -> DataFolderError:
    place = f"{error.filename}: " if error.filename else ""
    return DataFolderError(f"{place}{error.strerror or error}; every file is as it was: mend that and run this again")


def _stuck(root: Path, error: OSError) -> DataFolderError:
    place = f"{error.filename}: " if error.filename else ""
    return DataFolderError(
        f"{place}{error.strerror or error}; some files of {root} are written and some are not, and {root / FOLDER} "
        "knows them all: mend that, and run 'kindicators build', which completes or undoes it first"
    )
