"""Measure what many releases cost: ``python tests/benchmarks/releases.py [RELEASES]`` (200 by default).

Starts from the installed package and edits it again and again as maintainers do: each release adds some rows to a few
tables and corrects some cells. Prints the size of the folder and how long the oldest and the newest release take to
load, and exits 1 if a figure misses its limit.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from kindicators import releases
from kindicators.package import package
from kindicators.releases import archives

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from synthetic import many, size

TABLE = "troop_deployments"


def timed(action: Callable[[], object]) -> float:
    """Return the milliseconds of an action, run once as a new process would."""
    archives._unpacked.cache_clear()
    start = time.perf_counter()
    action()
    return (time.perf_counter() - start) * 1000


def main(count: int) -> int:
    """Print every figure; return 1 if one misses its limit."""
    missed = 0

    def report(what: str, value: float, unit: str, limit: float) -> None:
        nonlocal missed
        missed += value > limit
        print(
            f"{what:<52}{value:>10.1f} {unit:<3} limit {limit:<8g} {'ok' if value <= limit else 'MISSED'}", flush=True
        )

    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        start, first, last = time.perf_counter(), 0, ""
        for pack in many(root, count, package()):
            first, last = first or size(root, ".tar.xz"), pack.version
        spent = time.perf_counter() - start
        manifests, packed = size(root, ".json"), size(root, ".tar.xz")
        report(f"{count} releases: the archives", packed / 1e6, "MB", 1 + 0.04 * count)
        report("  the first archive", first / 1e3, "kB", 1000)
        report("  each later archive, on average", (packed - first) / (count - 1) / 1e3, "kB", 40)
        report("  each manifest, on average", manifests / count / 1e3, "kB", 40)
        report("  to make one, on average", spent / count * 1000, "ms", 5000)
        where = root / releases.FOLDER
        report("read all manifests", timed(lambda: releases.read(where)), "ms", 2000)
        past = releases.read(where)
        for version in ("1.0.0", last):
            held = past.package(version)
            files = past.manifest(version).files().values()
            report(f"{version}: its descriptor", timed(partial(past.package, version)), "ms", 500)
            report(f"{version}: {TABLE}", timed(held.resources[TABLE].read_bytes), "ms", 500)
            report(f"{version}: every file", timed(partial(everything, past.archives(), files)), "ms", 5000)
    return 1 if missed else 0


def everything(held: archives.Archives, files: Iterable[str]) -> None:
    """Read all files of a release."""
    for sha256 in files:
        held.read(sha256)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 200))
