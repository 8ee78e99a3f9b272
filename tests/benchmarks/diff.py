"""Measure the comparison of two large tables against a merge in pandas: ``python tests/benchmarks/diff.py``.

Two tables of 1,000,000 rows and 12 columns, with 10,000 cells changed, 5,000 rows added and 5,000 removed. Each run is
a fresh process, which reads the files and checks their hashes, and unpacks those of past releases; the runs of all
alternate, so that a busy machine slows all; the median counts. Prints one line a figure with the limit it is held to,
and exits 1 if one is missed.
"""

from __future__ import annotations

import csv
import hashlib
import json
import statistics
import subprocess
import sys
import tarfile
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kindicators.comparison.differences import Counts, counts, differences
from kindicators.package import Package, parse
from kindicators.releases.archives import Archives

ROWS = 1_000_000
RUNS = 3
COLUMNS = [
    "row_id",
    "title",
    "country",
    "value",
    "date",
    "low",
    "status",
    "source_id",
    "confidence",
    "note",
    "share",
    "name_ko",
]
EXPECTED = Counts(5_000, 10_000, 5_000)

# What an analyst would write without the package: all cells as text, rows matched by id, columns compared in turn.
PEER = """
import sys, pandas as pd
old, new = (pd.read_csv(f, dtype=str, keep_default_na=False) for f in sys.argv[1:3])
both = old.merge(new, on="row_id", how="outer", suffixes=("_old", "_new"), indicator=True)
added, removed = (both[both._merge == side] for side in ("right_only", "left_only"))
same = both[both._merge == "both"]
changed = [same[same[c + "_old"] != same[c + "_new"]][["row_id", c + "_old", c + "_new"]] for c in old.columns[1:]]
assert (len(added), sum(map(len, changed)), len(removed)) == (5000, 10000, 5000)
"""


def rows(new: bool) -> Iterator[list[str]]:
    """Yield the rows of one of the two tables, sorted by id."""
    for i in range(ROWS + ROWS // 200):
        # One row of 201 is only in the new table, one only in the old.
        if i % 201 == (100 if new else 200):
            continue
        yield [
            f"row-{i:08d}-reported",
            f"A title, of row {i}" if i % 10 == 0 else f"A title of row {i}",
            "KOR" if i % 2 else "PRK",
            str(i * 7 % 1_000_003 + (new and i % 201 in (50, 150))),
            f"2020-{i % 12 + 1:02d}-{i % 28 + 1:02d}",
            "",
            "reported",
            f"source-{i % 500}",
            "high",
            'A note that says "more", in a few words' if i % 3 == 0 else "",
            str(i / 8),
            "한국" if i % 5 == 0 else "",
        ]


def write(file: Path, new: bool) -> None:
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(rows(new))


def pack(file: Path) -> None:
    """Put a file into an archive beside it, packed quickly: only reading is measured."""
    with tarfile.open(file.with_suffix(".tar.xz"), "w:xz", preset=0) as archive:
        archive.add(file, hashlib.sha256(file.read_bytes()).hexdigest())


def package(file: Path, archived: bool) -> Package:
    """Return a package with the one table, read from its file or from an archive."""
    with file.open("rb") as stream:
        sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
    fields = [{"name": name, "type": "string", "description": name} for name in COLUMNS]
    table: dict[str, Any] = {"name": "figures", "title": "Figures", "description": "Figures.", "path": file.name}
    table |= {"rows": ROWS, "hash": f"sha256:{sha256}", "schema": {"fields": fields, "primaryKey": ["row_id"]}}
    described = {"name": "made", "title": "Made", "version": "1.0.0", "contributors": [{"title": "Maker"}]}
    terms = {"licenses": [{"name": "CC-BY-4.0", "path": ""}], "resources": [table]}
    archives = Archives(file.parent, {sha256: file.stem}) if archived else None
    return parse(file.parent, described | terms, archives)


def compare(old: str, new: str) -> None:
    """Compare two tables, each given as FILE.csv or as FILE.tar.xz, as a process of its own does."""
    before, after = (package(Path(f.replace(".tar.xz", ".csv")), f.endswith(".tar.xz")) for f in (old, new))
    assert counts(differences(before, after)) == {"figures": EXPECTED}


def measured(command: list[str]) -> tuple[float, float]:
    """Return the seconds and the peak memory in MB of a command."""
    script = (
        "import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True);"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    start = time.perf_counter()
    result = subprocess.run([sys.executable, "-c", script, *command], check=True, capture_output=True, text=True)
    return time.perf_counter() - start, int(result.stdout.split()[-1]) / 1024


def main() -> int:
    """Print every figure; return 1 if one misses its limit."""
    missed = 0

    def report(what: str, value: float, unit: str, limit: float, detail: str = "") -> None:
        nonlocal missed
        missed += value > limit
        verdict = "ok" if value <= limit else "MISSED"
        print(f"{what:<44}{value:>9.2f} {unit:<9} limit {limit:<7g} {verdict:<7}{detail}")

    with tempfile.TemporaryDirectory() as folder:
        old, new = Path(folder, "old.csv"), Path(folder, "new.csv")
        for file in (old, new):
            write(file, file == new)
            pack(file)
        here = [sys.executable, __file__, "compare"]
        archived = [str(f.with_suffix(".tar.xz")) for f in (old, new)]
        commands = {
            "merge in pandas": [sys.executable, "-c", PEER, str(old), str(new)],
            "two files": [*here, str(old), str(new)],
            "a past release and a file": [*here, archived[0], str(new)],
            "two past releases": [*here, *archived],
        }
        limits = {"two files": 0.5, "a past release and a file": 1, "two past releases": 2}
        runs: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
        for _ in range(RUNS):
            for name, command in commands.items():
                runs[name].append(measured(command))
        size = old.stat().st_size / 1e6
    peer, peer_memory = (statistics.median(values) for values in zip(*runs.pop("merge in pandas"), strict=True))
    print(json.dumps({"rows": ROWS, "columns": len(COLUMNS), "MB": round(size), "pandas s": round(peer, 1)}))
    for name, values in runs.items():
        seconds, memory = (statistics.median(v) for v in zip(*values, strict=True))
        report(f"{name} / merge in pandas", seconds / peer, "times", limits[name], f"{seconds:.1f} / {peer:.1f} s")
        report(f"{name}, peak memory", memory, "MB", 800, f"pandas {peer_memory:.0f} MB")
    return 1 if missed else 0


if __name__ == "__main__":
    if sys.argv[1:2] == ["compare"]:
        compare(*sys.argv[2:])
    else:
        sys.exit(main())
