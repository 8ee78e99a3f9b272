"""Versioned, sourced tables of defence indicators of the Korean Peninsula and the ROK-US alliance.

``tables`` lists the tables and ``load`` returns one as a data frame; ``indicators`` lists the quantities over time
that are made from them, ``indicator`` returns one and ``plot`` draws it (extra ``plot``); ``describe`` explains the
columns of either. ``sql`` and ``connect`` give DuckDB over all of them, ``resolve`` says what a name means, ``path`` is
the folder of the data package on disk. ``versions`` lists the releases, any of which can be asked with ``version=``,
and ``diff`` what changed between two. ``evidence`` shows what sources say of a row, ``disagreements`` where they
differ, ``cite`` how to cite what was used. ``kindicators.schemas`` has a pandera model for each table (extra
``validate``), ``kindicators.errors`` every error that is raised.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from kindicators._version import __version__

if TYPE_CHECKING:
    from kindicators import errors as errors
    from kindicators import schemas as schemas
    from kindicators.aliases import resolve
    from kindicators.catalogue import describe, indicators, tables
    from kindicators.citation import cite
    from kindicators.claims import disagreements, evidence
    from kindicators.database import connect, sql
    from kindicators.differences import diff
    from kindicators.frames import load
    from kindicators.history import versions
    from kindicators.package import path
    from kindicators.plotting import plot
    from kindicators.series import indicator

__all__ = [
    "__version__",
    "cite",
    "connect",
    "describe",
    "diff",
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
    "versions",
]

# Where each function lives. It is imported at first use, so that whoever needs one does not wait for all.
_MODULES = {
    "cite": "citation",
    "connect": "database",
    "describe": "catalogue",
    "diff": "differences",
    "disagreements": "claims",
    "evidence": "claims",
    "indicator": "series",
    "indicators": "catalogue",
    "load": "frames",
    "path": "package",
    "plot": "plotting",
    "resolve": "aliases",
    "sql": "database",
    "tables": "catalogue",
    "versions": "history",
}


def __getattr__(name: str) -> object:
    # The schemas need pandera, which most users do not have: they are not in __all__, so that a star import, help()
    # and completion work without it.
    if name in ("errors", "schemas"):
        return import_module(f"kindicators.{name}")
    if name not in _MODULES:
        raise AttributeError(f"module 'kindicators' has no attribute {name!r}")
    function: object = getattr(import_module(f"kindicators.{_MODULES[name]}"), name)
    globals()[name] = function  # found without this function from now on
    return function


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
