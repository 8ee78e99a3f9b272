"""The errors that kindicators raises; every one is a `KindicatorsError`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kindicators.authoring.findings import Finding


MOST = 120
"""So many characters of what a caller gave are repeated in a message."""


def told(value: object) -> str:
    """Return what a caller gave as it stands in a message: in one line that is not long, whatever it is."""
    try:
        text = repr(value)
    except Exception:  # a number with more digits than Python prints, an object whose own code fails
        text = f"something that cannot be shown ({type(value).__name__})"
    text = " ".join(text.split()) if "\n" in text else text
    return text if len(text) <= MOST else f"{text[: MOST - 1]}…"


class KindicatorsError(Exception):
    """Base of all errors that kindicators raises on purpose."""


class MissingFontWarning(UserWarning):
    """No installed font has the letters of a text in a plot; they are drawn as boxes."""


class RetractedReleaseWarning(UserWarning):
    """A release that was used was retracted; the message says when, why and what to use instead."""


class DeprecatedNameWarning(FutureWarning):
    """A table, column or indicator that was asked for will go; the message says since when, and what to use instead."""


class UsageError(KindicatorsError):
    """Something was asked for in a way that cannot be answered (command line: exit code 2)."""


class UnknownNameError(UsageError, LookupError):
    """A name that does not exist: of a table, indicator, column or engine, or one unknown to `kindicators.resolve`.

    Parameters
    ----------
    kind : str
        What the name should have been, for example ``"table"``.
    name : str
        The name as it was given.
    known : iterable of str
        The names that exist.
    became : str, optional
        What became of the name, if it existed once, as the end of a sentence; see `kindicators.releases.former`.
    """

    def __init__(self, kind: str, name: object, known: Iterable[str], became: str | None = None) -> None:
        import difflib

        self.kind = kind
        self.name = name if isinstance(name, str) else told(name)
        self.became = became
        self.known = sorted(known) if isinstance(known, set) else list(known)
        few = len(self.known) <= 60
        lower = {k.lower(): k for k in reversed(self.known)}
        near = [lower[k] for k in difflib.get_close_matches(self.name.lower(), lower, n=3, cutoff=0.52 if few else 0.7)]
        near += [k for k in self.known if self.name and self.name.lower() in k.lower() and k not in near]
        hint = f"there are: {', '.join(self.known)}" if few else f"none of the {len(self.known)} known ones is near it"
        hint = f"did you mean {_either(near[:3])}?" if near else hint
        hint = f"it {became}" if became else hint
        super().__init__(f"there is no {kind} {told(self.name)}; {hint}")

    def __reduce__(self) -> tuple[type[UnknownNameError], tuple[str, str, list[str], str | None]]:
        """Pickle the arguments, so that the error crosses processes."""
        return type(self), (self.kind, self.name, self.known, self.became)


class UnknownTableError(UnknownNameError):
    """A table that does not exist."""


class UnknownIndicatorError(UnknownNameError):
    """An indicator that does not exist."""


class UnknownColumnError(UnknownNameError):
    """A column that the table does not have."""


class UnknownVersionError(UnknownNameError):
    """A dataset version that this installation does not hold."""

    def __init__(self, version: object, known: Iterable[str]) -> None:
        Exception.__init__(self, f"there is no release {told(version)} here; {_remedy(str(version), list(known))}")
        self.kind = "release"
        self.name = str(version)
        self.known = list(known)

    def __reduce__(self) -> tuple[type[UnknownVersionError], tuple[str, list[str]]]:  # type: ignore[override]
        """Pickle the arguments, so that the error crosses processes."""
        return type(self), (self.name, self.known)


class QueryError(UsageError):
    """A query that DuckDB refused; the message is DuckDB's, with the tables there are if one is unknown."""


class SandboxError(QueryError):
    """A query that does more than a sandbox allows, or that took more time, memory or rows than it may."""


class MissingExtraError(UsageError, ImportError):
    """A feature whose optional packages are not installed."""

    def __init__(self, feature: str, extra: str) -> None:
        self.feature = feature
        self.extra = extra
        super().__init__(f"{feature} needs optional packages; install them with: pip install 'kindicators[{extra}]'")

    def __reduce__(self) -> tuple[type[MissingExtraError], tuple[str, str]]:
        """Pickle the arguments, so that the error crosses processes."""
        return type(self), (self.feature, self.extra)


class DataFolderError(KindicatorsError):
    """The folder of the data package, or its descriptor, is missing or broken."""


class IntegrityError(KindicatorsError):
    """A data file is not the one that was released: its bytes do not match the descriptor's hash."""


class UnwritableFileError(KindicatorsError, OSError):
    """A file that could not be written, because the disk is full or fails; it is as it was."""


class ReleaseError(KindicatorsError):
    """A release that must not be made as the data are; the message says what to mend first."""


class IndicatorError(KindicatorsError):
    """An indicator's SQL file cannot be read, or does not give what an indicator must."""


class AuditError(KindicatorsError):
    """A check of the audit cannot be run, or is not there."""


class LockFileError(UsageError):
    """A lock file that cannot be read, or that does not state what was released (command line: exit code 2)."""


class LockedVersionError(KindicatorsError):
    """A lock file names a release that is newer than the installed version; the message says how to install it."""


class RequirementError(KindicatorsError, ImportError):
    """Another version of kindicators is installed than a module asks for; the message has reason and remedy.

    Parameters
    ----------
    message : str
        What is asked, what is installed, what lies between them and what to do.
    """

    def __init__(self, message: str) -> None:
        super().__init__(message, name="kindicators")


class UnreadableTableError(KindicatorsError):
    """A CSV file that cannot be read as its table; the message has file, line, column and value."""


class ValidationError(KindicatorsError):
    """Data that break the rules of their table.

    Attributes
    ----------
    findings : list of Finding
        Every rule that was broken, with table, row id, column and value.
    """

    def __init__(self, findings: Sequence[Finding]) -> None:
        self.findings = list(findings)
        shown = "; ".join(str(f) for f in self.findings[:3])
        more = f"; and {len(self.findings) - 3} more" if len(self.findings) > 3 else ""
        super().__init__(f"{len(self.findings)} findings: {shown}{more}")

    def __reduce__(self) -> tuple[type[ValidationError], tuple[list[Finding]]]:
        """Pickle the arguments, so that the error crosses processes."""
        return type(self), (self.findings,)


def _remedy(version: str, known: Sequence[str]) -> str:
    """Return what to do about a version that is not among the known ones, oldest first."""
    import re

    meant = version.strip().lower().removeprefix("v")
    # A part of a version names no release: what it meant would change with every new one.
    near = [k for k in known if k == meant or (meant and k.startswith(f"{meant}."))]
    if near:
        return f"did you mean {_either(near[-3:])}?"
    held = f"there are: {', '.join(known)}" if known else "this installation holds no past releases"
    if len(known) > 12:
        held = f"the newest are: {', '.join(known[-12:])} ('kindicators versions' lists all {len(known)})"
    if re.fullmatch(r"\d{1,9}\.\d{1,9}\.\d{1,9}", meant, re.ASCII):
        newest = [int(part) for part in known[-1].split(".")] if known else [0]
        if [int(part) for part in meant.split(".")] > newest:
            return f"{held}; if it is a newer one, install it: pip install kindicators=={meant}"
        return held
    return f"a release has three numbers; {held}"


def _either(names: Sequence[str]) -> str:
    quoted = [repr(n) for n in names]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} or {quoted[-1]}"
