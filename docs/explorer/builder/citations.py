"""Citations of tables, indicators and rows: the same texts as `kindicators.cite` gives, in parts."""

from __future__ import annotations

from functools import cache

from kindicators.bibliography import WRITERS, Entry
from kindicators.citation import Part, dataset_entry, source_entry
from kindicators.package import Package
from kindicators.records import Row

ROW, HOW = "ROWROWROW", "HOWHOWHOW"
"""What the browser replaces: the id of a row, and the clocks that were asked for."""
PLACES = {"row": ROW, "how": HOW}
FORMATS = ("text", "bibtex")


def dataset(pack: Package) -> dict[str, str]:
    """Return how to cite the package, and how to cite what a query gave."""
    return both(dataset_entry(pack, Part("", ""))) | {
        f"query_{name}": text for name, text in both(dataset_entry(pack, Part("", f"Result of a query{HOW}"))).items()
    }


def part(pack: Package, kind: str, name: str, title: str) -> dict[str, str]:
    """Return how to cite a table or indicator, and a row of the table."""
    whole = both(dataset_entry(pack, Part(name, f"{kind} {name} ({title}){HOW}")))
    row = both(dataset_entry(pack, Part(ROW, f"Row {ROW} of table {name}")))
    return whole | {f"row_{name}": text for name, text in row.items()}


def source(row: Row) -> list[str]:
    """Return how to cite a source, in each format."""
    return _source(tuple(row.items()))


@cache
def _source(row: tuple[tuple[str, str], ...]) -> list[str]:
    # Most sources are the same in all versions.
    return list(both(source_entry(dict(row))).values())


def both(entry: Entry) -> dict[str, str]:
    """Return an entry in each format."""
    return {name: WRITERS[name]([entry]) for name in FORMATS}
