"""Versioned, sourced tables of defence indicators of the Korean Peninsula and the ROK-US alliance.

``tables`` lists the tables and ``load`` returns one as a data frame; ``indicators`` lists the quantities over time that
are made from them, ``indicator`` returns one and ``plot`` draws it (extra ``plot``); ``describe`` explains the columns
of either. ``sql`` and ``connect`` give DuckDB over all of them, ``resolve`` says what a name means, ``path`` is the
folder of the data package on disk. ``evidence`` shows what sources say of a row, ``disagreements`` where they differ,
``cite`` how to cite what was used. ``export`` writes all of it for other programs. ``kindicators.schemas`` has a
pandera model for each table (extra ``validate``), ``kindicators.errors`` every error that is raised.

``versions`` lists the releases, any of which can be asked with ``version=``; ``diff`` lists what changed between two of
them. ``lock`` pins what a project reads, ``verify`` tells whether the installed version has the same, ``require`` stops
a module that was written for another version.
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
    from kindicators.comparison.differences import diff
    from kindicators.database import connect, sql
    from kindicators.exporting import export
    from kindicators.frames import load
    from kindicators.package import path
    from kindicators.pinning.pins import lock, verify
    from kindicators.pinning.requirement import require
    from kindicators.plotting import plot
    from kindicators.releases.history import versions
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
    "export",
    "indicator",
    "indicators",
    "load",
    "lock",
    "path",
    "plot",
    "require",
    "resolve",
    "sql",
    "tables",
    "verify",
    "versions",
]

# Where each function lives. It is imported at first use, so that whoever needs one does not wait for all.
_MODULES = {
    "cite": "citation",
    "connect": "database",
    "describe": "catalogue",
    "diff": "comparison.differences",
    "disagreements": "claims",
    "evidence": "claims",
    "export": "exporting",
    "indicator": "series",
    "indicators": "catalogue",
    "load": "frames",
    "lock": "pinning.pins",
    "path": "package",
    "plot": "plotting",
    "require": "pinning.requirement",
    "resolve": "aliases",
    "sql": "database",
    "tables": "catalogue",
    "verify": "pinning.pins",
    "versions": "releases.history",
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
