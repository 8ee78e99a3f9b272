"""What `kindicators release` says of the repository before it writes anything."""

from __future__ import annotations

from collections.abc import Iterator

from kindicators.authoring.releasing.bump import least, said
from kindicators.authoring.releasing.state import State
from kindicators.comparison.contract import Change
from kindicators.comparison.differences import Counts, counts


def counted(state: State) -> dict[str, Counts]:
    """Return how many rows of each table that is still there differ, in the order of the tables."""
    found = counts(state.differences)
    if state.old is None:
        found = {name: Counts(added=resource.rows) for name, resource in state.new.resources.items()}
    return {name: found[name] for name in state.new.resources if name in found}


def report(state: State) -> Iterator[str]:
    """Yield the lines of the report: the last release, what differs from it, and the least version."""
    if state.old is None:
        yield "last release: none"
        return
    yield f"last release: {state.old.version} ({state.old.released})"
    rows = counted(state)
    if rows:
        width = max(map(len, rows))
        yield f"rows: {'':<{max(width - 4, 0)}}    added  changed  withdrawn"
        for table, (added, changed, removed) in rows.items():
            yield f"  {table:<{width}} {added:>8,} {changed:>8,} {removed:>10,}"
    if state.contract:
        yield "tables, columns, indicators and properties:"
        yield from (f"  {said(d)} ({d.bump})" for d in state.contract)
    if state.reworded:
        yield "reworded; if a meaning changed, the version must be a major one:"
        yield from (f"  {_place(change)}: {change.old!r} became {change.new!r}" for change in state.reworded)
    if state.need is None:
        yield "nothing changed in the data: a patch is enough"
    else:
        bump, reason = state.need
        yield f"least version: {least(state.old.version, bump)} ({bump}), because {reason}"


def _place(change: Change) -> str:
    place = ".".join(part for part in (change.table, change.column) if part) or "package"
    return f"{place} {change.change.removesuffix('_changed').replace('_', ' ')}"
