"""What the tests share: a copy of the package to break, and the command line as a user runs it."""

from __future__ import annotations

import csv
import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import kindicators as ki
import warm
from kindicators import package as package_module
from kindicators import releases as releases_module

if TYPE_CHECKING:
    from repository import Repository

collect_ignore = ["fuzz"]  # needs atheris, and is run by hand
ROOT = Path(__file__).resolve().parents[1]
Row = dict[str, str]
# A table, which of its rows, the cells to change, and the column and text of the finding that must follow.
Fault = tuple[str, Callable[[Row], bool], dict[str, str], str, str]


def first(row: Row) -> bool:
    """Choose the first row of a table."""
    return True


def has(*columns: str) -> Callable[[Row], bool]:
    """Choose the first row in which all of these columns are filled."""
    return lambda row: all(row[c] for c in columns)


def holds(column: str, *values: str) -> Callable[[Row], bool]:
    """Choose the first row that has one of these values."""
    return lambda row: row[column] in values


class Copy:
    """A copy of the data package that a test may break."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        shutil.copy(ki.path() / "datapackage.json", folder)
        shutil.copytree(ki.path() / "data", folder / "data")

    def file(self, table: str) -> Path:
        return self.folder / "data" / f"{table}.csv"

    def rows(self, table: str) -> list[Row]:
        with self.file(table).open(encoding="utf-8", newline="") as stream:
            return list(csv.DictReader(stream))

    def write(self, table: str, rows: list[Row]) -> None:
        header = self.file(table).read_text(encoding="utf-8").split("\n", 1)[0].split(",")
        with self.file(table).open("w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, header, lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)

    def change(self, table: str, where: Callable[[Row], bool], **cells: str) -> Row:
        """Set cells of the first row that `where` accepts, and return the changed row."""
        rows = self.rows(table)
        row = next(r for r in rows if where(r))
        row.update(cells)
        self.write(table, rows)
        return row


@pytest.fixture
def copy(tmp_path: Path) -> Copy:
    return Copy(tmp_path)


Run = Callable[..., "subprocess.CompletedProcess[str]"]


def call(*arguments: str, stdin: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command line in a process of its own, as a user does, with its output in a file."""
    return warm.run(*arguments, stdin=stdin, env={**os.environ, **environment})


@pytest.fixture
def ctrl_c_counts() -> Iterator[None]:
    """Let SIGINT interrupt, even where the tests were started in the background, which ignores it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture
def run() -> Run:
    """Return the function that runs the command line."""
    return call


@contextmanager
def shared(tmp_path_factory: pytest.TempPathFactory, name: str) -> Iterator[Path]:
    """Name a folder that one of pytest-xdist's workers makes, beside the folders of them all, while the others wait."""
    from filelock import FileLock

    base = tmp_path_factory.getbasetemp()
    place = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    with FileLock(place / f"{name}.lock"):
        yield place / name


@pytest.fixture(scope="session")
def base(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """Return a copy of the repository in which everything is released; do not change it."""
    from kindicators.authoring.releasing import release
    from kindicators.authoring.releasing.version import stated
    from repository import Repository

    with shared(tmp_path_factory, "released") as folder:
        if not folder.exists():
            made = Repository(tmp_path_factory.mktemp("base") / "repository")
            release.release(made.folder, stated(made.folder).number, say=lambda line: None)
            made.folder.rename(folder)
    return Repository.at(folder)


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the built wheel."""
    with shared(tmp_path_factory, "wheel") as folder:
        if not folder.exists():
            made = tmp_path_factory.mktemp("wheel")
            build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(made), str(ROOT)]
            subprocess.run(build, check=True, capture_output=True)
            made.rename(folder)
    return next(folder.glob("*.whl"))


class Installation:
    """A copy of kindicators with its data that a test may break; `ki` reads it, and `run` runs it."""

    def __init__(self, folder: Path) -> None:
        self.lib = folder
        self.folder = folder / "kindicators" / "datapackage"
        self.releases = self.folder / "data" / "releases"
        shutil.copytree(ROOT / "src/kindicators", folder / "kindicators", ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copytree(ki.path() / "data", self.folder / "data")
        shutil.copy(ki.path() / "datapackage.json", self.folder)

    def archive_everything(self) -> None:
        """Make the installed state one between two releases, so that every release is read from the archives."""
        file = self.folder / "datapackage.json"
        descriptor = json.loads(file.read_text(encoding="utf-8")) | {"version": "99.0.0.dev0"}
        file.write_text(json.dumps(descriptor), encoding="utf-8")

    def forget(self) -> None:
        """Read everything anew, as a new process would."""
        for cached in (package_module.package, releases_module._releases, releases_module._package):
            cached.cache_clear()

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return warm.run(*arguments, env={**os.environ, "PYTHONPATH": str(self.lib)})


@pytest.fixture
def installation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Installation]:
    """Let kindicators read a copy of its data, as if it had been installed there."""
    copied = Installation(tmp_path / "lib")
    monkeypatch.setattr(package_module, "__file__", str(copied.lib / "kindicators" / "package.py"))
    copied.forget()
    yield copied
    copied.forget()
