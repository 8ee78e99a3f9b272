"""What is caught wherever DuckDB makes or compares tables."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from kindicators.errors import DataFolderError
from kindicators.package import Package


@contextmanager
def guarded(*packs: Package) -> Iterator[None]:
    """Say which package it is whose tables DuckDB cannot make, and let Ctrl-C be what it is elsewhere.

    Raises
    ------
    DataFolderError
        If DuckDB refuses the tables of one of the packages, which is no matter of any query.
    KeyboardInterrupt
        If Ctrl-C was pressed.
    """
    import duckdb

    try:
        yield
    except duckdb.Error as error:
        reason = " ".join(str(error).split("\n\n", 1)[0].split())
        folders = " or ".join(dict.fromkeys(str(pack.folder) for pack in packs))
        raise DataFolderError(
            f"DuckDB cannot make the tables and indicators of {folders} ({reason}): install kindicators again"
        ) from error
    except RuntimeError as error:
        if "interrupt" in str(error).lower():  # DuckDB's way to say that Ctrl-C was pressed
            raise KeyboardInterrupt from error
        raise
