"""Copies of the repository that a test may release from."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from conftest import ROOT, Copy
from kindicators.authoring import canonical
from kindicators.authoring.cells import Rows
from kindicators.authoring.columns import name_of
from kindicators.schemas import TABLES

PARTS = (
    "data", "docs", "datapackage.json", "README.md", "CHANGELOG.md", "CITATION.cff", "croissant.json", "dcat.jsonld",
    "codemeta.json", ".zenodo.json", "src/kindicators/_version.py", "src/kindicators/names.py",
)  # fmt: skip
MADE = ("node_modules", "_site", "__pycache__")
"""What tools leave among them, which is large and no part of the repository."""


class Repository(Copy):
    """A copy of what a release reads and writes."""

    def __init__(self, folder: Path, source: Path = ROOT) -> None:
        self.folder = folder
        for part in PARTS:
            (folder / part).parent.mkdir(parents=True, exist_ok=True)
            if (source / part).is_dir():
                shutil.copytree(source / part, folder / part, ignore=shutil.ignore_patterns(*MADE))
            else:
                shutil.copy(source / part, folder / part)

    @classmethod
    def at(cls, folder: Path) -> Repository:
        """Return the copy that is there already."""
        made = cls.__new__(cls)
        made.folder = folder
        return made

    def text(self, path: str) -> str:
        return (self.folder / path).read_text(encoding="utf-8")

    def add_row(self, table: str, **cells: str) -> None:
        """Add a row like the last one, with other cells, where the order of the keys wants it."""
        rows = self.rows(table)
        key = next(iter(rows[0]))
        self.write(table, sorted([*rows, rows[-1] | cells], key=lambda row: row[key]))

    def drop(self, table: str, row_id: str) -> None:
        self.write(table, [row for row in self.rows(table) if next(iter(row.values())) != row_id])

    def correct(self, lines: list[str], reason: str = "The page says so.") -> None:
        """Add the rows that ``release --missing`` printed to the corrections, with a reason."""
        import csv

        rows = self.rows("corrections")
        names = self.text("data/corrections.csv").split("\n", 1)[0].split(",")
        rows += [dict(zip(names, cells, strict=True)) | {"reason": reason} for cells in csv.reader(lines)]
        self.write("corrections", sorted(rows, key=lambda row: row["correction_id"]))

    def state(self) -> dict[str, str]:
        """Return the hash of every file; the lock is no part of the repository."""
        return state(self.folder)


def state(folder: Path) -> dict[str, str]:
    """Return the hash of every file in a folder by its path, without the lock."""
    return {
        file.relative_to(folder).as_posix(): _sha256(file, written.st_ino, written.st_size, written.st_ctime_ns)
        for file in sorted(folder.rglob("*"))
        if file.is_file() and file.name != ".release.lock"
        for written in [file.stat()]
    }


@cache
def _sha256(file: Path, *written: int) -> str:
    """Hash a file again only when it was written: the time of a change of an inode cannot be set by a program."""
    return hashlib.sha256(file.read_bytes()).hexdigest()


@cache
def real_rows() -> dict[str, Rows]:
    """Return the rows of every table as they stand; do not change them."""
    found = {}
    for table in TABLES:
        file = ROOT / "data" / f"{name_of(table)}.csv"
        read, _ = canonical.read_file(table, file)
        assert read is not None
        found[name_of(table)] = read.rows
    return found


def put(root: Path, files: Mapping[Path, bytes | None]) -> None:
    """Write files, and take those away that shall go."""
    for path, content in files.items():
        if content is None:
            (root / path).unlink()
        else:
            (root / path).write_bytes(content)
