"""Make a release, or say why it must not be made: see CONTRIBUTING.md for how to use it.

What is written is a manifest with an archive (`manifest`), the data part of the changelog (`changelog`), and the
version everywhere it stands (`version`, `mentions`); all of it or nothing (`transaction`).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from kindicators.authoring.build import described_files, need_repository
from kindicators.authoring.descriptor import restated
from kindicators.authoring.releasing import changelog, mentions, owed, transaction
from kindicators.authoring.releasing.bump import NOTHING, least, raised, said
from kindicators.authoring.releasing.manifest import kept
from kindicators.authoring.releasing.report import counted, report
from kindicators.authoring.releasing.state import State, state
from kindicators.authoring.releasing.version import DEV, MODULE, Version, following, parsed, stated
from kindicators.authoring.releasing.version import restated as restated_module
from kindicators.authoring.validate import findings_of
from kindicators.errors import DataFolderError, ReleaseError, UsageError, ValidationError
from kindicators.package import DESCRIPTOR, parse
from kindicators.releases import order

CHANGELOG = Path("CHANGELOG.md")
README = Path("README.md")
Say = Callable[[str], None]
Files = dict[Path, bytes | None]


def release(
    root: Path, version: str | None = None, day: str | None = None, *, dry_run: bool = False, say: Say = print
) -> list[Path]:
    """Release the repository at `root`, or begin the work on a version.

    Parameters
    ----------
    root : pathlib.Path
        The repository.
    version : str, optional
        The version to release; by default the one that the repository is on the way to if that is high enough, else
        the least that is. A version such as ``1.1.0.dev0`` is not released, but begun.
    day : str, optional
        The day of the release, YYYY-MM-DD; by default today in UTC.
    dry_run : bool, optional
        Write nothing.
    say : callable, optional
        What to do with each line of the report.

    Returns
    -------
    list of pathlib.Path
        The files that changed, or would change; empty if this state is released already.

    Raises
    ------
    UsageError
        If the version is too low, or none that may follow the last release, or if none was given though texts were
        reworded: a person must judge whether a meaning changed.
    ReleaseError
        If rows of ``corrections`` are missing, wrong or too many.
    ValidationError
        If the data break a rule.
    DataFolderError
        If a file cannot be written, or another command is writing; every file is as it was.
    """
    wanted = None if version is None else parsed(version)
    if dry_run:
        transaction.refuse_left(root)
        files = _prepared(root, wanted, _day(day), say, dry_run)
        changed = sorted(path for path, content in files.items() if _content(root / path) != content)
    else:
        with transaction.alone(need_repository(root), say):
            files = _prepared(root, wanted, _day(day), say, dry_run)
            changed = transaction.write(root, files)
    would, did = ("would ", ("write", "remove")) if dry_run else ("", ("wrote", "removed"))
    for path in changed:
        say(f"{would}{did[files[path] is None]} {path.as_posix()}")
    return changed


def check(root: Path) -> list[str]:
    """Return why the repository's version or its corrections do not fit what changed since the last release.

    It is empty if they do; for the automatic check of every change. It writes nothing.
    """
    transaction.refuse_left(root)
    now = state(root)
    if now.old is None:
        return []
    last, version = now.old.version, now.version
    reasons = []
    if version.text != last:
        try:
            raised(last, version.number, now.need or NOTHING)
        except UsageError as error:
            reasons.append(f"the repository says {version.text}, but {error}")
        else:
            if not version.text.endswith(DEV):
                reasons.append(
                    f"{version.text} is not released: run 'kindicators release {version.text}', "
                    f"or 'kindicators release {version.text}{DEV}' to go on with the work on it"
                )
    elif now.need is not None:
        reasons.append(
            f"the repository says {last}, but is not what was released ({now.need.reason}): begin the next version "
            f"with 'kindicators release {least(last, now.need.bump)}{DEV}'"
        )
    elif version.released != now.old.released:
        reasons.append(f"{last} was released on {now.old.released}: {MODULE.as_posix()} says {version.released}")
    return reasons + _faults(now, _coming(now))


def missing(root: Path, version: str | None = None) -> list[str]:
    """Return the rows that ``corrections`` lacks as lines of its file, with the reasons left to be written."""
    transaction.refuse_left(root)
    now = state(root)
    if now.old is None or not owed.is_kept(now.last):
        return []
    coming = parsed(version).number if version else _coming(now)
    needed = owed.needed(now.old, now.new, now.differences)
    return owed.lacking(needed, now.old, now.new, coming)


def notes(root: Path) -> str:
    """Return what the changelog says of the version of the repository, for whoever announces it.

    Raises
    ------
    DataFolderError
        If the changelog has no section for it.
    """
    version = stated(need_repository(root)).number
    said = changelog.section(_text(root / CHANGELOG), version)
    if not said:
        raise DataFolderError(f"{CHANGELOG} has no section for {version}")
    return said


def _prepared(root: Path, wanted: Version | None, day: str, say: Say, dry_run: bool) -> Files:
    """Report what differs, refuse what must not be released, and return what is to be written."""
    now = state(root)
    if now.need is None and now.version.text == now.last and wanted in (None, Version(now.last, "")):
        say(f"nothing to release: this is {now.last}, released on {now.version.released}")
        return {}
    for line in report(now):
        say(line)
    version = wanted or Version(_coming(now), "")
    bump = raised(now.last, version.number, now.need or NOTHING)
    if version.text.endswith(DEV):
        return _begun(now, version)
    if now.old is not None and day < now.old.released:
        raise UsageError(f"the day of the release, {day}, is before that of {now.last}, {now.old.released}")
    faults = _faults(now, version.number)
    if faults:
        for fault in faults:
            say(fault)
        raise ReleaseError(
            f"{len(faults)} row{'s' if len(faults) > 1 else ''} of corrections must be mended before {version.number}: "
            f"{faults[0]}; 'kindicators release --missing' prints the rows that it lacks"
        )
    unjudged = "" if wanted else _unjudged(now)
    if unjudged and not dry_run:
        raise UsageError(unjudged)
    say(f"release: {version.number} ({bump})")
    files = _released(now, Version(version.number, day), bump, say)
    if unjudged:
        say(f"this release needs its version: {unjudged}")
    return files


def _unjudged(now: State) -> str:
    """Return what a person must judge before a release: whether words that changed mean something else now."""
    if not now.reworded or now.last is None or order(now.last) < (1, 0, 0):
        return ""
    count = len(now.reworded)
    texts = "1 text was" if count == 1 else f"{count} texts were"
    return f"{texts} reworded: give the version: a changed meaning is a major version"


def _released(now: State, version: Version, bump: str, say: Say) -> Files:
    """Return the files of a release."""
    described = restated(now.new.descriptor, version)
    rows = counted(now)
    stated = _stated(now, version, described_files(described, version.number), say)
    text = stated[Path(DESCRIPTOR)]
    readme = stated.get(README, _text(now.root / README).encode()).decode()
    files: Files = {**stated, **kept(now.past, parse(now.root, described), text, rows, bump).files()}
    told = [said(d) for d in now.contract if d.bump != "patch"]  # what is only said otherwise is no news of the data
    part = changelog.data_part(now.last, bump, rows, told)
    files[CHANGELOG] = changelog.released(_text(now.root / CHANGELOG), version.number, version.released, part).encode()
    if now.last is not None:
        files[README] = mentions.pinned(readme, now.last, version.number).encode()
    # Last, because it takes longest.
    findings = findings_of(now.root, described, version, described["indicators"])
    if findings:
        raise ValidationError(findings)
    return files


def _begun(now: State, version: Version) -> Files:
    """Return the files of a repository that begins the work on a version."""
    version = version._replace(released=now.version.released)
    described = described_files(restated(now.new.descriptor, version), now.last)
    stated = _stated(now, version, described, say=lambda line: None)
    return {**stated, CHANGELOG: changelog.begun(_text(now.root / CHANGELOG), version.number).encode()}


def _stated(now: State, version: Version, described: dict[Path, str], say: Say) -> dict[Path, bytes]:
    """Return the files that state the version, among them the descriptor and what is made from it."""
    root = now.root
    made = {path.relative_to(root): text for path, text in now.made.items()} | described
    files = {path: text.encode() for path, text in made.items()}
    files[MODULE] = restated_module(_text(root / MODULE), version).encode()
    for page in (root / README, *sorted((root / "docs").glob("*.md"))):
        path = page.relative_to(root)
        if path in made or path.as_posix() in mentions.KEPT or not page.exists():
            continue
        before = _text(page)
        after = mentions.in_page(before, now.version, version)
        files[path] = after.encode()
        for mention in mentions.mentions(before, after):
            say(f"{path.as_posix()}:{mention.line}: {mention.new}")
        for line in mentions.left(after, now.version):
            say(f"{path.as_posix()}:{line}: still names {now.version.text}; look whether it should")
    return files


def _coming(now: State) -> str:
    """Return the version that the repository is on the way to, or the least that what changed asks for."""
    number, last = now.version.number, now.last
    lowest = least(last, (now.need or NOTHING).bump)
    if last is None or lowest is None:
        return number
    fits = now.version.text != last and number in following(last).values() and order(number) >= order(lowest)
    return number if fits else lowest


def _faults(now: State, coming: str) -> list[str]:
    """Return what is wrong with the rows of corrections for a version."""
    if now.old is None or not owed.is_kept(now.last):
        return []
    needed = owed.needed(now.old, now.new, now.differences)
    return list(owed.faults(needed, now.old, now.new, coming))


def _day(day: str | None) -> str:
    today = datetime.now(UTC).date()
    if day is None:
        return today.isoformat()
    try:
        chosen = date.fromisoformat(day)
    except ValueError as error:
        raise UsageError(f"{day!r} is no day: give one such as 2026-11-21") from error
    if chosen > today + timedelta(days=1):  # in the east it is tomorrow already
        raise UsageError(f"{chosen} lies ahead: a release has the day on which it is made, and in UTC this is {today}")
    return chosen.isoformat()


def _text(file: Path) -> str:
    try:
        return file.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise DataFolderError(f"{file} cannot be read ({error}); every file is as it was") from error


def _content(file: Path) -> bytes | None:
    return file.read_bytes() if file.is_file() else None
