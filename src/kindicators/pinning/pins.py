"""`lock` and `verify`: pin tables and indicators of a release, and tell whether the installed version has the same."""

from __future__ import annotations

import hashlib
import warnings
from collections.abc import Iterable
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from kindicators import arguments
from kindicators.arguments import listed
from kindicators.comparison.contract import changes, digest
from kindicators.errors import (
    DataFolderError,
    LockedVersionError,
    RetractedReleaseWarning,
    UnknownTableError,
    UsageError,
)
from kindicators.files import write_atomically
from kindicators.package import DESCRIPTOR, Package, package
from kindicators.pinning import lockfile
from kindicators.pinning.lockfile import Lock, Pin
from kindicators.pinning.requirement import version_of
from kindicators.pinning.verification import Verification
from kindicators.releases import Manifest, released, releases
from kindicators.views import needed

if TYPE_CHECKING:
    import pandas as pd

    from kindicators.comparison.differences import Difference
    from kindicators.names import IndicatorName, TableName


def lock(
    names: TableName | IndicatorName | Iterable[str] | None = None,
    path: str | PathLike[str] = lockfile.NAME,
    version: str | None = None,
) -> Path:
    """Write a lock file: the release that a project is written against, with the hashes of what it reads.

    Parameters
    ----------
    names : str or iterable of str, optional
        The tables and indicators to pin; everything by default. An indicator pins its SQL file and every table and
        indicator that it is made from.
    path : str or path, default "kindicators.lock"
        The file to write. It is replaced whole or not at all.
    version : str, optional
        The release to pin; the installed one by default. Any release that this installation holds can be pinned.

    Returns
    -------
    pathlib.Path
        The file.

    Raises
    ------
    UsageError
        If the installed version is a state between two releases: what it holds may still change, and nobody else could
        install it. Name a release.
    UnknownVersionError
        If this installation does not hold the release.
    UnknownNameError
        If the release has no such table or indicator; the message has near matches.

    Warns
    -----
    RetractedReleaseWarning
        If the release was retracted.

    Examples
    --------
    >>> import tempfile
    >>> from pathlib import Path
    >>> import kindicators as ki
    >>> file = ki.lock("opcon_target_year", Path(tempfile.mkdtemp()) / "kindicators.lock", version="0.3.0")
    >>> for line in file.read_text().splitlines():
    ...     if line.startswith(("version", "[")):
    ...         print(line)
    version = "0.3.0"
    [tables.opcon_milestones]
    [indicators.opcon_target_year]
    """
    every = releases()
    chosen = package().version if version is None else version
    pack = released(chosen)
    if ".dev" in chosen and every.last is not None:
        last = every.last.version
        raise UsageError(
            f"{chosen} is a state between releases: its data may still change, and nobody can install it. "
            f"Lock a release, for example the last one: version='{last}' (on the command line: --release {last})"
        )
    manifest = every.manifest(chosen)
    pins = _pins(_names(names, pack), pack, manifest, arguments.file("path", path))
    if version is None:
        changed = _changed(pins, package())
        if changed:
            raise UsageError(
                f"the installed {', '.join(changed)} changed since {chosen} was released: lock the release itself with "
                f"version='{chosen}' (on the command line: --release {chosen}), or install kindicators again"
            )
    write_atomically(pins.path, pins.to_toml())
    return pins.path


def verify(path: str | PathLike[str] = lockfile.NAME) -> pd.DataFrame:
    """Compare what a lock file pins with the installed version.

    Parameters
    ----------
    path : str or path, default "kindicators.lock"
        The lock file.

    Returns
    -------
    pandas.DataFrame
        How the pinned tables and indicators differ from the installed ones, as `diff` returns it: empty if nothing
        differs. The hashes decide first, so nothing is compared cell by cell if they are equal; a new wording in the
        header of an indicator's file is no difference, another clock of a column is one. ``attrs["kindicators"]`` has
        the versions (``from``, ``to``) and whether the installed schemas are ``compatible`` with the pinned ones: no
        table, column, value or clock that was pinned is gone, renamed or of another meaning.

    Raises
    ------
    LockFileError
        If the file is missing or broken, or does not state what was in the release that it names.
    LockedVersionError
        If it names a release that is newer than the installed version.
    IntegrityError, DataFolderError
        If the installed data, or the release's files, were changed or lost.

    Warns
    -----
    RetractedReleaseWarning
        If the release that it names was retracted.

    Examples
    --------
    >>> import tempfile
    >>> from pathlib import Path
    >>> import kindicators as ki
    >>> file = ki.lock("missile_range_limits", Path(tempfile.mkdtemp()) / "kindicators.lock", version="0.1.0")
    >>> ki.verify(file).attrs["kindicators"]["from"]
    '0.1.0'
    """
    from kindicators.comparison.differences import to_frame

    found = check(arguments.file("path", path))
    if found.warning is not None:
        warnings.warn(found.warning, RetractedReleaseWarning, stacklevel=2)
    frame = to_frame(found.differences)
    frame.attrs["kindicators"] = {"from": found.lock.version, "to": found.installed, "compatible": found.compatible}
    return frame


def check(path: Path) -> Verification:
    """Do what `verify` does; a retraction is returned and not warned of."""
    pins = lockfile.read(path)
    every = releases()
    installed = package()
    if not every.manifests:
        raise DataFolderError(f"{every.folder} holds no releases: the installation is incomplete; install it again")
    if pins.version not in every.manifests:
        if version_of(pins.version) > version_of(installed.version):
            raise LockedVersionError(
                f"{path} pins {pins.version}, which is newer than the installed {installed.version}; "
                f"install it with: pip install 'kindicators=={pins.version}'"
            )
        lockfile.broken(path, f"{pins.version} is no release; there are {', '.join(every.manifests)}")
    _check_stated(pins, every.manifest(pins.version))
    changed = _changed(pins, installed)
    # The same descriptor says the same of everything: the release need not be unpacked.
    descriptor = (installed.folder / DESCRIPTOR).read_bytes()
    same = hashlib.sha256(descriptor).hexdigest() == every.manifest(pins.version).descriptor
    pinned = installed if same and not changed else every.package(pins.version)
    changed += [name for name in _clocked(pins, pinned, installed) if name not in changed]
    _check_complete(pins, pinned)
    differences: list[Difference] = []
    if changed:
        from kindicators.comparison.differences import differences as compare

        differences = list(compare(pinned, installed, changed))
    return Verification(
        lock=pins,
        installed=installed.version,
        differences=differences,
        changed=changed,
        retraction=every.retractions.get(pins.version),
        again=_again(pins, pinned, installed),
    )


def _names(names: str | Iterable[str] | None, pack: Package) -> list[str]:
    """Return the names that were asked for, all for None, or raise if there is no such table or indicator."""
    known = [*pack.resources, *pack.indicators]
    if names is None:
        return known
    wanted = [names] if isinstance(names, str) else listed("names", names, "opcon_milestones", "tables and indicators")
    if not wanted:
        raise UsageError("names must name at least one table or indicator; None means all")
    for name in wanted:
        if name not in known:
            raise UnknownTableError("table or indicator", name, known)
    return wanted


def _pins(names: list[str], pack: Package, manifest: Manifest, path: Path) -> Lock:
    tables, indicators = needed(names, pack)
    return Lock(
        path=path,
        version=manifest.version,
        digest=manifest.digest,
        tables={t.name: Pin(manifest.tables[t.name].sha256, manifest.tables[t.name].schema) for t in tables},
        indicators={i.id: manifest.indicators[i.id][1] for i in indicators},
    )


def _changed(pins: Lock, pack: Package) -> list[str]:
    """Return which pinned tables and indicators have another hash or schema in a package, or are not there.

    The files are read, so that one that was changed on disk is found: it raises `IntegrityError`.
    """
    schemas = {r["name"]: r["schema"] for r in pack.descriptor["resources"]}
    changed = []
    for name, pin in pins.tables.items():
        table = pack.resources.get(name)
        if table is None or pin != Pin(table.sha256, digest(schemas[name])):
            changed.append(name)
        else:
            table.read_bytes()
    for name, sha256 in pins.indicators.items():
        indicator = pack.indicators.get(name)
        if indicator is None or sha256 != indicator.sha256:
            changed.append(name)
        else:
            indicator.read_sql()
    return changed


def _clocked(pins: Lock, pinned: Package, installed: Package) -> list[str]:
    """Return the pinned tables of which a column counts otherwise for the clocks, which no digest covers."""
    found = changes(pinned.descriptor, installed.descriptor)
    return list(dict.fromkeys(c.table for c in found if c.change == "clock_changed" and c.table in pins.tables))


def _check_stated(pins: Lock, manifest: Manifest) -> None:
    """Raise unless the lock file states what was in the release that it names."""
    if pins.digest != manifest.digest:
        lockfile.broken(pins.path, f"its digest is not that of release {pins.version}")
    for name, pin in pins.tables.items():
        table = manifest.tables.get(name)
        if table is None:
            lockfile.broken(pins.path, f"release {pins.version} has no table {name}")
        for key, stated, was in (("sha256", pin.sha256, table.sha256), ("schema", pin.schema, table.schema)):
            if stated != was:
                lockfile.broken(pins.path, f"tables.{name}.{key} is not that of release {pins.version}")
    for name, sha256 in pins.indicators.items():
        if name not in manifest.indicators:
            lockfile.broken(pins.path, f"release {pins.version} has no indicator {name}")
        if sha256 != manifest.indicators[name][1]:
            lockfile.broken(pins.path, f"indicators.{name}.sha256 is not that of release {pins.version}")


def _check_complete(pins: Lock, pack: Package) -> None:
    """Raise unless all that a pinned indicator is made from is pinned as well."""
    for name in pins.indicators:
        for used in pack.indicators[name].tables:
            if used not in pins.tables and used not in pins.indicators:
                lockfile.broken(pins.path, f"it pins the indicator {name}, but not {used}, which that is made from")


def _again(pins: Lock, pinned: Package, installed: Package) -> list[str]:
    """Return what to give to `lock` to pin the same in the installed version; nothing if everything was pinned."""
    names = [*pins.tables, *pins.indicators]
    if {*names} == {*pinned.resources, *pinned.indicators}:
        return []
    implied = {used for name in pins.indicators for used in pinned.indicators[name].tables}
    now = {f.name: t.name for t in installed.resources.values() for f in t.formerly}
    now |= {f.name: i.id for i in installed.indicators.values() for f in i.formerly}
    present = {*installed.resources, *installed.indicators}
    return [now.get(name, name) for name in names if name not in implied and now.get(name, name) in present]
