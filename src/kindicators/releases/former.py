"""What became of a name that is not there: it was replaced by another one, or only some releases have it.

Nothing here is read before a name was not found.
"""

from __future__ import annotations

import re

from kindicators.errors import KindicatorsError
from kindicators.package import Former, Package, Resource, package

Named = tuple[str, tuple[Former, ...]]
"""The name of a table, column or indicator, and those that it had before."""


def table(name: str, pack: Package) -> str | None:
    """Say what became of a table that `pack` does not have, as the end of a sentence; None if there never was one."""
    return _became(name, _tables(pack), _tables(package()), pack, "tables")


def indicator(name: str, pack: Package) -> str | None:
    """Say what became of an indicator that `pack` does not have; see `table`."""
    return _became(name, _indicators(pack), _indicators(package()), pack, "indicators")


def column(name: str, resource: Resource) -> str | None:
    """Say what became of a column that a table does not have; see `table`."""
    installed = package().resources.get(resource.name, resource)
    own = _columns(resource)
    if renamed := _renamed(name, own, _columns(installed)):
        return renamed
    if resource.archives is not None:
        return "came after this release" if name in dict(_columns(installed)) else None
    try:
        version = _last_with(name, resource)
    except KindicatorsError:  # past releases that cannot be read must not hide what was asked
        return None
    return version and f"was last in {version}: load the table with {_how(version)}"


def query(message: str, text: str, pack: Package) -> str | None:
    """Say what became of the table or column that a query names, where DuckDB's `message` says that it is unknown."""
    if unknown := re.search(r"Table with name (\w+) does not exist", message):
        name = unknown[1].lower()
        became = table(name, pack) or indicator(name, pack)
        return became and f"{name!r} {became}"
    if unknown := re.search(r'column (?:named )?"+(\w+)"', message, re.IGNORECASE):
        name = unknown[1].lower()
        words = set(re.findall(r"\w+", text.lower()))
        for resource in pack.resources.values():
            if resource.name in words and (became := column(name, resource)):
                return f"{name!r} of {resource.name} {became}"
    return None


def _became(name: str, own: list[Named], installed: list[Named], pack: Package, kind: str) -> str | None:
    from kindicators.releases import order, releases

    if renamed := _renamed(name, own, installed):
        return renamed
    try:
        manifests = releases().manifests
    except KindicatorsError:  # past releases that cannot be read must not hide what was asked
        return None
    having = [version for version, manifest in manifests.items() if name in getattr(manifest, kind)]
    if pack is not package():
        later = [version for version in having if order(version) > order(pack.version)]
        if later and later == having:
            return f"is there since {later[0]}: load it with {_how(later[0])}"
    return f"was last in {having[-1]}: load it with {_how(having[-1])}" if having else None


def _renamed(name: str, own: list[Named], installed: list[Named]) -> str | None:
    from kindicators.releases import order

    for present, formerly in own:
        if name in {f.name for f in formerly}:
            since = max((f.since for f in formerly), key=order)
            return f"is called {present!r} since {since}: use that name"
    # In a past release, whoever knows the present name is told the one of that time.
    for before in dict(installed).get(name, ()):
        if before.name in dict(own):
            return f"is called {before.name!r} before {before.since}: use that name"
    return None


def _last_with(name: str, resource: Resource) -> str | None:
    """Return the last release in which the table had a column."""
    from kindicators.releases import releases

    every = releases()
    tables = {resource.name, *(f.name for f in resource.formerly)}
    seen: set[str] = set()
    for version in reversed(every.manifests):
        for listed in tables & every.manifests[version].tables.keys():
            schema = every.manifests[version].tables[listed].schema
            # Releases with one schema have the same columns: few descriptors are opened, however many releases.
            if schema not in seen and name in dict(_columns(every.package(version).resources[listed])):
                return version
            seen.add(schema)
    return None


def _how(version: str) -> str:
    return f"version={version!r} (command line: --release {version})"


def _tables(pack: Package) -> list[Named]:
    return [(r.name, r.formerly) for r in pack.resources.values()]


def _indicators(pack: Package) -> list[Named]:
    return [(i.id, i.formerly) for i in pack.indicators.values()]


def _columns(resource: Resource) -> list[Named]:
    return [(f.name, f.formerly) for f in resource.fields]
