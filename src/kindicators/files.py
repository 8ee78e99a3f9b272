"""Write a file whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from kindicators.errors import UsageError


def write_atomically(file: Path, text: str | bytes) -> bool:
    """Put text or bytes in the place of `file` in one step; return False if it held them already.

    Raises
    ------
    UsageError
        If the folder of the file does not exist or cannot be written to, or a folder stands in its place.
    """
    if not file.parent.is_dir():
        raise UsageError(f"{file} cannot be written: there is no folder {file.parent}")
    if file.is_dir():
        raise UsageError(f"{file} cannot be written: it is a folder; name a file in it")
    content = text.encode("utf-8") if isinstance(text, str) else text
    if file.is_file() and file.read_bytes() == content:
        return False
    try:
        handle, temporary = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    except OSError as error:
        raise UsageError(f"{file} cannot be written: {error.strerror} ({file.parent})") from error
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
    return True
