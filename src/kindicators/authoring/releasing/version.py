"""The version that a repository states, and which versions may follow a release."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from kindicators._version import RELEASED, __version__
from kindicators.errors import DataFolderError, UsageError, told
from kindicators.releases import VERSION, order

MODULE = Path("src/kindicators/_version.py")
DEV = ".dev0"
"""Ends the version of a repository between two releases: 1.1.0.dev0 is on its way to 1.1.0."""
STATED = re.compile(r'^(__version__|RELEASED) = "([^"\n]*)"$', re.MULTILINE)


class Version(NamedTuple):
    """What a repository says of itself."""

    text: str
    """The version, such as 1.0.0 or, between two releases, 1.1.0.dev0."""
    released: str
    """Day of the last release, YYYY-MM-DD."""

    @property
    def number(self) -> str:
        """The version without the mark of one that is not released yet."""
        return self.text.removesuffix(DEV)


def stated(folder: Path) -> Version:
    """Return the version of the repository in `folder`; of a folder without code it is the installed one.

    Raises
    ------
    DataFolderError
        If the module that states the version cannot be read or states none.

    Examples
    --------
    >>> import kindicators as ki
    >>> from kindicators.authoring.releasing.version import stated
    >>> stated(ki.path()).text == ki.__version__
    True
    """
    file = folder / MODULE
    if not file.exists():
        return Version(__version__, RELEASED)
    try:
        found = dict(STATED.findall(file.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError) as error:
        raise DataFolderError(f"{file} cannot be read: {error}") from error
    version = Version(found.get("__version__", ""), found.get("RELEASED", ""))
    if not VERSION.fullmatch(version.number) or not version.released:
        raise DataFolderError(
            f'{file} must have the lines __version__ = "1.1.0" (or "1.1.0.dev0" between releases) and '
            'RELEASED = "2026-11-21"'
        )
    return version


def restated(text: str, version: Version) -> str:
    """Return the text of the module that states the version, with another one."""
    values = {"__version__": version.text, "RELEASED": version.released}
    return STATED.sub(lambda m: f'{m[1]} = "{values[m[1]]}"', text)


def parsed(text: str) -> Version:
    """Read a version that was asked for, such as 1.1.0 or 1.1.0.dev0.

    Raises
    ------
    UsageError
        If it is none.
    """
    version = Version(text, "")
    if not VERSION.fullmatch(version.number):
        raise UsageError(f"{told(text)} is no version: give one such as 1.1.0, or 1.1.0.dev0 to begin it")
    return version


def following(last: str) -> dict[str, str]:
    """Return the versions that may follow a release: the next patch, minor and major number.

    Examples
    --------
    >>> from kindicators.authoring.releasing.version import following
    >>> following("1.4.2")
    {'patch': '1.4.3', 'minor': '1.5.0', 'major': '2.0.0'}
    """
    major, minor, patch = order(last)
    return {
        "patch": f"{major}.{minor}.{patch + 1}",
        "minor": f"{major}.{minor + 1}.0",
        "major": f"{major + 1}.0.0",
    }
