"""Write a file whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from kindicators.errors import UnwritableFileError, UsageError, told


def write_atomically(file: Path, text: str | bytes) -> bool:
    """Put text or bytes in the place of `file` in one step; return False if it held them already.

    Raises
    ------
    UsageError
        If the folder of the file does not exist or cannot be written to, or a folder stands in its place.
    UnwritableFileError
        If the disk is full or fails; the file is as it was.
    """
    content = text.encode("utf-8") if isinstance(text, str) else text
    try:
        if not file.parent.is_dir():
            raise UsageError(f"{file} cannot be written: there is no folder {file.parent}")
        if file.is_dir():
            raise UsageError(f"{file} cannot be written: it is a folder; name a file in it")
        if file.is_file() and file.read_bytes() == content:
            return False
        _replace(file, content)
    except PermissionError as error:
        raise UsageError(f"{file} cannot be written: {error.strerror} ({file.parent})") from error
    except OSError as error:
        raise UnwritableFileError(
            f"{told(str(file))[1:-1]} cannot be written: {error.strerror or error}; it is as it was"
        ) from error
    except ValueError as error:  # a NUL or half a character in the name
        raise UsageError(f"{told(str(file))} cannot be the name of a file") from error
    return True


def _replace(file: Path, content: bytes) -> None:
    # Not named after the file, whose name may be as long as names can be.
    handle, temporary = tempfile.mkstemp(dir=file.parent, prefix=".kindicators.")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        mode = file.stat().st_mode & 0o777 if file.exists() else 0o644
        Path(temporary).chmod(mode)
        Path(temporary).replace(file)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
