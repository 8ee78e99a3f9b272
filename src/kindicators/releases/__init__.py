"""The releases of the dataset: which there are, what was in them, and each as a package that can be read."""

from __future__ import annotations

import json
import re
import warnings
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from kindicators.errors import (
    DataFolderError,
    IntegrityError,
    RetractedReleaseWarning,
    UnknownVersionError,
    UsageError,
    told,
)
from kindicators.package import DESCRIPTOR, Package, package, parse, path

if TYPE_CHECKING:
    from kindicators.releases.archives import Archives

FOLDER = "data/releases"
RETRACTIONS = "retractions.json"
VERSION = re.compile(r"(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})", re.ASCII)


class Table(NamedTuple):
    """One table of a release, and how it differs from the release before."""

    path: str
    """The file's place in the package."""
    sha256: str
    schema: str
    """The digest of what a reader of the table relies on; see `kindicators.comparison.contract.digest`."""
    rows: int
    added: int
    changed: int
    removed: int


class Manifest(NamedTuple):
    """What a release consists of: every file with its hash. A manifest is never changed once it is written."""

    version: str
    date: str
    bump: str
    """What the release raised: first, patch, minor or major."""
    previous: str | None
    """The version before."""
    previous_manifest: str | None
    """The hash of that version's manifest: so none can be changed without a trace."""
    digest: str
    """One hash for all tables and indicators; see `digest`."""
    descriptor: str
    tables: dict[str, Table]
    indicators: dict[str, tuple[str, str]]
    """For each indicator the place of its file in the package, and the file's hash."""

    def files(self) -> dict[str, str]:
        """Return the hash of every file of the release by its place in the package."""
        return {DESCRIPTOR: self.descriptor} | self.data()

    def data(self) -> dict[str, str]:
        """Return the hash of every table and indicator by its place in the package."""
        return {t.path: t.sha256 for t in self.tables.values()} | dict(self.indicators.values())

    def to_json(self) -> str:
        """Return the manifest as the text of its file."""
        record = self._asdict() | {"tables": {name: t._asdict() for name, t in self.tables.items()}}
        return json.dumps(record, indent=1) + "\n"


class Retraction(NamedTuple):
    """Why a release should not be used any more, and what to use instead."""

    date: str
    reason: str
    replacement: str


class Releases(NamedTuple):
    """The releases in a folder, oldest first."""

    folder: Path
    manifests: dict[str, Manifest]
    retractions: dict[str, Retraction]

    @property
    def last(self) -> Manifest | None:
        """The newest release, or None if there is none."""
        return next(reversed(self.manifests.values()), None)

    def manifest(self, version: str) -> Manifest:
        """Return the manifest of a release, or raise `UnknownVersionError` with those there are."""
        if version not in self.manifests:
            raise UnknownVersionError(version, self.manifests)
        return self.manifests[version]

    def archives(self) -> Archives:
        """Return the archives that hold the releases' files."""
        from kindicators.releases.archives import (
            Archives,
        )  # needs tarfile and lzma: only whoever reads a past release waits

        places: dict[str, str] = {}
        for manifest in self.manifests.values():
            for sha256 in manifest.files().values():
                places.setdefault(sha256, manifest.version)
        return Archives(self.folder, places)

    def package(self, version: str) -> Package:
        """Return a release as a package whose tables and indicators are read from the archives."""
        manifest = self.manifest(version)
        archives = self.archives()
        from kindicators import soundness

        try:
            pack = soundness.check(parse(self.folder, json.loads(archives.read(manifest.descriptor)), archives))
            self.check(version, pack)
        except (ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError) as error:
            raise _changed(self.folder / f"{version}.json") from error  # it names another file as the descriptor
        return pack._replace(released=manifest.date)  # the first descriptors did not state the day

    def check(self, version: str, pack: Package) -> None:
        """Raise `IntegrityError` if the manifest of a release does not list what its descriptor describes."""
        from kindicators.releases.checks import agree

        if not agree(self.manifest(version), pack):
            raise _changed(self.folder / f"{version}.json")


def digest(files: dict[str, str]) -> str:
    """Return one hash for many files: that of the lines that ``sha256sum`` prints for them, sorted by path.

    Parameters
    ----------
    files : dict of str to str
        The hash of each file by its place in the package.
    """
    lines = "".join(f"{sha256}  {file}\n" for file, sha256 in sorted(files.items()))
    return _sha256(lines.encode())


def order(version: str) -> tuple[int, ...]:
    """Return a key that sorts versions."""
    match = VERSION.fullmatch(version)
    if match is None:
        raise ValueError(f"{version!r} is no version such as 1.2.0")
    return tuple(map(int, match.groups()))


def released(version: str | None = None) -> Package:
    """Return the installed package, or the package as it was in a release.

    Parameters
    ----------
    version : str, optional
        A version such as ``"1.0.0"``; the installed package by default.

    Raises
    ------
    UnknownVersionError
        If this installation does not hold the version.
    UsageError
        If `version` is not text.
    DataFolderError, IntegrityError
        If the release's files were changed or lost.

    Warns
    -----
    RetractedReleaseWarning
        If the release was retracted.
    """
    installed = package()
    if version is None:
        return installed
    if not isinstance(version, str):
        raise UsageError(f"version is text, for example '{installed.version}'; got {told(version)}")
    every = releases()
    if version == installed.version and version not in every.manifests:
        if ".dev" in version:  # a state that is not released yet
            return installed
        raise DataFolderError(
            f"{every.folder / version}.json, the manifest of the installed release, is missing: the installation is "
            "incomplete; install kindicators again"
        )
    manifest = every.manifest(version)
    if version in every.retractions:
        why = every.retractions[version]
        warnings.warn(
            f"release {version} was retracted on {why.date}: {why.reason.rstrip('.')}; use {why.replacement} instead",
            RetractedReleaseWarning,
            stacklevel=3,
        )
    here = installed.folder / DESCRIPTOR
    if version == installed.version and _sha256(here.read_bytes()) == manifest.descriptor:
        every.check(version, installed)
        return installed  # the same files, and faster to read
    return unpacked(version)


def unpacked(version: str) -> Package:
    """Return a release as a package that is read from the archives, and does not warn."""
    return _package(releases().folder, version)


def releases() -> Releases:
    """Return the releases that this installation holds; they are read once a process."""
    return _releases(path() / FOLDER)


@lru_cache(maxsize=1)
def _releases(folder: Path) -> Releases:
    return read(folder)


@lru_cache(maxsize=4)
def _package(folder: Path, version: str) -> Package:
    return _releases(folder).package(version)


def read(folder: Path) -> Releases:
    """Read the releases in a folder.

    Raises
    ------
    DataFolderError
        If a manifest or the list of retractions cannot be read.
    IntegrityError
        If a manifest was changed after the next release was made.
    """
    from kindicators.releases.checks import check_manifest

    texts = {}
    for file in folder.glob("*.json"):
        if VERSION.fullmatch(file.stem):
            texts[file.stem] = _text(file)
    found: dict[str, Manifest] = {}
    for version in sorted(texts, key=order):
        try:
            record = json.loads(texts[version])
            tables = {name: Table(**table) for name, table in record["tables"].items()}
            indicators = {name: (place, sha256) for name, (place, sha256) in record["indicators"].items()}
            manifest = Manifest(**record | {"tables": tables, "indicators": indicators})
            check_manifest(manifest)
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise _broken(folder / f"{version}.json", error) from error
        before = manifest.previous
        if before is not None and before not in found:
            raise DataFolderError(
                f"{folder / before}.json, the manifest of the release before {version}, is missing; "
                "install kindicators again"
            )
        if before is not None and _sha256(texts[before].encode()) != manifest.previous_manifest:
            raise _changed(folder / f"{before}.json")
        chained = (version, next(reversed(found), None), digest(manifest.data()))
        if (manifest.version, before, manifest.digest) != chained:
            raise _changed(folder / f"{version}.json")
        found[version] = manifest
    return Releases(folder, found, _retractions(folder / RETRACTIONS, found))


def _retractions(file: Path, manifests: dict[str, Manifest]) -> dict[str, Retraction]:
    from kindicators.releases.checks import check_retraction

    try:
        records: dict[str, dict[str, Any]] = json.loads(_text(file)) if file.exists() else {}
        found = {version: Retraction(**record) for version, record in records.items()}
        for version, retraction in found.items():
            check_retraction(version, retraction, manifests, found)
    except (ValueError, TypeError, AttributeError, RecursionError) as error:
        raise _broken(file, error) from error
    return found


def _sha256(content: bytes) -> str:
    import hashlib  # takes longer to import than all else here, and most commands need none of it

    return hashlib.sha256(content).hexdigest()


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise _broken(file, error) from error


def _changed(file: Path) -> IntegrityError:
    return IntegrityError(f"{file} was changed after its release; install kindicators again")


def _broken(file: Path, error: Exception) -> DataFolderError:
    reason = " ".join(str(error).split())[:300]
    return DataFolderError(f"{file} cannot be read ({type(error).__name__}: {reason}); install kindicators again")
