"""Write a file whole or not at all."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from kindicators.errors import UnwritableFileError, UsageError, told


def write_atomically(file: Path, text: str | bytes) -> bool:
    """Put text or bytes in the place of `file` in one step; return False if it held them already.

    A link stays one: its file is replaced. What is no file, such as a pipe or /dev/stdout, is written to.

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
        if file.exists() and not file.is_file():
            with file.open("wb") as stream:
                stream.write(content)
            return True
        if file.is_file() and file.read_bytes() == content:
            return False
        _replace(file.resolve(), content)
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
    temporary = file.parent / f".kindicators.{secrets.token_hex(8)}"
    try:
        with temporary.open("xb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        if file.exists():
            temporary.chmod(file.stat().st_mode & 0o777)
        temporary.replace(file)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
