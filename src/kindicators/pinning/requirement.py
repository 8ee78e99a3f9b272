"""`require`: a module says which versions of kindicators it was written for.

The comparison is that of PEP 440 for versions of the form ``1.4.2``, and ``1.5.0.dev0`` between releases. It is written
out here because a module that asks must not wait for a parser of everything that a version may be.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from kindicators._version import __version__
from kindicators.errors import KindicatorsError, RequirementError, UsageError, told

CLAUSE = re.compile(r"(~=|==|!=|>=|<=|>|<)\s*((?:[0-9]{1,9}\.){0,9}[0-9]{1,9})(?:(\.\*)|\.dev([0-9]{1,9}))?")
RELEASED = float("inf")
"""The place of a release behind all its states of development."""
PARTS = ("major", "minor", "patch")

LATER = {
    "major": "tables and columns may be gone, renamed or of another meaning",
    "minor": "rows were added and values may have been corrected",
    "patch": "the data are the same",
}
EARLIER = {
    "major": "tables and columns may be missing or have another name or meaning",
    "minor": "rows, columns and corrections may be missing",
    "patch": "the data are the same, but the code lacks what was mended",
}
BEFORE_ONE = "; before 1.0.0 columns too may have changed"


class Version(NamedTuple):
    """A version in the order of versions: 1.4 is 1.4.0, and 1.4.0.dev0 comes before it."""

    release: tuple[int, ...]
    """The numbers, without zeros at the end."""
    dev: float = RELEASED


class Clause(NamedTuple):
    """One comparison of a specifier, such as ``~=1.4``."""

    operator: str
    numbers: tuple[int, ...]
    """The numbers as they were written: their count matters to ``~=`` and ``.*``."""
    prefix: bool
    """Whether it ends in ``.*``."""
    dev: float

    @property
    def version(self) -> Version:
        """The version that is compared with."""
        return Version(_stripped(self.numbers), self.dev)

    def allows(self, version: Version) -> bool:
        """Tell whether a version fulfils the clause."""
        asked = self.version
        match self.operator:
            case "==":
                return _begins(version, self.numbers) if self.prefix else version == asked
            case "!=":
                return not (_begins(version, self.numbers) if self.prefix else version == asked)
            case "~=":
                return version >= asked and _begins(version, self.numbers[:-1])
            case ">=":
                return version >= asked
            case "<=":
                return version <= asked
            case ">":
                return version > asked
            case _:  # <2 does not mean the states on the way to 2, unless it names one
                on_the_way = version.release == asked.release and asked.dev == RELEASED
                return version < asked and not on_the_way


def require(specifier: str) -> None:
    """Raise an error unless the installed version is one that the caller was written for.

    Called at the top of a module or script, it stops code that was written for other data before it computes anything.
    It reads no data and imports neither pandas nor DuckDB.

    Parameters
    ----------
    specifier : str
        Versions as pip writes them, for example ``"~=1.4"`` (1.4 or later, but not 2), ``"==1.4.*"``,
        ``">=1.4,<3,!=1.5.0"``. The operators are ``~=``, ``==``, ``!=``, ``>=``, ``<=``, ``>`` and ``<``; a state
        between two releases (``1.5.0.dev0``) is later than every release before it and earlier than ``1.5.0``.

    Raises
    ------
    RequirementError
        If the installed version is another one. It is an `ImportError` as well; the message says how far the two are
        apart, what that means for the data, and how to go on.
    UsageError
        If the specifier cannot be read.

    Examples
    --------
    >>> import kindicators as ki
    >>> ki.require(">=0.1")
    >>> ki.require("==0.1.*")  # doctest: +IGNORE_EXCEPTION_DETAIL
    Traceback (most recent call last):
    kindicators.errors.RequirementError: kindicators ==0.1.* is required, and 1.0.0 is installed, a later major version
    """
    clauses = parse(specifier)
    installed = version_of(__version__)
    for clause in clauses:
        if not clause.allows(installed):
            raise RequirementError(_message(clauses, clause, installed))


def parse(specifier: str) -> list[Clause]:
    """Read a specifier, or raise `UsageError`."""
    if not isinstance(specifier, str):
        raise UsageError(f"a version specifier is text, for example '~=1.4'; got {told(specifier)}")
    clauses = []
    for text in map(str.strip, specifier.split(",")):
        match = CLAUSE.fullmatch(text)
        if match is None:
            bare = re.fullmatch(r"[0-9][0-9.]*", text)
            hint = (
                f"did you mean '~={text}' or '=={text}'?"
                if bare and len(text) < 30
                else "write it as pip does, for example '~=1.4'"
            )
            raise UsageError(f"{told(specifier)} is no version specifier that can be read ({told(text)}): {hint}")
        operator, numbers, star, dev = match.groups()
        clause = Clause(operator, _numbers(numbers), star is not None, RELEASED if dev is None else int(dev))
        if clause.prefix and operator not in ("==", "!="):
            raise UsageError(f"{told(text)} cannot be read: '.*' stands only after == and !=")
        if operator == "~=" and len(clause.numbers) < 2:
            raise UsageError(f"{told(text)} cannot be read: ~= needs two numbers or more, for example '~={numbers}.0'")
        clauses.append(clause)
    return clauses


def version_of(text: str) -> Version:
    """Read a version such as 1.4.2 or 1.5.0.dev0."""
    numbers, _, dev = text.partition(".dev")
    return Version(_stripped(_numbers(numbers)), int(dev) if dev else RELEASED)


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(map(int, text.split(".")))


def _stripped(numbers: tuple[int, ...]) -> tuple[int, ...]:
    while numbers and numbers[-1] == 0:
        numbers = numbers[:-1]
    return numbers


def _padded(numbers: tuple[int, ...], length: int) -> tuple[int, ...]:
    return (numbers + (0,) * length)[:length]


def _begins(version: Version, numbers: tuple[int, ...]) -> bool:
    return _padded(version.release, len(numbers)) == numbers


def _message(clauses: list[Clause], failed: Clause, installed: Version) -> str:
    """Say what is asked and installed, what lies between them, and what to do."""
    wanted = ",".join(map(_text, clauses))
    held = _held(clauses)
    reason = f"kindicators {wanted} is required, and {__version__} is installed"
    later = failed.operator == "<" or (failed.operator != ">" and installed > failed.version)
    part = _apart(failed, installed)
    if failed.operator == "!=":
        reason += ", which is excluded"
    elif part is None:
        reason += ", the release after that state" if later else ", a state before that release"
    else:
        zero = BEFORE_ONE if part == "minor" and not any(installed.release[:1]) else ""
        means = LATER[part] if later else EARLIER[part]
        reason += f", {'a later' if later else 'an earlier'} {part} version: {means}{zero}"
    remedy = f"install one that fits: pip install 'kindicators{wanted}'"
    if held is not None:
        remedy += f"; this installation also holds the data of {held}: ki.load(name, version='{held}') reads them"
        remedy += f", and 'kindicators diff {held}' tells what changed since"
    return f"{reason}; {remedy}"


def _text(clause: Clause) -> str:
    dev = "" if clause.dev == RELEASED else f".dev{clause.dev}"
    return f"{clause.operator}{'.'.join(map(str, clause.numbers))}{'.*' if clause.prefix else dev}"


def _apart(failed: Clause, installed: Version) -> str | None:
    """Return the part of the version number in which the installed version is too late or too early, if any."""
    asked = failed.version.release
    length = max(len(PARTS), len(asked))
    pairs = zip(_padded(asked, length), _padded(installed.release, length), strict=True)
    first = next((i for i, (a, b) in enumerate(pairs) if a != b), None)
    if failed.operator == "<":  # 2.1 breaks <2 as 2.0 does: it is the 2 that came too late
        bound = max(len(asked) - 1, 0)
        first = bound if first is None else min(first, bound)
    elif failed.operator == ">" and first is None and installed.dev == RELEASED:
        first = len(PARTS)
    return None if first is None else PARTS[min(first, len(PARTS) - 1)]


def _held(clauses: list[Clause]) -> str | None:
    """Return the newest release held here that fits."""
    from kindicators.releases import releases

    try:
        every = releases()
    except KindicatorsError:  # the installation is damaged: what is asked and what to do can still be said
        return None
    fitting = [v for v in every.manifests if all(c.allows(version_of(v)) for c in clauses)]
    return next((v for v in reversed(fitting) if v not in every.retractions), None)
