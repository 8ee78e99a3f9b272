"""`versions`: which releases there are, and how much each changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kindicators.arguments import flag
from kindicators.errors import DataFolderError
from kindicators.releases import Manifest, Releases, releases

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = ("version", "date", "bump", "tables", "rows", "added", "changed", "removed", "retracted")
BY_TABLE = ("version", "table", "rows", "added", "changed", "removed")


def versions(by_table: bool = False) -> pd.DataFrame:
    """List the releases of the dataset that can be loaded, oldest first.

    Parameters
    ----------
    by_table : bool, default False
        List each table of each release instead.

    Returns
    -------
    pandas.DataFrame
        One row a release: ``version``, ``date`` (of the release), ``bump`` (which part of the version it raised:
        ``first``, ``patch``, ``minor`` or ``major``), ``tables`` and ``rows`` (counts), ``added``, ``changed`` and
        ``removed`` (rows, against the release before) and ``retracted`` (day, reason and what to use instead; missing
        unless the release was retracted). With `by_table` one row for each table of a release: ``version``, ``table``,
        ``rows``, ``added``, ``changed`` and ``removed``; a table that a release dropped has no rows there any more, and
        all that it had as removed.

    Raises
    ------
    IntegrityError, DataFolderError
        If the list of releases was changed or lost.

    Examples
    --------
    >>> import kindicators as ki
    >>> first = ki.versions().iloc[0]
    >>> first["version"], int(first["tables"]), int(first["rows"])
    ('0.1.0', 8, 3871)
    """
    import pandas as pd

    by_table = flag("by_table", by_table)
    header = BY_TABLE if by_table else COLUMNS
    frame = pd.DataFrame(table_rows() if by_table else release_rows(), columns=list(header))
    days = {"date": pd.to_datetime(frame["date"], format="%Y-%m-%d").astype("datetime64[ns]")} if not by_table else {}
    counts = ("tables", "rows", "added", "changed", "removed")
    return frame.astype({c: "int64" if c in counts else "string" for c in header if c != "date"}).assign(**days)


def release_rows() -> list[dict[str, Any]]:
    """Return what `versions` shows, as plain values."""
    every = _held()
    result = []
    for manifest in every.manifests.values():
        tables = _tables(manifest, every)
        result.append(
            {
                "version": manifest.version,
                "date": manifest.date,
                "bump": manifest.bump,
                "tables": len(manifest.tables),
                **{key: sum(t[key] for t in tables) for key in ("rows", "added", "changed", "removed")},
                "retracted": _retracted(manifest.version, every),
            }
        )
    return result


def table_rows() -> list[dict[str, Any]]:
    """Return what `versions` shows by table, as plain values."""
    every = _held()
    return [row for manifest in every.manifests.values() for row in _tables(manifest, every)]


def _held() -> Releases:
    """Return the releases that this installation holds; there is at least one."""
    every = releases()
    if not every.manifests:
        raise DataFolderError(f"{every.folder} holds no releases: the installation is incomplete; install it again")
    return every


def _tables(manifest: Manifest, every: Releases) -> list[dict[str, Any]]:
    """Return a row for each table that a release has, then one for each that it dropped."""
    before = every.manifests[manifest.previous].tables if manifest.previous is not None else {}
    rows = [
        {"version": manifest.version, "table": name}
        | {"rows": t.rows, "added": t.added, "changed": t.changed, "removed": t.removed}
        for name, t in manifest.tables.items()
    ]
    dropped = [
        {"version": manifest.version, "table": name, "rows": 0, "added": 0, "changed": 0, "removed": t.rows}
        for name, t in before.items()
        if name not in manifest.tables
    ]
    return rows + dropped


def _retracted(version: str, every: Releases) -> str | None:
    """Return when and why a release was retracted and what to use instead, or None if it was not."""
    why = every.retractions.get(version)
    return f"{why.date}: {why.reason.rstrip('.')}; use {why.replacement}" if why else None
