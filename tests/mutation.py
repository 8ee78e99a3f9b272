"""Corrupt the real tables in every way that the rules name, and tell which layer of checks finds each fault.

    python tests/mutation.py [--each 10] [--seed 1] [--kind KIND] [--write docs/mutation.md]

Each fault is put into the newest data, and `kindicators build` is run in thought: the descriptor is made anew, so that
hashes find nothing. (Without that every fault of this list is found by the hash of its file.) The layers are asked in
their order, and the first one that finds something is counted. The last one, corrections, is
`kindicators release --check`: a cell that was released cannot change without a reason.
"""

from __future__ import annotations

import argparse
import io
import itertools
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import kindicators as ki
from kindicators.authoring import canonical, indicators, keys, references, rules
from kindicators.authoring.audit import audit
from kindicators.authoring.cells import Rows
from kindicators.authoring.columns import columns_of, name_of
from kindicators.authoring.descriptor import TableFile, descriptor
from kindicators.authoring.releasing import release
from kindicators.authoring.releasing.version import stated
from kindicators.errors import KindicatorsError
from kindicators.schemas import TABLES
from mutation_kinds import PLAUSIBLE, Mutation, Table, all_kinds, of_kind
from repository import Repository

LAYERS = ("form", "schema", "keys", "references", "indicators", "audit", "corrections")
"""The layers in the order in which they are asked."""
LAST = LAYERS[-1]
MEANING = {
    "form": "the file is in canonical form, and every cell can be read as its type",
    "schema": "constraints of columns, and rules over the columns of a row",
    "keys": "what points to a row of another table points to one that there is",
    "references": "evidence and corrections are of rows that there are, no source is unused",
    "indicators": "every indicator can be made, with periods, values and sources in order",
    "audit": "sums, ranges, jumps, gaps, doubles, dates, sources",
    "corrections": "a released cell does not change, and a released row does not go, without a reason",
}
BEGIN, END = "<!-- made by tests/mutation.py: begin -->", "<!-- made by tests/mutation.py: end -->"


def tables() -> list[Table]:
    """Return the tables as they stand; corrections are left out, for their rows are about past values."""
    folder = ki.path() / "data"
    return [
        Table(name_of(t), tuple(columns_of(t)), (folder / f"{name_of(t)}.csv").read_bytes())
        for t in TABLES
        if name_of(t) != "corrections"
    ]


def mutations(each: int, seed: int, kinds: list[str]) -> list[Mutation]:
    """Return so many faults of each kind, no two in one place; the same ones for the same seed."""
    found: list[Mutation] = []
    everything = tables()
    for kind in kinds:
        distinct: dict[tuple[str, str, str], Mutation] = {}
        for m in itertools.islice(of_kind(kind, everything, random.Random(f"{seed} {kind}")), 20 * each):
            distinct.setdefault((m.table, m.row_id, m.column), m)
            if len(distinct) == each:
                break
        found += distinct.values()
    return found


@dataclass
class Laboratory:
    """A copy of the repository, in which one file at a time is corrupted."""

    repository: Repository
    files: dict[str, TableFile]

    @classmethod
    def of(cls, folder: Path) -> Laboratory:
        """Copy the repository into a folder."""
        made = cls(Repository(folder), {})
        for table in TABLES:
            file, _ = canonical.read_file(table, made.file(name_of(table)))
            assert file is not None
            made.files[name_of(table)] = file
        return made

    def file(self, table: str) -> Path:
        return self.repository.folder / "data" / f"{table}.csv"

    def layer(self, mutation: Mutation) -> str:
        """Return the first layer that finds a fault; empty if none does."""
        before = self.file(mutation.table).read_bytes()
        self.file(mutation.table).write_bytes(mutation.content)
        try:
            return next(self._found(mutation), "")
        finally:
            self.file(mutation.table).write_bytes(before)

    def _found(self, mutation: Mutation) -> Iterator[str]:
        root = self.repository.folder
        table = next(t for t in TABLES if name_of(t) == mutation.table)
        stream = io.BytesIO(mutation.content)
        rows, found = canonical.read(table, stream, self.file(mutation.table))
        if found or rows is None:
            yield "form"
            return
        if list(rules.findings(table, rows)):
            yield "schema"
            return
        files = self.files | {mutation.table: TableFile.of(stream, rows)}
        read: dict[str, Rows] = {name: file.rows for name, file in files.items()}
        if list(keys.findings(read)):
            yield "keys"
        if list(references.findings(root, read, stated(root).number)):
            yield "references"
        described = descriptor(files, stated(root))
        described["indicators"], found = indicators.described(root, described, read)
        if found:
            yield "indicators"
            return
        try:
            if audit(root, described).broken:
                yield "audit"
        except KindicatorsError:  # a check cannot be run over what is there
            yield "audit"
        if release.check(root):
            yield "corrections"


def _work(job: list[Mutation]) -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        laboratory = Laboratory.of(Path(folder) / "repository")
        return [laboratory.layer(m) for m in job]


def run(found: list[Mutation], processes: int) -> Iterator[tuple[Mutation, str]]:
    """Yield each fault with the first layer that finds it; empty if none does."""
    size = 8
    parts = [found[i : i + size] for i in range(0, len(found), size)]
    with ProcessPoolExecutor(processes) as pool:
        for part, layers in zip(parts, pool.map(_work, parts), strict=True):
            yield from zip(part, layers, strict=True)


def report(results: list[tuple[Mutation, str]]) -> str:
    """Return the report in Markdown: by kind and layer, and what was not found."""
    by = Counter((m.kind, layer) for m, layer in results)
    kinds = list(dict.fromkeys(m.kind for m, _ in results))
    lost = [m for m, layer in results if not layer]
    hard = [layer for m, layer in results if m.kind in PLAUSIBLE]
    easy = [layer for m, layer in results if m.kind not in PLAUSIBLE]
    lines = [
        f"{len(results)} faults, {len(results) - len(lost)} of them found.",
        "",
        f"- {_alone(hard)} of the {len(hard)} that leave every cell in a form that its column allows (a date a century "
        "off, day and month or KOR and PRK swapped, a wrong unit, a row dropped or entered twice, a series doubled) "
        f"are found by what the tables say, without the last release ({_alone(hard) / max(len(hard), 1):.0%});",
        f"- {_alone(easy)} of the {len(easy)} others ({_alone(easy) / max(len(easy), 1):.0%});",
        f"- {_alone(hard + easy) / len(results):.1%} of all. The last release shows the rest, because all of these "
        "rows stood in it: a new row would have no such witness.",
        "",
        "By the first layer that finds a fault:",
        "",
        *[f"- **{layer}**: {MEANING[layer]}; {sum(by[k, layer] for k in kinds)}" for layer in LAYERS],
        "",
        f"| fault | {' | '.join(LAYERS)} | not found |",
        f"| --- |{' ---: |' * (len(LAYERS) + 1)}",
    ]
    for kind in kinds:
        counts = [by[kind, layer] for layer in (*LAYERS, "")]
        lines.append(f"| {kind} | {' | '.join(str(n or '') for n in counts)} |")
    late = [f"- {_told(m)}{'' if layer else ' (**not found**)'}" for m, layer in results if layer in ("", LAST)]
    if late:
        lines += ["", "Found by nothing but the last release, or not at all:", "", *late]
    return "\n".join(lines)


def _alone(layers: list[str]) -> int:
    """Return how many are found without the last release."""
    return sum(layer not in ("", LAST) for layer in layers)


def _told(m: Mutation) -> str:
    change = f", `{m.old}` to `{m.new}`" if m.new else ""
    return f"{m.kind}: {m.table} `{m.row_id}` {m.column}{change}"


def main() -> None:
    """Run the faults and print the report."""
    options = argparse.ArgumentParser(description="Corrupt the tables, and tell what finds each fault.")
    options.add_argument("--each", type=int, default=10, help="faults of each kind")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--kind", action="append", choices=all_kinds(), help="only this kind")
    options.add_argument("--processes", type=int, default=2)
    options.add_argument("--write", type=Path, help="put the report between the marks of this page")
    chosen = options.parse_args()
    found = mutations(chosen.each, chosen.seed, chosen.kind or all_kinds())
    results = []
    for number, (mutation, layer) in enumerate(run(found, chosen.processes), start=1):
        results.append((mutation, layer))
        if sys.stderr.isatty():
            print(f"\r{number}/{len(found)}", end="", file=sys.stderr)
    text = report(results)
    print(text)
    if chosen.write:
        page = chosen.write.read_text(encoding="utf-8")
        before, after = page.split(BEGIN)[0], page.split(END)[1]
        chosen.write.write_text(f"{before}{BEGIN}\n\n{text}\n\n{END}{after}", encoding="utf-8")
    sys.exit(any(not layer for _, layer in results))


if __name__ == "__main__":
    main()
