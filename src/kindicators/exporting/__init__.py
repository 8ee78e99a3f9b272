"""`export`: the tables and indicators as files of many formats, or as frames in memory."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, overload

from kindicators import arguments, deprecated
from kindicators.clocks import Day, clocks
from kindicators.errors import UnknownNameError, UsageError
from kindicators.releases import released

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

    from kindicators.exporting.content import Say

FileFormat = Literal["csv", "parquet", "json", "jsonl", "xlsx", "sqlite", "duckdb", "zip"]


class Format(NamedTuple):
    """A format of files: the module that writes it, and whether it is a folder or one file."""

    module: str
    folder: bool


FILES = {
    "csv": Format("csv_folder", True),
    "parquet": Format("parquet", True),
    "json": Format("json_text", False),
    "jsonl": Format("jsonl_folder", True),
    "xlsx": Format("excel", False),
    "sqlite": Format("sqlite", False),
    "duckdb": Format("duckdb_file", False),
    "zip": Format("archive", False),
}
FRAMES = ("pandas", "polars", "arrow")


@overload
def export(
    dest: str | PathLike[str],
    format: FileFormat,
    *,
    tables: Iterable[str] | None = ...,
    indicators: bool | Iterable[str] = ...,
    version: str | None = ...,
    as_of: Day | None = ...,
    known_at: Day | None = ...,
    overwrite: bool = ...,
) -> Path: ...
@overload
def export(
    dest: None,
    format: Literal["pandas"],
    *,
    tables: Iterable[str] | None = ...,
    indicators: bool | Iterable[str] = ...,
    version: str | None = ...,
    as_of: Day | None = ...,
    known_at: Day | None = ...,
) -> dict[str, pd.DataFrame]: ...
@overload
def export(
    dest: None,
    format: Literal["polars"],
    *,
    tables: Iterable[str] | None = ...,
    indicators: bool | Iterable[str] = ...,
    version: str | None = ...,
    as_of: Day | None = ...,
    known_at: Day | None = ...,
) -> dict[str, pl.DataFrame]: ...
@overload
def export(
    dest: None,
    format: Literal["arrow"],
    *,
    tables: Iterable[str] | None = ...,
    indicators: bool | Iterable[str] = ...,
    version: str | None = ...,
    as_of: Day | None = ...,
    known_at: Day | None = ...,
) -> dict[str, pa.Table]: ...
def export(
    dest: str | PathLike[str] | None,
    format: str,
    *,
    tables: Iterable[str] | None = None,
    indicators: bool | Iterable[str] = False,
    version: str | None = None,
    as_of: Day | None = None,
    known_at: Day | None = None,
    overwrite: bool = False,
) -> Path | dict[str, Any]:
    """Write tables and indicators as files of another format, or return them all as frames.

    What is written is put in its place in one step when it is whole; if writing fails or is stopped, what was there is
    as it was. No network is used.

    Parameters
    ----------
    dest : str or path, or None
        The file to write, or for ``csv``, ``parquet`` and ``jsonl`` the folder; None for frames in memory.
    format : str
        ``"csv"`` (the data package in a folder), ``"zip"`` (the same in one file), ``"parquet"`` or ``"jsonl"`` (a
        folder with one file a table), ``"json"`` (one document), ``"xlsx"`` (one sheet a table; extra ``excel``),
        ``"sqlite"`` or ``"duckdb"`` (a database); without a `dest` ``"pandas"``, ``"polars"`` (extra ``polars``) or
        ``"arrow"`` (extra ``arrow``).
    tables : iterable of str, optional
        The tables, of `kindicators.tables()`; all by default. An empty list leaves out all.
    indicators : bool or iterable of str, default False
        True for all indicators, or the ids of some, of `kindicators.indicators()`. Their values are one further table,
        ``indicators``, and what they are is another, ``indicator_catalogue``.
    version : str, optional
        A release such as ``"0.2.0"``: the tables as they were in it; the installed version by default.
    as_of : str or datetime.date, optional
        A day: only the rows that hold on it, see `load`. Tables whose rows have no time in which they hold are left
        out; those that name things (sources, actors, aliases, evidence) are whole.
    known_at : str or datetime.date, optional
        A day: only the rows that were public by then, as they were known, see `load`.
    overwrite : bool, default False
        Replace what is at `dest`: a file, or a folder that holds an earlier export and nothing else.

    Returns
    -------
    pathlib.Path or dict of str to frame
        What was written; without a `dest` the frames by table name, with the types that `load` gives.

    Raises
    ------
    UnknownNameError
        If there is no such format, table or indicator; the message has near matches.
    UnknownVersionError
        If this installation does not hold the release.
    UsageError
        If something is at `dest` already, or its folder is not there; if a day, or the choice of tables, cannot be
        read or chosen from; if a table does not fit into a sheet of Excel.
    MissingExtraError
        If the format needs a package that is not installed.
    UnwritableFileError
        If the disk is full or fails.
    IntegrityError, DataFolderError
        If the installed data, or the release's files, were changed or lost.

    Warns
    -----
    RetractedReleaseWarning
        If the release was retracted.
    DeprecatedNameWarning
        If a table or indicator that was named will go with a later major version.

    Examples
    --------
    >>> import tempfile
    >>> from pathlib import Path
    >>> import kindicators as ki
    >>> folder = Path(tempfile.mkdtemp())
    >>> ki.export(folder / "tests.json", "json", tables=["nuclear_tests", "sources"]).name
    'tests.json'
    >>> frames = ki.export(None, "pandas", tables=["actors"], indicators=["range_limit_km"])
    >>> list(frames)
    ['actors', 'indicator_catalogue', 'indicators']
    """
    return run(dest, format, tables, indicators, version, as_of, known_at, overwrite, say=lambda *_: None)


def run(
    dest: str | PathLike[str] | None,
    format: str,
    tables: Iterable[str] | None,
    indicators: bool | Iterable[str],
    version: str | None,
    as_of: Day | None,
    known_at: Day | None,
    overwrite: bool,
    say: Say,
) -> Path | dict[str, Any]:
    """Do what `export` does, and tell of each table before it is written."""
    if not isinstance(format, str) or format not in (*FILES, *FRAMES):
        raise UnknownNameError("export format", format, (*FILES, *FRAMES))
    if (dest is None) is not (format in FRAMES):
        way = "takes no dest: frames are returned" if format in FRAMES else "needs a dest: the file or folder to write"
        raise UsageError(f"format {format!r} {way}")
    pack = released(version)
    from kindicators.exporting.content import choose, content

    choice = choose(pack, clocks(as_of, known_at), tables, indicators)
    named = [] if tables is None else [text for r in choice.resources for text in deprecated.in_table(r)]
    named += [] if isinstance(indicators, bool) else [t for i in choice.indicators for t in deprecated.in_indicator(i)]
    deprecated.warn(named)
    if dest is None:
        from kindicators.exporting.memory import frames

        with content(choice, say) as opened:
            return frames(opened, format)
    from kindicators.exporting.place import written

    path, how = arguments.file("dest", dest), FILES[format]
    writer = import_module(f"kindicators.exporting.{how.module}")
    with written(path, how.folder, arguments.safety("overwrite", overwrite)) as place, content(choice, say) as opened:
        writer.write(opened, place)
    return path
