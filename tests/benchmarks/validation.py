"""Measure validation against frictionless, as a table grows: ``python tests/benchmarks/validation.py``.

Packages with the real tables, one of which (`troop_deployments`) has 1,000 to 1,000,000 rows: the real rows again and
again, each with an id, a figure and a note of its own, and faults of every kind in some. Both sides validate the same
package with their command; what frictionless finds must be found by ``kindicators validate`` too, in the same
row and column. Prints a line for each size, with processor time (which a busy machine changes less than the time that
passes; the least of `RUNS` runs in a row) and peak memory, then how the time grows, and exits 1 if a
limit is missed. With frictionless a million rows take several minutes: ``--up-to 100000`` stops before. ``--valid``
measures packages without a fault.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import math
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import kindicators as ki

TABLE = "troop_deployments"
SIZES = (1_000, 10_000, 100_000, 1_000_000)
RUNS = 3
"""How often each side is run: the least time is that which the machine's other work changes least."""
TIMES_FASTER, MEGABYTES = 10, 2_000
"""What validation of the largest table is held to."""
UNREAD = {"measure": "rate_per_day", "series": "made-up"}
"""What the rows have that are made up: no indicator reads them, which would find a figure doubled."""

FAULTS: tuple[dict[str, str], ...] = (
    {"value": "12 thousand"},
    {"value": "-5", "low": "", "high": ""},
    {"date": "2019-02-30"},
    {"reported_on": "43831"},
    {"branch": "amry"},
    {"status": ""},
    {"deployment_id": "Not An Id"},
    {"series": "no series"},
    {"host": "XYZ"},
    {"source_id": "no-such-source"},
    {"reporter": ""},
)
"""Faults of single cells, each put into a row of its own."""
FAULTY_ROWS = ("doubled key", "missing cell", "extra cell", "blank row")
"""Faults of whole rows."""

SIDES = {
    "kindicators": ["kindicators", "validate", "--format", "json", "."],
    "frictionless": ["frictionless", "validate", "--json", "datapackage.json"],
}
"""The commands that a person would give in the folder of the package; both exit 1 if they find something."""

Place = tuple[str, int | None, str]
"""A table, a row as the number of its line, and a column."""


class Run(NamedTuple):
    """What one side found in a package, and what it took."""

    seconds: float
    """Time that passed."""
    processor: float
    """Seconds of processor time."""
    megabytes: float
    """Peak memory."""
    found: frozenset[Place]


def rows(count: int, valid: bool) -> Iterator[list[str]]:
    """Yield the rows of the large table, sorted by key, with the faults spread over them if it shall not be valid."""
    with (ki.path() / f"data/{TABLE}.csv").open(encoding="utf-8", newline="") as stream:
        real = list(csv.DictReader(stream))
    copies = (divmod(i, len(real)) for i in range(count))
    ids = sorted((real[place]["deployment_id"] + (f"-{copy:06d}" if copy else ""), place) for copy, place in copies)
    faults: list[dict[str, str] | str] = [] if valid else [*FAULTS, *FAULTY_ROWS]
    faulty = {(n + 1) * count // (len(faults) + 1): fault for n, fault in enumerate(faults)}
    for number, (name, place) in enumerate(ids):
        row = real[place] | {"deployment_id": name}
        if name != real[place]["deployment_id"]:
            row |= UNREAD
        if row["value"] and not row["low"] and not row["high"]:
            row["value"] = str(int(row["value"]) + number % 997)
        if row["note"]:
            row["note"] += f" Figure {number}."
        fault = faulty.get(number, {})
        if isinstance(fault, dict):
            yield list((row | fault).values())
        elif fault == "doubled key":
            yield list((row | {"deployment_id": ids[number - 1][0]}).values())
        elif fault == "missing cell":
            yield list(row.values())[:-1]
        elif fault == "extra cell":
            yield [*row.values(), "more"]
        elif fault == "blank row":
            yield []


def make(folder: Path, count: int, valid: bool) -> None:
    """Make a package in `folder` whose large table has `count` rows, and whose descriptor states what is there."""
    shutil.copytree(ki.path() / "data", folder / "data")
    file = folder / "data" / f"{TABLE}.csv"
    with file.open(encoding="utf-8") as stream:
        header = stream.readline()
    with file.open("w", encoding="utf-8", newline="") as stream:
        stream.write(header)
        csv.writer(stream, lineterminator="\n").writerows(rows(count, valid))
    with file.open("rb") as content:
        digest = hashlib.file_digest(content, "sha256").hexdigest()
    described = json.loads((ki.path() / "datapackage.json").read_text(encoding="utf-8"))
    resource = next(r for r in described["resources"] if r["name"] == TABLE)
    resource |= {"bytes": file.stat().st_size, "hash": f"sha256:{digest}", "rows": count}
    (folder / "datapackage.json").write_text(json.dumps(described), encoding="utf-8")


def measured(side: str, folder: Path) -> Run:
    """Validate the package in `folder` with one of the `SIDES` in a process of its own."""
    program, *arguments = SIDES[side]
    script = (
        "import resource, subprocess, sys; done = subprocess.run(sys.argv[1:], stdout=subprocess.PIPE, check=False);"
        "used = resource.getrusage(resource.RUSAGE_CHILDREN);"
        "print(done.stdout.decode()); print(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)"
    )
    command = [sys.executable, "-c", script, str(Path(sys.executable).with_name(program)), *arguments]
    start = time.perf_counter()
    result = subprocess.run(command, check=True, capture_output=True, text=True, cwd=folder)
    seconds = time.perf_counter() - start
    *answer, used = result.stdout.splitlines()
    processor, megabytes = map(float, used.split())
    return Run(seconds, processor, megabytes, frozenset(PLACES[side](json.loads("\n".join(answer)))))


def _of_kindicators(findings: list[dict[str, Any]]) -> Iterator[Place]:
    for finding in findings:
        yield finding["table"], finding["line"], finding["column"]


def _of_frictionless(report: dict[str, Any]) -> Iterator[Place]:
    for error in report["errors"]:
        yield "", None, str(error["type"])
    for task in report["tasks"]:
        for error in task["errors"]:
            # The fields of a foreign key that are there, of its cells only one.
            column = error["fieldNames"][0] if error["type"] == "foreign-key" else error.get("fieldName", "")
            yield task["name"], error.get("rowNumber"), column


PLACES: dict[str, Callable[[Any], Iterator[Place]]] = {
    "kindicators": _of_kindicators,
    "frictionless": _of_frictionless,
}


def missed(witness: frozenset[Place], found: frozenset[Place]) -> list[Place]:
    """Return the places in `witness` that are not in `found`; what is said of a whole row holds for its cells."""
    lines = {(table, line) for table, line, _ in found}
    whole = {(table, line) for table, line, column in found if not column}
    return sorted(
        (table, line, column)
        for table, line, column in witness
        if (table, line, column) not in found and (table, line) not in (whole if column else lines)
    )


def growth(points: list[tuple[int, float]]) -> list[float]:
    """Return the slopes of the time over the size, both as logarithms: 1 is ten times the time for ten times the rows.

    Examples
    --------
    >>> growth([(10, 1.0), (100, 10.0), (1000, 1000.0)])
    [1.0, 2.0]
    """
    return [round(math.log(b / a) / math.log(n / m), 2) for (m, a), (n, b) in pairwise(points)]


def compare(count: int, valid: bool) -> dict[str, Run]:
    """Make a package with `count` rows in its large table, and let both sides validate it."""
    with tempfile.TemporaryDirectory() as folder:
        # In a process of its own, whose memory is not counted.
        asked = ["--make", folder, "--up-to", str(count), *(["--valid"] if valid else [])]
        subprocess.run([sys.executable, __file__, *asked], check=True)
        # In a row, because some machines take away the memory that was not used for a while.
        runs = {side: [measured(side, Path(folder) / "package") for _ in range(RUNS)] for side in SIDES}
        return {side: min(done, key=lambda run: run.processor) for side, done in runs.items()}


def main() -> int:
    """Print every figure; return 1 if a limit is missed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--up-to", type=int, default=SIZES[-1], metavar="ROWS", help="leave out larger tables")
    parser.add_argument("--make", type=Path, metavar="FOLDER", help="only make FOLDER/package, of --up-to rows")
    parser.add_argument("--valid", action="store_true", help="put no faults into the table")
    asked = parser.parse_args()
    if asked.make:
        make(asked.make / "package", asked.up_to, asked.valid)
        return 0
    print(f"{'rows':>9}{'':4}{'seconds of processor time':^36}{'MB':^22}findings of frictionless")
    print(
        f"{'':>9}{'':4}{'kindicators':>12}{'frictionless':>14}{'times':>8}{'':2}{'kindicators':>12}{'frictionless':>13}"
    )
    points: dict[str, list[tuple[int, float]]] = {side: [] for side in SIDES}
    failed = False
    # The smallest table lacks real rows that evidence points to, and cannot be valid.
    sizes = SIZES[1:] if asked.valid else SIZES
    for count in (size for size in sizes if size <= asked.up_to):
        runs = compare(count, asked.valid)
        ours, theirs = runs["kindicators"], runs["frictionless"]
        lacking = missed(theirs.found, ours.found)
        times = theirs.processor / ours.processor
        agree = f"{len(theirs.found)}, all found" if not lacking else f"{len(lacking)} missed: {lacking}"
        print(
            f"{count:>9,}{'':4}{ours.processor:>12.1f}{theirs.processor:>14.1f}{times:>8.1f}"
            f"{'':2}{ours.megabytes:>12.0f}{theirs.megabytes:>13.0f}  {agree}",
            flush=True,
        )
        for side, run in runs.items():
            points[side].append((count, run.processor))
        # A table with faults is found to have some, and a valid one none.
        failed |= bool(lacking) or bool(theirs.found) == asked.valid or bool(ours.found) == asked.valid
        if count == SIZES[-1]:
            failed |= times < TIMES_FASTER or ours.megabytes > MEGABYTES
    for side, measured_points in points.items():
        print(f"{side}: growth per factor of ten, as a power of the rows: {growth(measured_points)}")
    print(
        f"limits for {SIZES[-1]:,} rows: {TIMES_FASTER} times faster, {MEGABYTES:,} MB: {'MISSED' if failed else 'ok'}"
    )
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
