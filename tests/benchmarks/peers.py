"""Measure kindicators against what else reads the same files: ``python tests/benchmarks/peers.py``.

pandas and DuckDB alone, frictionless, owid-catalog and pycldf, each in an environment of its own that is made at first
use (``--venv``). Ratios are taken within one run, from processes that take turns. Prints tables in Markdown;
``--write`` puts them into docs/benchmark.md, which says how to read them. Exits 1 if a figure misses its limit, or if
tools that were to do the same gave answers of different sizes. The whole run takes about a quarter of an hour;
``--up-to 100000`` about a third of it.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

import peer_figures
import peer_report
from measuring import Sample, measure
from peer_files import lay_out
from peer_growth import SIZES, Growth, grow
from peer_steps import steps
from peer_tools import ROOT, Tools
from validation import SIZES as VALIDATED
from validation import Run, compare, missed

PAGE = ROOT / "docs" / "benchmark.md"
PARTS = ("steps", "figures", "growth", "validation")


def main() -> int:
    """Measure, print and write the tables; return 1 if a limit is missed or answers differ."""
    asked = arguments()
    load = os.getloadavg()[0]
    tools = Tools(None if asked.here else asked.venv)
    taken: dict[str, dict[str, Sample]] = {}
    grown: Growth = {}
    validated: dict[int, Mapping[str, Run]] = {}
    again: list[peer_figures.Figure] = []
    parts: list[str] = []

    def tell(title: str, text: str) -> None:
        """Print a part as soon as it is there: a run that is stopped was not for nothing."""
        parts.append(f"## {title}\n\n{text}")
        print(f"{parts[-1]}\n", flush=True)

    with tempfile.TemporaryDirectory(prefix="kindicators benchmark ") as made:
        folder = Path(made)
        if "steps" in asked.only:
            for name, tasks in steps(lay_out(folder), tools).items():
                if not asked.step or name in asked.step:
                    say(name)
                    taken[name] = measure(tasks(), asked.repeat, folder)
            tell("What a user waits for", peer_report.steps(taken))
        if "figures" in asked.only:
            say("what is asked for again")
            again = [*peer_figures.warm(tools, folder), *peer_figures.installation(tools)]
        if tools.folder is not None:
            tell("What is installed", peer_report.installs(tools.installed()))
        if "growth" in asked.only:
            grown = grow([n for n in SIZES if n <= asked.up_to], asked.repeat, tools, folder, say)
            tell("How it grows", peer_report.growth(grown))
        if "validation" in asked.only:
            for size in (n for n in VALIDATED if n <= asked.up_to):
                say(f"validate, {size:,} rows")
                validated[size] = compare(size, valid=False)
            tell("How validation grows", peer_report.validation(validated))
    figures = [*peer_figures.from_steps(taken), *again, *peer_figures.validated(validated)]
    if figures:
        tell("Figures to hold", peer_report.figures(figures))
        parts.insert(0, parts.pop())
    if asked.write:
        measured = "\n\n".join([peer_report.machine(tools, load), *parts])
        asked.write.write_text(peer_report.written(asked.write.read_text(encoding="utf-8"), measured), encoding="utf-8")
    differing = different(taken, grown)
    lost = {n: missed(runs["frictionless"].found, runs["kindicators"].found) for n, runs in validated.items()}
    differing += [f"validate, {n:,} rows: {places} not found" for n, places in lost.items() if places]
    for where in differing:
        print(f"different answers: {where}", file=sys.stderr)
    return 1 if differing or not all(figure.reached for figure in figures) else 0


def arguments() -> argparse.Namespace:
    """Return what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--venv", type=Path, default=ROOT / ".benchmark", help="folder of the environments (%(default)s)"
    )
    parser.add_argument("--here", action="store_true", help="measure what this interpreter has; install nothing")
    parser.add_argument("--up-to", type=int, default=SIZES[-1], metavar="ROWS", help="leave out larger tables")
    parser.add_argument(
        "--repeat", type=int, default=15, metavar="N", help="rounds, where they are quick (%(default)s)"
    )
    parser.add_argument("--only", action="append", choices=PARTS, help="measure only this part; may be given again")
    parser.add_argument("--step", action="append", help="measure only this step; may be given again")
    parser.add_argument(
        "--write", type=Path, nargs="?", const=PAGE, metavar="PAGE", help="put the tables into the page"
    )
    asked = parser.parse_args()
    asked.only = asked.only or PARTS
    return asked


def different(taken: Mapping[str, Mapping[str, Sample]], grown: Growth) -> list[str]:
    """Return where tools gave answers of different sizes: they did not do the same, and must not be compared."""
    every = dict(taken) | {f"{step} of {n:,} rows": samples for step, v in grown.items() for n, samples in v.items()}
    return [
        f"{name}: {', '.join(f'{tool} {sample.answer[:40]!r}' for tool, sample in samples.items())}"
        for name, samples in every.items()
        if len({sample.answer for sample in samples.values()}) > 1
    ]


def say(what: str) -> None:
    """Tell what is measured now."""
    print(f"measuring: {what} …", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
