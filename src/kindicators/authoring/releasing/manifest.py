"""Make what is kept of a release: its manifest, and the archive of the files that no earlier release had."""

from __future__ import annotations

import hashlib
import io
import tarfile
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from kindicators.comparison.contract import digest as contract_digest
from kindicators.comparison.differences import Counts
from kindicators.errors import IntegrityError, KindicatorsError
from kindicators.package import DESCRIPTOR, Package
from kindicators.releases import FOLDER, Manifest, Releases, Table, archives, digest, order


class Kept(NamedTuple):
    """A release as it is kept."""

    manifest: Manifest
    archives: dict[str, bytes | None]
    """The archives that are new, by name; None for those whose files another one has now."""

    def files(self) -> dict[Path, bytes | None]:
        """Return the files of the release by their places in the repository; None for those that go."""
        place = Path(FOLDER)
        manifest = place / f"{self.manifest.version}.json"
        kept = {place / name: content for name, content in self.archives.items()}
        return {manifest: self.manifest.to_json().encode(), **kept}


def kept(past: Releases, pack: Package, described: bytes, rows: Mapping[str, Counts], bump: str) -> Kept:
    """Make the manifest and the archive of a release.

    Parameters
    ----------
    past : Releases
        The releases before.
    pack : Package
        What is released, in its version and with its day.
    described : bytes
        The descriptor's file.
    rows : mapping of str to Counts
        How the rows of each table differ from the release before.
    bump : str
        What the release raises.

    Raises
    ------
    IntegrityError
        If a file does not come out of the archives as it went in.
    """
    files = {DESCRIPTOR: described}
    files |= {r.path.relative_to(pack.folder).as_posix(): r.read_bytes() for r in pack.resources.values()}
    files |= {i.path.relative_to(pack.folder).as_posix(): i.read_sql().encode() for i in pack.indicators.values()}
    last = past.last
    tables = {
        name: Table(
            resource.path.relative_to(pack.folder).as_posix(),
            resource.sha256,
            contract_digest(item["schema"]),
            resource.rows,
            *rows.get(name, Counts()),
        )
        for item in pack.descriptor["resources"]
        for name, resource in [(item["name"], pack.resources[item["name"]])]
    }
    indicators = {i.id: (i.path.relative_to(pack.folder).as_posix(), i.sha256) for i in pack.indicators.values()}
    manifest = Manifest(
        version=pack.version,
        date=pack.released,
        bump=bump,
        previous=last.version if last else None,
        previous_manifest=_hash_of(past, last) if last else None,
        digest=digest({t.path: t.sha256 for t in tables.values()} | dict(indicators.values())),
        descriptor=hashlib.sha256(described).hexdigest(),
        tables=tables,
        indicators=indicators,
    )
    packed = past.archives().pack(files, last.files() if last else {})
    made = Kept(manifest, {archives.name(pack.version): packed, **_joined(past, pack.version)})
    _read_back(past, made)
    return made


class _Packed(archives.Archives):
    """The archives as they will be: those that are new are read from memory, the others from their folder."""

    def __init__(self, folder: Path, places: Mapping[str, str], made: Mapping[str, bytes | None]) -> None:
        super().__init__(folder, places)
        self._made = {name: _unpacked(content) for name, content in made.items() if content is not None}

    def _members(self, version: str, sha256: str) -> dict[str, bytes]:
        for name in (archives.name(version), archives.joint_name(version)):
            if name in self._made:
                return self._made[name]
        return super()._members(version, sha256)


def _read_back(past: Releases, made: Kept) -> None:
    """Take every file whose archive is new out of it once, before anything is written: the hashes must fit."""
    manifests = [*past.manifests.values(), made.manifest]
    places: dict[str, str] = {}
    for manifest in manifests:
        for sha256 in manifest.files().values():
            places.setdefault(sha256, manifest.version)
    packed = _Packed(past.folder, places, made.archives)
    for manifest in manifests if len(made.archives) > 1 else [made.manifest]:
        for path, sha256 in manifest.files().items():
            try:
                packed.read(sha256)
            except KindicatorsError as error:
                raise IntegrityError(
                    f"{path} of {manifest.version} does not come out of the archive of {made.manifest.version} as it "
                    "went in: nothing was written; if the archives before it are whole, report this as a bug"
                ) from error


def _unpacked(archive: bytes) -> dict[str, bytes]:
    with tarfile.open(fileobj=io.BytesIO(archive), mode="r:xz") as members:
        found = ((member.name, members.extractfile(member)) for member in members)
        return {name: stream.read() for name, stream in found if stream is not None}


def _joined(past: Releases, version: str) -> dict[str, bytes | None]:
    """Return the archive that the releases of a major version share now that the next one begins."""
    if past.last is None or order(past.last.version)[0] == order(version)[0]:
        return {}
    over = [v for v in past.manifests if order(v)[0] == order(past.last.version)[0]]
    apart = {archives.name(v): None for v in over if (past.folder / archives.name(v)).exists()}
    return {archives.joint_name(past.last.version): past.archives().join(over)} | apart


def _hash_of(past: Releases, manifest: Manifest) -> str:
    # As `releases.read` reads it: with the line ends that the file has in the repository.
    text = (past.folder / f"{manifest.version}.json").read_text(encoding="utf-8")
    return hashlib.sha256(text.encode()).hexdigest()
