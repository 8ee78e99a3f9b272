"""Versioned, sourced tables of defence indicators of the Korean Peninsula and the ROK-US alliance.

``tables`` lists the tables and ``load`` returns one as a data frame; ``indicators`` lists the quantities over time
that are made from them, ``indicator`` returns one and ``plot`` draws it (extra ``plot``); ``describe`` explains the
columns of either. ``sql`` and ``connect`` give DuckDB over all of them, ``resolve`` says what a name means, ``path`` is
the folder of the data package on disk. ``evidence`` shows what sources say of a row, ``disagreements`` where they
differ, ``cite`` how to cite what was used. ``kindicators.schemas`` has a pandera model for each table (extra
``validate``), ``kindicators.errors`` every error that is raised.
"""

from typing import TYPE_CHECKING

from kindicators import errors
from kindicators._version import __version__
from kindicators.aliases import resolve
from kindicators.catalogue import describe, indicators, tables
from kindicators.citation import cite
from kindicators.claims import disagreements, evidence
from kindicators.database import connect, sql
from kindicators.frames import load
from kindicators.package import path
from kindicators.plotting import plot
from kindicators.series import indicator

if TYPE_CHECKING:
    from kindicators import schemas as schemas

__all__ = [
    "__version__",
    "cite",
    "connect",
    "describe",
    "disagreements",
    "errors",
    "evidence",
    "indicator",
    "indicators",
    "load",
    "path",
    "plot",
    "resolve",
    "sql",
    "tables",
]


def __getattr__(name: str) -> object:
    # The schemas need pandera, which most users do not have and no reader should wait for. For the same reason
    # they are not in __all__: a star import, help() and completion must work without it.
    if name == "schemas":
        import importlib

        return importlib.import_module("kindicators.schemas")
    raise AttributeError(f"module 'kindicators' has no attribute {name!r}")
