"""Measure what a user waits for, against the bare equivalents run in turn: ``python tests/benchmarks/startup.py``.

Each command runs in a fresh process; the runs of the two sides alternate, so that a busy machine slows both; the
median counts. Prints one line a figure with the limit it is held to, and exits 1 if one is missed.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Callable
from pathlib import Path

import kindicators as ki
from kindicators.frames import pandas_dtype
from kindicators.package import package
from kindicators.views import TYPES

ROOT = Path(__file__).resolve().parents[2]
RUNS = 21
# An installed package has its bytecode; measure that, whatever this shell says.
ENVIRONMENT = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
TABLE = "troop_deployments"
QUERY = f"SELECT reporter, count(*) AS n FROM {TABLE} GROUP BY reporter ORDER BY n DESC"


def bare_sql() -> str:
    """Return a script that answers QUERY with DuckDB alone: same file, same types, same output."""
    resource = package().resource(TABLE)
    columns = {f.name: TYPES[f.type] for f in resource.fields}
    return (
        "import duckdb, csv, sys\n"
        "con = duckdb.connect()\n"
        f"con.execute('''CREATE VIEW {TABLE} AS FROM read_csv('{resource.path}', columns={columns!r}, header=true, "
        "auto_detect=false, delim=',', quote='\"', escape='\"', nullstr='')''')\n"
        f"result = con.execute('''{QUERY}''')\n"
        "writer = csv.writer(sys.stdout)\n"
        "writer.writerow([d[0] for d in result.description]); writer.writerows(result.fetchall())"
    )


def bare_load() -> str:
    """Return a script that reads the table with pandas alone: same file, same types."""
    resource = package().resource(TABLE)
    plain = {f.name: str(pandas_dtype(f)) for f in resource.fields if f.type != "date" and not f.categories}
    listed = {f.name: [v for v, _ in f.categories] for f in resource.fields if f.categories}
    dates = [f.name for f in resource.fields if f.type == "date"]
    return (
        "import pandas as pd\n"
        f"types = {plain!r} | {{k: pd.CategoricalDtype(v) for k, v in {listed!r}.items()}}\n"
        f"frame = pd.read_csv('{resource.path}', dtype=types, parse_dates={dates!r}, date_format='%Y-%m-%d', "
        "keep_default_na=False, na_values=[''])"
    )


def in_turn(*commands: list[str]) -> list[float]:
    """Return the median seconds of each command, run in turn."""
    times: list[list[float]] = [[] for _ in commands]
    for command in commands:
        subprocess.run(command, check=True, capture_output=True, env=ENVIRONMENT)
    for _ in range(RUNS):
        for command, seconds in zip(commands, times, strict=True):
            start = time.perf_counter()
            subprocess.run(command, check=True, capture_output=True, env=ENVIRONMENT)
            seconds.append(time.perf_counter() - start)
    return [statistics.median(t) for t in times]


def warm(action: Callable[[], object]) -> float:
    """Return the median milliseconds of an action in this process."""
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        action()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


def main() -> int:
    """Print every figure; return 1 if one misses its limit."""
    python = sys.executable
    missed = 0

    def report(what: str, value: float, unit: str, limit: float, detail: str = "") -> None:
        nonlocal missed
        missed += value > limit
        verdict = "ok" if value <= limit else "MISSED"
        print(f"{what:<44}{value:>9.2f} {unit:<9} limit {limit:<7g} {verdict:<7}{detail}")

    bare, imported = in_turn([python, "-c", "pass"], [python, "-c", "import kindicators"])
    report(
        "import kindicators, more than bare python", (imported - bare) * 1000, "ms", 15, f"{bare * 1000:.1f} ms bare"
    )

    peer, ours = in_turn([python, "-c", bare_sql()], [python, "-m", "kindicators", "sql", QUERY, "--format", "csv"])
    report("cold sql / bare duckdb", ours / peer, "times", 1.5, f"{ours * 1000:.0f} / {peer * 1000:.0f} ms")

    script = f"import kindicators as ki; ki.load('{TABLE}')"
    peer, ours = in_turn([python, "-c", bare_load()], [python, "-c", script])
    report("cold load / pandas.read_csv", ours / peer, "times", 1.15, f"{ours * 1000:.0f} / {peer * 1000:.0f} ms")

    # The installed version lies in files; the oldest one is read from its archive, in DuckDB without a file.
    old = str(ki.versions()["version"].iloc[0])
    script = f"import kindicators as ki; ki.load('{TABLE}', version='{old}')"
    plain, past = in_turn([python, "-c", script.replace(f", version='{old}'", "")], [python, "-c", script])
    report("cold load of a past release, more than now", (past - plain) * 1000, "ms", 150, f"{past * 1000:.0f} ms")
    query = [python, "-m", "kindicators", "sql", QUERY, "--format", "csv"]
    plain, past = in_turn(query, [*query, "--release", old])
    report("cold sql of a past release, more than now", (past - plain) * 1000, "ms", 150, f"{past * 1000:.0f} ms")
    for version in ki.versions()["version"][:3]:
        past_tables = list(ki.tables(version=version)["name"])
        warm_loads = {n: warm(lambda n=n, v=version: ki.load(n, version=v)) for n in past_tables}  # type: ignore[misc]
        slowest = max(warm_loads, key=lambda n: warm_loads[n])
        report(f"warm load from {version}, slowest table", warm_loads[slowest], "ms", 20, slowest)
        connected = warm(lambda v=version: ki.connect(version=v).close())  # type: ignore[misc]
        report(f"connect(version='{version}')", connected, "ms", 900, f"{len(past_tables)} tables")

    names = list(ki.tables()["name"])
    loads = {name: warm(lambda name=name: ki.load(name)) for name in names}  # type: ignore[misc]
    slowest = max(loads, key=lambda n: loads[n])
    report("warm load, slowest table", loads[slowest], "ms", 15, slowest)
    checks = {}
    for name in names:
        resource = package().resource(name)
        checks[name] = warm(resource.read_bytes) - warm(resource.path.read_bytes)
    slowest = max(checks, key=lambda n: checks[n])
    report("hash check, slowest table", checks[slowest], "ms", 1, slowest)
    report("connect() with all tables, indicators and comments", warm(lambda: ki.connect().close()), "ms", 300)
    report("connect(sandbox=True)", warm(lambda: ki.connect(sandbox=True).close()), "ms", 900)

    with tempfile.TemporaryDirectory() as folder:
        build = [python, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, str(ROOT)]
        subprocess.run(build, check=True, capture_output=True)
        wheel = next(Path(folder).glob("*.whl"))
        report("wheel", wheel.stat().st_size / 1e6, "MB", 2)
        environment = Path(folder) / "venv"
        venv.create(environment, with_pip=True)
        pip = [str(environment / "bin" / "python"), "-m", "pip", "--disable-pip-version-check"]
        subprocess.run([*pip, "install", "--quiet", str(wheel)], check=True, capture_output=True)
        listed = subprocess.run([*pip, "freeze"], check=True, capture_output=True, text=True).stdout.split()
        count = len([line for line in listed if "==" in line or line.startswith("kindicators")])
        report("packages of the base install", count, "packages", 8)
        size = sum(f.stat().st_size for f in (environment / "lib").rglob("*") if f.is_file() and "/pip" not in str(f))
        print(f"{'size of the base install':<44}{size / 1e6:>9.0f} MB        (pandas, numpy and duckdb included)")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
