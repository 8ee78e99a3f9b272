"""The figures that the package is held to, from what was measured."""

from __future__ import annotations

import statistics
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from measuring import Sample, ratio, values
from peer_tools import Tools
from validation import MEGABYTES, SIZES, TIMES_FASTER, Run

ROUNDS = 3
# Medians in milliseconds of what is asked for again and again in one process.
WARM = """
import json, statistics, time
import kindicators as ki
def median(action):
    action()
    times = []
    for _ in range(11):
        start = time.perf_counter()
        action()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)
loads = [median(lambda: ki.load(name)) for name in ki.tables()["name"]]
connected = median(lambda: ki.connect().close())
print(json.dumps({"typical": statistics.median(loads), "slowest": max(loads), "connect": connected}))
"""


class Figure(NamedTuple):
    """One figure and what it is held to."""

    what: str
    value: float
    unit: str
    limit: float
    at_least: bool = False

    @property
    def reached(self) -> bool:
        """Whether the figure keeps to its limit."""
        return self.value >= self.limit if self.at_least else self.value <= self.limit


def from_steps(steps: dict[str, dict[str, Sample]]) -> list[Figure]:
    """Return the figures that compare one step of kindicators with that of another tool, as far as it was measured."""
    found = []
    if "import" in steps:
        ours, bare = steps["import"]["kindicators"].cold, steps["import"]["python"].cold
        more = statistics.median(a - b for a, b in zip(ours, bare, strict=True)) * 1000
        found.append(Figure("`import kindicators`, more than a bare interpreter", more, "ms", 15))
    for step, peer, limit, what in (
        ("question in a shell", "DuckDB", 1.5, "cold `kindicators sql`, as against bare DuckDB"),
        ("load one table", "pandas", 1.15, "cold `ki.load`, as against `pandas.read_csv`"),
    ):
        if step in steps:
            times = ratio(steps[step]["kindicators"].cold, steps[step][peer].cold).median
            found.append(Figure(what, times, "times", limit))
    return found


def warm(tools: Tools, folder: Path) -> list[Figure]:
    """Measure what is asked for again in a process that has asked before."""
    runs = [values(tools.need("kindicators"), WARM, folder) for _ in range(ROUNDS)]
    found = {key: statistics.median(run[key] for run in runs) for key in runs[0]}
    return [
        Figure("warm `ki.load`, the median table", found["typical"], "ms", 5),
        Figure("warm `ki.load`, the slowest table", found["slowest"], "ms", 15),
        Figure("`ki.connect()`, all tables and indicators", found["connect"], "ms", 300),
    ]


def installation(tools: Tools) -> list[Figure]:
    """Return the figures of the wheel and of what is installed with it."""
    installed = tools.installed()
    if not installed:
        return []
    return [
        Figure("the wheel, with all tables and releases", tools.wheel_megabytes, "MB", 2),
        Figure("packages of the base installation", len(installed["kindicators"].packages), "packages", 8),
    ]


def validated(found: Mapping[int, Mapping[str, Run]]) -> list[Figure]:
    """Return the figures of validation, if the largest table was validated."""
    if SIZES[-1] not in found:
        return []
    ours, theirs = (found[SIZES[-1]][side] for side in ("kindicators", "frictionless"))
    what = f"`validate`, {SIZES[-1]:,} rows"
    faster = theirs.processor / ours.processor
    return [
        Figure(f"{what}, as against frictionless", faster, "times as fast", TIMES_FASTER, at_least=True),
        Figure(f"{what}, peak memory", ours.megabytes, "MB", MEGABYTES),
    ]
