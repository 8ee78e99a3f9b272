"""What callers give that is no text: lists of names, flags and the names of files."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from kindicators.errors import UsageError, told


def listed(name: str, value: object, example: str, of: str = "names") -> list[str]:
    """Return the argument `name` as a list of texts, or raise `UsageError`; a text alone is no list."""
    found: list[Any]
    try:
        found = list(value) if isinstance(value, Iterable) and not isinstance(value, str | bytes) else [None]
    except TypeError:  # an array of numpy that has no dimension
        found = [None]
    if not all(isinstance(item, str) for item in found):
        raise UsageError(f"{name} must be a list of {of}, for example [{told(example)}]; got {told(value)}")
    return found


def flag(name: str, value: object) -> bool:
    """Return the argument `name` as true or false, or raise `UsageError`."""
    try:
        return bool(value)
    except (TypeError, ValueError) as error:  # a missing value of pandas, an array
        raise UsageError(f"{name} must be True or False; got {told(value)}") from error


def safety(name: str, value: object) -> bool:
    """Return the argument `name`, on which safety hangs, or raise `UsageError` if it is not true or false itself."""
    if not isinstance(value, bool):  # what merely counts as one of them, such as "no", may be meant as the other
        raise UsageError(f"{name} must be True or False; got {told(value)}")
    return value


def file(name: str, value: object) -> Path:
    """Return the argument `name` as the path of a file, or raise `UsageError`."""
    if not isinstance(value, str | os.PathLike) or not isinstance(os.fspath(value), str):
        raise UsageError(f"{name} must be the path of a file; got {told(value)}")
    path = Path(value)
    try:
        path.exists()  # asks the system
        if b"\0" in os.fsencode(path):  # of which this is no question
            raise ValueError("embedded null byte")
    except (ValueError, OSError) as error:  # a NUL or half a character in it; too long
        raise UsageError(f"{name} cannot be the path of a file ({_reason(error)}): {told(value)}") from error
    return path


def _reason(error: Exception) -> str:
    return error.strerror or str(error) if isinstance(error, OSError) else str(error).split(":")[0]
