"""How load, SQL and diff grow with the table: the rows of a real table again and again, with ids of their own.

kindicators reads them as it reads its own: from an installation whose data package has this one table, and one
release, the state before, in its archive. The peers are given the files of both states.
"""

from __future__ import annotations

import compileall
import csv
import hashlib
import json
import shutil
import statistics
import tarfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from math import log
from pathlib import Path
from typing import Any

from measuring import Sample, Task, measure
from peer_steps import ROWS_AND_CELLS, TABLE, Scripts, aggregate, load, peer_diff, script
from peer_tools import ROOT, Tools

import kindicators as ki
from kindicators.comparison.contract import digest as contract_digest
from kindicators.package import DESCRIPTOR, Package, parse
from kindicators.releases import Manifest, Table, digest

SIZES = [10**n for n in range(3, 8)]
# Eight columns of the real table: with all 29, ten million rows would not fit into the memory of most machines.
COLUMNS = ["deployment_id", "sending_country", "category", "date", "value", "reporter", "status", "source_id"]
BEFORE, DAY = "1.0.0", "2026-01-01"
ALONE, LINEAR_FROM = 10_000_000, 100_000
"""From how many rows a step is done once only, and from how many the slope is taken: below, starting up outweighs."""
PEERS = ("kindicators", "pandas", "DuckDB")

Growth = dict[str, dict[int, dict[str, Sample]]]
"""For each step and number of rows what each tool took."""


def grow(sizes: Sequence[int], rounds: int, tools: Tools, folder: Path, say: Callable[[str], None]) -> Growth:
    """Measure load, SQL and diff for tables of some sizes."""
    found: Growth = {}
    for size in sizes:
        place = folder / str(size)
        pack = install(place, size)
        for step, scripts in questions(place, pack).items():
            say(f"{step}, {size:,} rows")
            found.setdefault(step, {})[size] = measure(
                tasks(scripts, tools, place), 1 if size >= ALONE else rounds, folder
            )
        shutil.rmtree(place)
    return found


def questions(place: Path, pack: Package) -> dict[str, Scripts]:
    """Return the scripts of each step."""
    files = [(str(place / "old.csv"), str(pack.resources[TABLE].path), COLUMNS)]
    ours = script("import kindicators as ki", f"result = ki.diff({BEFORE!r})", ROWS_AND_CELLS)
    return {"load": load(pack, [TABLE]), "SQL": aggregate(pack), "diff": {"kindicators": ours, **peer_diff(files)}}


def tasks(scripts: Scripts, tools: Tools, place: Path) -> list[Task]:
    """Return the tasks of a step; kindicators is run from the installation with the large table."""
    environment = {"kindicators": {"PYTHONPATH": str(place)}}
    return [Task(t, tools.need(t), scripts[t], environment.get(t, {}), warm=False) for t in PEERS]


def install(place: Path, size: int) -> Package:
    """Make an installation whose one table has `size` rows and one release before the present state."""
    code = place / "kindicators"
    shutil.copytree(ROOT / "src" / "kindicators", code, ignore=shutil.ignore_patterns("__pycache__"))
    compileall.compile_dir(code, quiet=2)  # as an installer does
    data = code / "datapackage" / "data"
    releases = data / "releases"
    releases.mkdir(parents=True)
    old, new = place / "old.csv", data / f"{TABLE}.csv"
    before = described(BEFORE, *write(old, size, new=False))
    after = described(ki.__version__, *write(new, size, new=True))
    keep(releases, before, old)
    (code / "datapackage" / DESCRIPTOR).write_text(json.dumps(after), encoding="utf-8")
    return parse(code / "datapackage", after)


def write(file: Path, size: int, *, new: bool) -> tuple[int, str]:
    """Write one of the two states of the table, and return its number of rows and its hash.

    Of 201 rows one is only in the old state, one only in the new one, and in two the value differs.
    """
    tails = {changed: list(endings(changed)) for changed in (False, True)}
    count, sha256 = 0, hashlib.sha256()
    with file.open("wb") as stream:

        def put(text: str) -> None:
            content = text.encode()
            sha256.update(content)
            stream.write(content)

        put(",".join(COLUMNS) + "\n")
        for start in range(0, size + size // 200, 100_000):
            ids = range(start, min(start + 100_000, size + size // 200))
            kept = [i for i in ids if i % 201 != (100 if new else 200)]
            put("".join(f"figure-{i:08d}{tails[new and i % 201 in (50, 150)][i % len(tails[new])]}" for i in kept))
            count += len(kept)
    return count, sha256.hexdigest()


def endings(changed: bool) -> Iterator[str]:
    """Yield what follows the id in the lines of the real table, with another value if it is to be changed."""
    with (ki.path() / "data" / f"{TABLE}.csv").open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            value = str(int(row["value"] or 0) + 1) if changed else row["value"]
            yield "," + ",".join((row | {"value": value})[name] for name in COLUMNS[1:]) + "\n"


def described(version: str, count: int, sha256: str) -> dict[str, Any]:
    """Return the descriptor of one state of the table."""
    real = json.loads((ki.path() / DESCRIPTOR).read_text(encoding="utf-8"))
    table = next(item for item in real["resources"] if item["name"] == TABLE)
    fields = {field["name"]: field for field in table["schema"]["fields"]}
    schema = {"fields": [fields[name] for name in COLUMNS], "primaryKey": COLUMNS[:1]}
    table |= {"rows": count, "hash": f"sha256:{sha256}", "schema": schema}
    described: dict[str, Any] = real | {
        "version": version,
        "created": f"{DAY}T00:00:00Z",
        "resources": [table],
        "indicators": [],
    }
    return described


def keep(releases: Path, descriptor: dict[str, Any], file: Path) -> None:
    """Write the manifest and the archive of the release; packed quickly, since only reading is measured."""
    (item,) = descriptor["resources"]
    content = file.with_suffix(".json")
    content.write_text(json.dumps(descriptor), encoding="utf-8")
    described = hashlib.sha256(content.read_bytes()).hexdigest()
    sha256 = item["hash"].removeprefix("sha256:")
    table = Table(item["path"], sha256, contract_digest(item["schema"]), item["rows"], 0, 0, 0)
    files = digest({table.path: sha256})
    manifest = Manifest(BEFORE, DAY, "first", None, None, files, described, {TABLE: table}, {})
    (releases / f"{BEFORE}.json").write_text(manifest.to_json(), encoding="utf-8")
    with tarfile.open(releases / f"{BEFORE}.tar.xz", "w:xz", preset=0) as archive:
        archive.add(content, described)
        archive.add(file, sha256)


def slope(points: Mapping[int, float]) -> float | None:
    """Return the power of the number of rows with which the figures grow, or None if two large tables are lacking.

    1 means ten times as much for ten times the rows.
    """
    logs = [(log(size), log(value)) for size, value in points.items() if size >= LINEAR_FROM]
    return statistics.linear_regression(*zip(*logs, strict=True)).slope if len(logs) > 1 else None
