"""What was measured, as tables in Markdown."""

from __future__ import annotations

import os
import platform
import statistics
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from measuring import Ratio, Sample, ratio
from peer_figures import Figure
from peer_growth import ALONE, COLUMNS, LINEAR_FROM, Growth, slope
from peer_steps import TABLE
from peer_tools import Installed, Tools
from validation import Run, missed

BEGIN = "<!-- measured: what `python tests/benchmarks/peers.py --write` puts here -->"
END = "<!-- end of what was measured -->"
OURS = "kindicators"
SHOWN = ("kindicators", "pandas", "numpy", "duckdb", "pandera", "frictionless", "owid-catalog", "pycldf", "csvw")


def table(header: Sequence[str], rows: Iterable[Sequence[str]], texts: int = 1) -> str:
    """Return a table; all columns but the first ones are numbers, and stand on the right."""
    lines = [header, [*["---"] * texts, *["---:"] * (len(header) - texts)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def machine(tools: Tools, load: float) -> str:
    """Return on what kind of machine, when, under what load at the start, and with which versions it was measured."""
    installed = tools.installed().values()
    versions = {name: each.packages[name] for each in installed for name in SHOWN if name in each.packages}
    listed = ", ".join(f"{name} {versions[name]}" for name in SHOWN if name in versions) or "those of the environment"
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return (
        f"Measured on {datetime.now(UTC):%Y-%m-%d}: {os.cpu_count()} processors ({processor()}), {memory:.0f} GiB of "
        f"memory, {platform.system()}, Python {platform.python_version()}. When it began, {load:.1f} other processes "
        f"wanted a processor; above 0.5 the milliseconds mean little. Versions: {listed}."
    )


def processor() -> str:
    """Return the kind of the processor."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text(encoding="utf-8").splitlines() if info.exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


def figures(found: Sequence[Figure]) -> str:
    """Return the figures with their limits."""
    rows = []
    for f in found:
        bound = f"{'at least' if f.at_least else 'at most'} {f.limit:,g} {f.unit}"
        rows.append([f.what, f"{number(f.value)} {f.unit}", bound, "reached" if f.reached else "**missed**"])
    return table(["figure", "measured", "held to", ""], rows, texts=4)


def steps(found: Mapping[str, Mapping[str, Sample]]) -> str:
    """Return what each tool took for each step, and how many times as long kindicators takes."""
    rows = []
    for step, samples in found.items():
        ours = samples[OURS]
        for tool, sample in samples.items():
            alike = tool == OURS
            rows.append(
                [
                    step,
                    tool,
                    milliseconds(sample.cold),
                    "" if alike else times(ratio(ours.cold, sample.cold)),
                    milliseconds(sample.warm),
                    "" if alike or not sample.warm else times(ratio(ours.warm, sample.warm)),
                    number(statistics.median(sample.memory)),
                ]
            )
    header = ["step", "tool", "cold, ms", "kindicators ÷ it", "warm, ms", "kindicators ÷ it", "peak MB"]
    return table(header, rows, texts=2)


def installs(found: Mapping[str, Installed]) -> str:
    """Return the size of each environment and its number of packages."""
    rows = [[name, str(len(each.packages)), f"{each.megabytes:.0f}"] for name, each in found.items()]
    return table(["`pip install`", "packages", "MB"], rows)


def growth(found: Growth) -> str:
    """Return how each step grows with the table, and the slopes."""
    tools = list(next(iter(next(iter(found.values())).values())))
    peers = [tool for tool in tools if tool != OURS]
    header = ["step", "rows", *(f"{tool}, s" for tool in tools), *(f"{OURS} ÷ {p}" for p in peers)]
    rows = []
    for step, sizes in found.items():
        for size, samples in sizes.items():
            ours = samples[OURS]
            rows.append(
                [
                    step,
                    f"{size:,}",
                    *(seconds(samples[tool].cold) for tool in tools),
                    *(times(ratio(ours.cold, samples[p].cold)) for p in peers),
                    *(f"{statistics.median(samples[tool].memory):,.0f}" for tool in tools),
                ]
            )
        slopes = [slope({n: statistics.median(s[tool].cold) for n, s in sizes.items()}) for tool in tools]
        if None not in slopes:
            rows.append([step, "slope", *(f"{s:.2f}" for s in slopes if s is not None), *[""] * (len(header) - 2)])
    return (
        f"{table([*header, *(f'{tool}, MB' for tool in tools)], rows)}\n\n"
        f"The table has {len(COLUMNS)} columns ({', '.join(f'`{c}`' for c in COLUMNS)}). The slope is the power of the "
        f"number of rows with which the time grows from {LINEAR_FROM:,} rows on: 1 is ten times the time for ten times "
        f"the rows. Tables of {ALONE:,} rows are read once only, so their ratios have no range."
    )


def validation(found: Mapping[int, Mapping[str, Run]]) -> str:
    """Return how validation grows with the table, and how many times faster than frictionless it is."""
    rows = []
    for size, runs in found.items():
        ours, theirs = runs["kindicators"], runs["frictionless"]
        rows.append(
            [
                f"{size:,}",
                *(number(run.processor) for run in (ours, theirs)),
                number(theirs.processor / ours.processor),
                *(f"{run.megabytes:,.0f}" for run in (ours, theirs)),
                f"{len(theirs.found)}, of which {len(missed(theirs.found, ours.found))} missed",
            ]
        )
    slopes = [slope({n: runs[side].processor for n, runs in found.items()}) for side in ("kindicators", "frictionless")]
    if None not in slopes:
        rows.append(["slope", *(f"{s:.2f}" for s in slopes if s is not None), "", "", "", ""])
    header = ["rows", "kindicators, s", "frictionless, s", "times as fast", "kindicators, MB", "frictionless, MB"]
    return (
        f"{table([*header, 'findings of frictionless'], rows)}\n\n"
        f"Seconds of processor time for the whole package, in which `{TABLE}` has so many rows with some faults. Each "
        "size is validated three times in a row, and the least time counts."
    )


def times(found: Ratio) -> str:
    """Return a ratio with the quartiles of the rounds."""
    if found.low == found.high:
        return number(found.median)
    return f"{number(found.median)} ({number(found.low)}–{number(found.high)})"


def milliseconds(values: Sequence[float]) -> str:
    """Return the median of some seconds in milliseconds."""
    return number(statistics.median(values) * 1000) if values else ""


def seconds(values: Sequence[float]) -> str:
    """Return the median of some seconds."""
    return number(statistics.median(values))


def number(value: float) -> str:
    """Return a number with about three digits that count."""
    size = abs(value)
    digits = 0 if size >= 100 or isinstance(value, int) else 1 if size >= 10 else 2 if size >= 0.1 else 3
    return f"{value:,.{digits}f}"


def written(page: str, measured: str) -> str:
    """Return a page with what was measured between its two marks."""
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"the page has no place for what was measured: {BEGIN} … {END}")
    return f"{before}{begin}\n\n{measured}\n\n{end}{after}"
