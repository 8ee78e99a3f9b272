"""Find ids that are used again: of rows that an earlier release had, the last one had not, and that are others now."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterator
from itertools import pairwise

from kindicators.authoring.releasing.bump import Recycled
from kindicators.package import Package, Resource
from kindicators.releases import Releases

Rows = dict[str, dict[str, str]]


def recycled(past: Releases, resource: Resource) -> Iterator[Recycled]:
    """Find the rows of a table whose ids meant something else in an earlier release.

    What a row said last is compared with what it says now, in the columns that both states of the table have: a row
    that was withdrawn and is back as it was keeps its id.

    Parameters
    ----------
    past : Releases
        The releases.
    resource : Resource
        The table in its new state.
    """
    names = (resource.name, *(former.name for former in resource.formerly))
    left = _left(past, names)
    if past.last is None or not left:
        return
    new = _rows(resource)
    last = _table(past.package(past.last.version), names)
    fresh = new.keys() - (_rows(last).keys() if last else set())
    for version in reversed(left):
        table = _table(past.package(version), names) if fresh else None
        if table is None:
            continue
        old = _rows(table)
        called = _called(table, resource)
        for row_id in sorted(fresh & old.keys()):
            fresh.discard(row_id)
            if any(old[row_id][was] != new[row_id][now] for was, now in called.items()):
                yield Recycled(resource.name, row_id, version)


def _left(past: Releases, names: Collection[str]) -> list[str]:
    """Return the releases that were the last to have some rows of a table, which may have had several names."""
    found = []
    for before, after in pairwise(past.manifests.values()):
        had = any(name in before.tables for name in names)
        has = [after.tables[name] for name in names if name in after.tables]
        if had and (not has or any(table.removed for table in has)):
            found.append(before.version)
    return found


def _table(package: Package, names: Collection[str]) -> Resource | None:
    return next((package.resources[name] for name in names if name in package.resources), None)


def _rows(resource: Resource) -> Rows:
    text = resource.read_bytes().decode("utf-8")
    return {row[resource.key]: row for row in csv.DictReader(io.StringIO(text, newline=""))}


def _called(old: Resource, new: Resource) -> dict[str, str]:
    """Return the columns that two states of a table share: the old name of each, and the new one."""
    names = {former.name: field.name for field in new.fields for former in field.formerly}
    names |= {field.name: field.name for field in new.fields}
    return {field.name: names[field.name] for field in old.fields if field.name in names}
