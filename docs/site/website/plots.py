"""The plot of every indicator as SVG, drawn by several processes: it is the longest part of a build."""

from __future__ import annotations

import os
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import cast

from kindicators import plot
from kindicators.names import IndicatorName
from kindicators.plotting.output import write


def draw(ids: list[str], folder: Path) -> None:
    """Write ``<id>.svg`` of each indicator into a folder."""
    processes = min(os.cpu_count() or 1, 4)
    with ProcessPoolExecutor(processes) as pool:
        for _ in pool.map(partial(_draw, folder), ids, chunksize=4):
            pass


def _draw(folder: Path, name: str) -> None:
    write(plot(cast("IndicatorName", name)), folder / f"{name}.svg")
